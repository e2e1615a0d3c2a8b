#!/usr/bin/env bash
# Opens the exhibit on a fresh Debian 12 or 13: installs what is missing, builds, shows it.
# Run it again at any time: what is installed and built stays, and no network is needed then.
set -euo pipefail
export LC_ALL=C.UTF-8

start_directory=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
top=$PWD
# shellcheck source=deploy/lib.sh
source deploy/lib.sh

usage() {
    cat <<'HELP'
deploy/run.sh [--headless] [--build-only] [-- ARGUMENTS OF fault-lines]

Installs missing packages (as root or with sudo), builds the exhibit and its content into
build/release and opens it full screen. Where there is no display it plays deploy/demo.fls and
writes the pictures to build/demo.

  --headless     play the demo even where there is a display
  --build-only   stop before opening the exhibit
  --help         this text

Examples:
  deploy/run.sh
  deploy/run.sh -- --windowed --size 1280x720 --lang ar
HELP
}

headless=no
open=yes
while (($# > 0)); do
    case $1 in
    --headless) headless=yes ;;
    --build-only) open=no ;;
    -h | --help)
        usage
        exit 0
        ;;
    --)
        shift
        break
        ;;
    *)
        usage >&2
        die "unknown argument '$1' (arguments of the program go after --)"
        ;;
    esac
    shift
done

# Says what there is to draw on: a display server, a console with a connected screen, or nothing.
find_display() {
    if [[ -n ${WAYLAND_DISPLAY:-} || -n ${DISPLAY:-} ]]; then
        printf 'server\n'
        return
    fi
    local card status
    for card in /dev/dri/card*; do
        [[ -r $card && -w $card ]] || continue
        for status in /sys/class/drm/"${card##*/}"-*/status; do
            if [[ -r $status && $(<"$status") == connected ]]; then
                printf 'console\n'
                return
            fi
        done
    done
    printf 'none\n'
}

build_exhibit() {
    step_count=3
    step "packages"
    mkdir -p build/logs
    install_missing build/logs/packages.log build run

    step "building the exhibit and its content (build/release, log: build/logs/release.log)"
    build_preset release build/logs/release.log || exit 1
    [[ -x build/release/bin/fault-lines ]] ||
        die "the build made no build/release/bin/fault-lines; see build/logs/release.log"
    [[ -s build/release/share/fault-lines/content.sqlite ]] ||
        die "the build made no build/release/share/fault-lines/content.sqlite; see build/logs/release.log"
}

open_on_display() {
    step "opening the exhibit full screen"
    cd "$start_directory" # so that relative names in the arguments mean what the caller meant
    exec "$top/build/release/bin/fault-lines" "$@"
}

play_demo() {
    step "no display: playing deploy/demo.fls headless"
    # A state of its own: earlier runs must not change the pictures, nor this one a visitor's answers.
    rm -rf build/demo
    mkdir -p build/demo/state
    use_software_drawing
    (
        cd "$start_directory"
        "$top/build/release/bin/fault-lines" --headless --script "$top/deploy/demo.fls" \
            --out "$top/build/demo" --state "$top/build/demo/state" "$@"
    ) </dev/null || die "the demo ended with exit code $?"
    local -a pictures=(build/demo/*.png)
    [[ -e ${pictures[0]} ]] || die "the demo made no pictures"
    note "${#pictures[@]} pictures are in $top/build/demo:"
    printf '        %s\n' "${pictures[@]##*/}"
}

build_exhibit
if [[ $open == no ]]; then
    step "built, not opened: build/release/bin/fault-lines"
elif [[ $headless == no && $(find_display) != none ]]; then
    open_on_display "$@"
else
    play_demo "$@"
fi
