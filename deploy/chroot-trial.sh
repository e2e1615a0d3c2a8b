#!/usr/bin/env bash
# Proves the two commands of the README: runs them in an empty Debian, then both again without a network.
# Changes nothing on this machine but a cached root and a temporary directory.
set -euo pipefail
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh
# shellcheck source=deploy/roots.sh
source deploy/roots.sh

usage() {
    cat <<'HELP'
deploy/chroot-trial.sh [--suite bookworm|trixie] [--fast] [--fresh] [--keep] [--shell]

Makes a bare Debian root (only ca-certificates and git beside what apt needs), clones the committed
state of this repository into it, and runs there deploy/run.sh and tests/run.sh, then both again with
the network cut. Before all that, deploy/run.sh without a network must say what is missing. Prints PASS
or FAIL and the time of each step, and the versions that it met. Needs root and mmdebstrap.

  --suite NAME   Debian release, default bookworm
  --fast         tests/run.sh without the preset with sanitizers
  --fresh        make the root anew; otherwise the cached one is used for two weeks
  --keep         leave the root for a look and say where it is
  --shell        after the steps open a shell inside

Logs: build/chroot-trial/SUITE/*.log
Cache: ${XDG_CACHE_HOME:-~/.cache}/fault-lines/root-SUITE-ARCHITECTURE.tar
HELP
}

suite=bookworm
fast=()
fresh=no
keep=no
shell=no
while (($# > 0)); do
    case $1 in
    --suite)
        (($# > 1)) || die "--suite needs a name"
        suite=$2
        shift
        ;;
    --fast) fast=(--fast) ;;
    --fresh) fresh=yes ;;
    --keep) keep=yes ;;
    --shell) shell=yes ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        die "unknown argument '$1'"
        ;;
    esac
    shift
done
((EUID == 0)) || die "needs root, to make a root file system and to enter it"
for tool in mmdebstrap unshare git apt-config; do
    command -v "$tool" >/dev/null || die "$tool is missing (apt-get install mmdebstrap util-linux git apt)"
done

architecture=$(dpkg --print-architecture)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/fault-lines
tarball=$cache/root-$suite-$architecture.tar
logs=$PWD/build/chroot-trial/$suite
rm -rf "$logs"
mkdir -p "$cache" "$logs"

make_bare_root() {
    local lines
    lines=$(debian_sources "$suite" main)
    [[ -n $lines ]] || die "no Debian mirror in this machine's apt configuration; run apt-get update"
    apt_options >"$logs/apt-options.conf"
    mmdebstrap --mode=root --format=tar --variant=minbase --include=ca-certificates,git \
        --architectures="$architecture" --aptopt="$logs/apt-options.conf" \
        "$suite" "$tarball.part" - <<<"$lines" >"$logs/mmdebstrap.log" 2>&1 ||
        {
            tail -n 15 "$logs/mmdebstrap.log" >&2
            die "mmdebstrap failed; see $logs/mmdebstrap.log"
        }
    mv "$tarball.part" "$tarball"
}

# inside NETWORK COMMAND...: runs COMMAND in the root, in /root/fault-lines. Mounts live in a namespace
# of their own: they end with the command, however it ends.
inside() {
    local -a spaces=(--mount --pid --fork --kill-child --uts --ipc)
    [[ $1 == online ]] || spaces+=(--net)
    shift
    # shellcheck disable=SC2016 # the inner shell expands
    unshare "${spaces[@]}" bash -euc '
        root=$1
        shift
        mount --make-rprivate /
'"$own_devices"'
        exec env -i HOME=/root TERM=dumb PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            chroot "$root" sh -c "cd /root/fault-lines && exec \"\$@\"" sh "$@"
    ' bash "$root" "$@"
}

results=()
failures=0

# report VERDICT NAME BEGIN LOG
report() {
    [[ $1 == PASS ]] || failures=$((failures + 1))
    results+=("$(printf '%-4s  %-15s %4d s  %s' "$1" "$2" $((SECONDS - $3)) "$4")")
    note "${results[-1]}"
}

# trial NAME NETWORK COMMAND...
trial() {
    local name=$1 network=$2 log=$logs/$1.log begin=$SECONDS verdict=PASS
    shift 2
    step "$name: $* ($network)"
    if ! inside "$network" "$@" >"$log" 2>&1 </dev/null; then
        verdict=FAIL
        tail -n 15 "$log" | sed 's/^/        | /'
    fi
    report "$verdict" "$name" "$begin" "$log"
}

step_count=7
step "a bare $suite root ($architecture)"
if [[ $fresh == yes || -z $(find "$tarball" -mtime -14 2>/dev/null) ]]; then
    note "making it, kept as $tarball"
    make_bare_root
else
    note "cached: $tarball"
fi

root=$(mktemp -d /var/tmp/fault-lines-trial.XXXXXX)
leave() {
    if [[ $keep == yes ]]; then
        note "the root is kept: $root"
    else
        rm -rf --one-file-system "$root"
    fi
}
trap leave EXIT
trap 'exit 130' INT TERM

tar -xf "$tarball" -C "$root" --exclude='./dev/*'
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/hosts "$root/etc/hosts"
if [[ -n $(find /usr/local/share/ca-certificates -name '*.crt' 2>/dev/null) ]]; then
    cp -r /usr/local/share/ca-certificates "$root/usr/local/share/"
    chroot "$root" update-ca-certificates >"$logs/certificates.log" 2>&1
fi

step "a fresh clone of $(git rev-parse --short HEAD)"
[[ -z $(git status --porcelain) ]] || note "uncommitted changes are not part of it"
git clone --quiet --no-hardlinks . "$root/root/fault-lines"

# refusal NAME COMMAND...: without a network and without packages the command must stop and name them.
refusal() {
    local name=$1 log=$logs/$1.log begin=$SECONDS verdict=PASS
    shift
    step "$name: $* must say what is missing (network cut)"
    if inside "network cut" "$@" >"$log" 2>&1 </dev/null || ! grep -q 'apt-get install .*cmake' "$log"; then
        verdict=FAIL
        tail -n 15 "$log" | sed 's/^/        | /'
    fi
    report "$verdict" "$name" "$begin" "$log"
}

refusal refuses-offline deploy/run.sh
trial run online deploy/run.sh
trial tests online tests/run.sh "${fast[@]}"
trial run-offline "network cut" deploy/run.sh
trial tests-offline "network cut" tests/run.sh "${fast[@]}"

[[ $shell == no ]] || inside online bash || true

# shellcheck disable=SC2016 # dpkg-query expands
versions=$(inside "network cut" dpkg-query -W -f '${Package} ${Version}, ' g++ cmake libsdl2-dev libimgui-dev \
    libpango1.0-dev libicu-dev libsqlite3-dev libgl1-mesa-dri catch2 2>/dev/null || true)
printf '\n%s, %s, commit %s:\n' "$suite" "$architecture" "$(git rev-parse --short HEAD)"
printf '  %s\n' "${results[@]}" "with ${versions%, }"
((failures == 0))
