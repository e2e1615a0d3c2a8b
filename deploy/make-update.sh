#!/usr/bin/env bash
# Makes a signed update from a slot's file system: one file for a memory stick. install-update tells its form.
set -euo pipefail
export LC_ALL=C

usage() {
    cat <<'HELP'
deploy/make-update.sh --key SECRET --target NAME --sequence N --version TEXT IMAGE OUT

Packs IMAGE (the ext4 file system of a slot) by zstd and signs it by minisign; the result is written to OUT,
usually named fault-lines.flupdate. Needs minisign and zstd.

  --key SECRET    minisign's secret key; made once with: minisign -G -p NAME.pub -s SECRET
  --target NAME   which machines it is for, as in their /usr/lib/fault-lines/release
  --sequence N    must grow from release to release; machines refuse what is not newer
  --version TEXT  for people

A system accepts it if NAME.pub lies in its /etc/fault-lines/update-keys.
HELP
}

die() {
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
}

declare -A given=()
while (($# > 0)); do
    case $1 in
    --key | --target | --sequence | --version)
        (($# > 1)) || die "$1 needs a value"
        given[${1#--}]=$2
        shift 2
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    -*)
        usage >&2
        die "unknown argument '$1'"
        ;;
    *) break ;;
    esac
done
[[ $# -eq 2 ]] || {
    usage >&2
    exit 1
}
for name in key target sequence version; do
    [[ -n ${given[$name]:-} ]] || die "--$name is missing"
done
image=$1
out=$2
bytes=$(stat -L -c %s "$image")
((bytes % 4096 == 0 && bytes > 0)) || die "$image: its size, $bytes, is no multiple of 4096"
comment="fault-lines target=${given[target]} sequence=${given[sequence]} version=${given[version]}"
comment+=" bytes=$bytes sha256=$(sha256sum <"$image" | cut -c1-64)"

work=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$work"' EXIT
zstd -q -T0 "-${FL_ZSTD_LEVEL:-12}" --no-progress -c "$image" >"$work/rest"
minisign -SH -s "${given[key]}" -x "$work/signature" -c "update of the exhibit Fault Lines" -t "$comment" \
    -m "$work/rest" >/dev/null
{
    echo "fault-lines-update 1"
    cat "$work/signature"
} >"$work/head"
head_bytes=$(stat -c %s "$work/head")
((head_bytes <= 4096)) || die "the signature is longer than expected"
{
    cat "$work/head"
    head -c $((4096 - head_bytes)) /dev/zero | tr '\0' '\n'
    cat "$work/rest"
} >"$work/whole"
mv "$work/whole" "$out"
printf '%s: %s, %s bytes\n' "$out" "$comment" "$(stat -c %s "$out")"
