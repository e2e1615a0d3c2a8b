#!/usr/bin/env bash
# run.sh [--make] slots: the boot script chooses the right one of two systems (a minute).
# run.sh [--make] image [IMAGE]: a card image starts and does all that the exhibit promises (ten minutes). IMAGE is
#   of the layer "virt"; without one it is built from this tree, which takes minutes more.
#
# They need Debian roots that are kept outside the sources (deploy/roots.sh). Without --make nothing is
# made: where one is missing, a line says so and the exit code is 77, which ctest shows as skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh
# shellcheck source=deploy/roots.sh
source deploy/roots.sh
# shellcheck source=deploy/image/roots.sh
source deploy/image/roots.sh

skip() {
    printf 'skipped: %s\n' "$*" >&2
    exit 77
}

make=no
if [[ ${1:-} == --make ]]; then
    make=yes
    shift
fi

# require COMMAND...: the tools that the test cannot do without.
require() {
    local tool
    for tool in "$@"; do
        PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || skip "$tool is not installed"
    done
}

# The root with the emulator; the first time it is made from Debian's packages, in about a minute.
emulator() {
    if [[ $make == no ]] && ! image_root_kept qemu; then
        skip "the emulator's root has not been made (tests/boot/run.sh --make $1 makes it)"
    fi
    qemu=$(image_root qemu)
}

# The exhibit of this machine, which says where a visitor would touch.
built_exhibit() {
    local program
    for program in "${FL_EXHIBIT:-}" build/dev/bin/fault-lines build/release/bin/fault-lines; do
        [[ ! -x $program ]] || {
            printf '%s\n' "$program"
            return
        }
    done
    skip "the exhibit has not been built here (deploy/run.sh builds it)"
}

# All roots that a card image is made of, some minutes each the first time.
roots_for_image() {
    local root
    [[ $make == no ]] || return 0
    for root in base boot-files; do
        image_root_kept "$root" || skip "the card's root '$root' has not been made (tests/boot/run.sh --make image makes it)"
    done
}

case ${1:-} in
slots)
    require mkimage mformat sfdisk mke2fs fw_setenv
    emulator slots
    python3 tests/boot/slots_test.py "$qemu"
    ;;
image)
    require mkimage debugfs e2fsck
    exhibit=$(built_exhibit)
    emulator image
    out=build/boot-test
    mkdir -p "$out"
    image=${2:-}
    if [[ -z $image ]]; then
        roots_for_image
        deploy/image/build --layer virt "$out/image"
        image=$out/image/fault-lines-virt.img
    fi
    python3 tests/boot/image_test.py "$qemu" "$image" "$exhibit" "$out"
    ;;
*) die "usage: tests/boot/run.sh [--make] slots | image [IMAGE]" ;;
esac
