#!/usr/bin/env bash
# Makes the Debian packages of the exhibit in a clean root, checks them, and lays them into a directory.
set -euo pipefail
export LC_ALL=C.UTF-8

start_directory=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh
# shellcheck source=deploy/roots.sh
source deploy/roots.sh

usage() {
    cat <<'HELP'
deploy/packages.sh [--arch amd64|arm64] [--suite bookworm|trixie] [--version V] [--twice]
                   [--incremental] [DIRECTORY]

Makes fault-lines, fault-lines-kiosk and fault-lines-tools from the files that git knows here, with
uncommitted changes, in a Debian root of their own and without a network; checks them by lintian
(errors and warnings end it) and blhc (hardening). Needs root and mmdebstrap; the first time also the
network and some minutes for the root, which is kept under ~/.cache/fault-lines/roots.

  --arch A      for that machine; another than this one is cross-built      default: this one
  --suite S     with the libraries of that Debian release                   default: bookworm
  --version V   instead of the changelog's, for trials of upgrades
  --incremental compile only what changed since the last time with this word: for trials, not for museums
  --twice       make them a second time and compare every byte
  DIRECTORY     where the packages go                                       default: build/packages

The directory gets *.deb, *.changes, *.buildinfo, build.log, lintian.log.
HELP
}

native=$(dpkg --print-architecture)
architecture=$native
suite=bookworm
version=
twice=no
incremental=no
out=
while (($# > 0)); do
    case $1 in
    --arch | --suite | --version)
        (($# > 1)) || die "$1 needs a value"
        case $1 in
        --arch) architecture=$2 ;;
        --suite) suite=$2 ;;
        --version) version=$2 ;;
        esac
        shift
        ;;
    --twice) twice=yes ;;
    --incremental) incremental=yes ;;
    -h | --help)
        usage
        exit 0
        ;;
    -*)
        usage >&2
        die "unknown argument '$1'"
        ;;
    *) out=$(cd "$start_directory" && realpath -m "$1") ;;
    esac
    shift
done
case $architecture in amd64 | arm64) ;; *) die "there are packages for amd64 and arm64 only" ;; esac
case $suite in bookworm | trixie) ;; *) die "packages are made for bookworm and trixie only" ;; esac
out=${out:-$PWD/build/packages}
[[ $twice$incremental != yesyes ]] || die "--twice compares builds from nothing; it goes without --incremental"
((EUID == 0)) || die "needs root, to make a root file system and to enter it"

# lay_sources TREE: a Debian source tree from what git knows, or, without git, from what lies here.
lay_sources() {
    mkdir -p "$1"
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
            [[ ! -e $file && ! -L $file ]] || printf '%s\0' "$file"
        done
    else
        find . -path ./build -prune -o \( -type f -o -type l \) -printf '%P\0'
    fi | tar -c --anchored --exclude='tests/*' --exclude='./tests/*' --null --files-from=- | tar -x -C "$1" --no-same-owner
    mkdir -p "$1/tests"
    cp -r "$1/deploy/debian" "$1/debian"
    deploy/debian/make-copyright >"$1/debian/copyright"
    local was
    was=$(sed -n '1s/^fault-lines (\(.*\)) .*/\1/p' "$1/debian/changelog")
    [[ -z $version ]] || sed -i "1s/($was)/($version)/" "$1/debian/changelog"
    # Packages of two releases must not be taken for each other.
    [[ $suite == bookworm ]] || sed -i "1s/) bookworm;/~$suite) $suite;/" "$1/debian/changelog"
}

# mark_changed TREE LIST: makes the files of TREE that are not in LIST, or otherwise, the newest ones, and all others
# old; LIST.new is then of TREE. By what is in them: a file that was edited while the last build ran is older than
# the object that was made without the edit.
mark_changed() {
    local tree=$1 list=$2
    touch "$list"
    (cd "$tree" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sort) >"$list.new"
    find "$tree" -exec touch --no-dereference --date=@1000000000 {} +
    (cd "$tree" && comm -13 "$list" "$list.new" | cut -c67- |
        tr '\n' '\0' | xargs -0 -r touch)
}

# drop_unknown_overrides SCRATCH: to lintian an exception from a rule that its release no longer has is an error.
drop_unknown_overrides() {
    # shellcheck disable=SC2016 # the inner shell and awk expand
    in_root "$root" "$1" sh -euc 'lintian-explain-tags --list-tags >/build/tags
        cd /build/fault-lines/debian
        for file in *.lintian-overrides; do
            awk "NR == FNR { known[\$1]; next } /^#/ || \$2 in known" /build/tags "$file" >/build/overrides
            cp /build/overrides "$file"
        done
        rm /build/tags /build/overrides'
}

# build_once DIRECTORY: everything that comes out of one build, with its log.
build_once() {
    local to=$1 scratch result=0
    local -a how=(dpkg-buildpackage -b -us -uc "-j$(parallel_jobs)")
    [[ $architecture == "$native" ]] || how+=("-a$architecture" -Pcross)
    scratch=$(mktemp -d /var/tmp/fault-lines-packages.XXXXXX)
    rm -rf "$to"
    mkdir -p "$to"
    mkdir -p "$scratch/upper/build"
    cp -a "$sources" "$scratch/upper/build/fault-lines"
    drop_unknown_overrides "$scratch"
    local objects
    objects=${XDG_CACHE_HOME:-$HOME/.cache}/fault-lines/objects/$suite-$architecture
    if [[ $incremental == yes ]]; then
        how+=(-nc)
        mkdir -p "$objects"
        mark_changed "$scratch/upper/build/fault-lines" "$objects.sources"
        find "$objects" -mindepth 1 -maxdepth 1 -exec mv -t "$scratch/upper/build/fault-lines" {} +
    fi
    in_root "$root" "$scratch" sh -euc 'export DEB_BUILD_OPTIONS=nocheck; cd /build/fault-lines; exec "$@"' \
        sh "${how[@]}" >"$to/build.log" 2>&1 </dev/null || result=$?
    if [[ $incremental == yes ]]; then
        rm -rf "$objects"
        mkdir -p "$objects"
        mv "$scratch"/upper/build/fault-lines/obj-* "$objects/"
    fi
    if ((result == 0)); then
        [[ $incremental == no ]] || mv "$objects.sources.new" "$objects.sources"
        cp "$scratch"/upper/build/*.{deb,changes,buildinfo} "$to/"
        if [[ $incremental == no ]]; then
            # Position-independent code is the default of Debian's compiler and not among its flags; lintian looks
            # for it in the result.
            cp "$to/build.log" "$scratch/upper/build/"
            in_root "$root" "$scratch" blhc --bindnow /build/build.log >"$to/blhc.log" 2>&1 || result=$?
            ((result == 0)) || grep -m 10 . "$to/blhc.log" >&2
        fi
        in_root "$root" "$scratch" sh -c 'cd /build && exec lintian --allow-root --fail-on error,warning \
            --info --display-info --suppress-tags bad-distribution-in-changes-file *.changes' \
            >"$to/lintian.log" 2>&1 </dev/null || {
            result=1
            grep -E '^[EW]:' "$to/lintian.log" >&2 || tail -n 5 "$to/lintian.log" >&2
        }
    else
        grep -E -A 5 -m 3 '(error|Error|dh_[a-z]+: )' "$to/build.log" >&2 || tail -n 20 "$to/build.log" >&2
    fi
    rm -rf --one-file-system "$scratch"
    ((result == 0)) || die "the packages were not made or are not in order; see $to/*.log"
}

step_count=3
step "the root to build in ($suite, for $architecture)"
root=$(package_root "$suite" "$architecture")
note "$root"
step "building (log: $out/build.log)"
# Laid once, so that nobody's editor comes between two builds that are to be compared.
work=$(mktemp -d /var/tmp/fault-lines-sources.XXXXXX)
trap 'rm -rf --one-file-system "$work"' EXIT
sources=$work/fault-lines
lay_sources "$sources"
build_once "$out"
for package in "$out"/*.deb; do
    note "$(stat -c '%s' "$package" | numfmt --to=si --suffix=B)  ${package##*/}"
done
note "lintian: no error, no warning, $(grep -c '^I:' "$out/lintian.log" || true) hints"
if [[ $incremental == no ]]; then
    note "blhc: hardened"
else
    note "blhc: not asked, since not everything was compiled"
fi
if [[ $twice == yes ]]; then
    step "once more, to compare"
    again=$work/again
    build_once "$again"
    for package in "$out"/*.deb; do
        cmp "$package" "$again/${package##*/}" || die "${package##*/} came out differently the second time"
    done
    note "every package has the same bytes"
else
    step "not built twice (--twice compares the bytes)"
fi
