#!/usr/bin/env bash
# run.sh --make emulator: makes the root with the emulator (a minute, once), with which "slots" is part of every suite.
# run.sh [--make] slots: the boot script chooses the right one of two systems (a minute).
# run.sh [--make] image [IMAGE]: a card image starts and does all that the exhibit promises (ten minutes). IMAGE is
#   of the layer "virt"; without one it is built from this tree, which takes minutes more.
# run.sh [--make] chords [IMAGE]: no key leads out of it (twenty minutes). FL_RANDOM_KEYS: how many keys are pressed at
#   random, 5000 by default; a million take one to two hours.
# run.sh [--make] update: an update on a stick becomes the running system (ten minutes and more). Builds an image of its
#   own, which trusts a key of its own.
# run.sh [--make] board [IMAGE]: the card for the Raspberry Pi on an emulated Raspberry Pi 3, as far as that goes without
#   its screen and its maker's firmware (six minutes). IMAGE is of the layer "raspberrypi".
#
# FL_PACKAGES: the directory of the exhibit's arm64 packages, if they are made already, for images that are built.
#
# They need tools, Debian roots that are kept outside the sources (deploy/roots.sh), and some of them the exhibit of
# this machine. With --make what is missing is installed, made and built. Without, nothing is: a line says what is
# missing, and the exit code is 77, which ctest shows as skipped. All but "slots" also ask FL_BOOT_MINUTES then, whether
# there is time for them.
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
    if [[ $make == yes ]]; then
        mkdir -p build/logs
        install_missing build/logs/boot-test-packages.log image boot-test
    fi
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
    if [[ $make == yes && -z ${FL_EXHIBIT:-} && ! -x build/dev/bin/fault-lines ]]; then
        deploy/run.sh --build-only >&2
    fi
    for program in "${FL_EXHIBIT:-}" build/dev/bin/fault-lines build/release/bin/fault-lines; do
        [[ ! -x $program ]] || {
            printf '%s\n' "$program"
            return
        }
    done
    skip "the exhibit has not been built here (deploy/run.sh builds it)"
}

# long_run NAME MINUTES: without --make, only who has the time runs what takes longer than all other tests together.
long_run() {
    [[ $make == yes ]] || ((${FL_BOOT_MINUTES:-0} >= $2)) ||
        skip "takes up to $2 minutes, and FL_BOOT_MINUTES gives it ${FL_BOOT_MINUTES:-0} (by hand: tests/boot/run.sh --make $1)"
}

# All roots that a card image and its packages are made of and in, some minutes each the first time.
roots_for_image() {
    local root
    [[ $make == no ]] || return 0
    for root in base boot-files; do
        image_root_kept "$root" || skip "the card's root '$root' has not been made (tests/boot/run.sh --make image makes it)"
    done
    [[ -n ${FL_PACKAGES:-} ]] || package_root_kept "$image_suite" arm64 ||
        skip "the root to make packages in has not been made (tests/boot/run.sh --make image makes it)"
}

# image_to_try [IMAGE]: the one that is given, or one of $layer that is built from this tree.
layer=virt
image_to_try() {
    out=build/boot-test
    mkdir -p "$out"
    image=$1
    if [[ -z $image ]]; then
        roots_for_image
        deploy/image/build --layer "$layer" ${FL_PACKAGES:+--packages "$FL_PACKAGES"} "$out/image"
        image=$out/image/fault-lines-$layer.img
    fi
}

case ${1:-} in
emulator)
    require mkimage mformat sfdisk mke2fs fw_setenv
    emulator emulator
    ;;
slots)
    require mkimage mformat sfdisk mke2fs fw_setenv
    emulator slots
    python3 tests/boot/slots_test.py "$qemu"
    ;;
image)
    long_run image 60
    require mkimage debugfs e2fsck
    exhibit=$(built_exhibit)
    emulator image
    image_to_try "${2:-}"
    python3 tests/boot/image_test.py "$qemu" "$image" "$exhibit" "$out"
    ;;
chords)
    long_run chords 60
    require mcopy mtype
    emulator chords
    image_to_try "${2:-}"
    python3 tests/boot/chords_test.py "$qemu" "$image" "$out" "${FL_RANDOM_KEYS:-5000}"
    ;;
board)
    long_run board 60
    require mcopy mtype
    emulator board
    layer=raspberrypi
    image_to_try "${2:-}"
    python3 tests/boot/board_test.py "$qemu" "$image" "$out"
    ;;
update)
    long_run update 60
    require minisign zstd mcopy mkfs.vfat sfdisk debugfs
    emulator update
    roots_for_image
    out=build/boot-test/update
    mkdir -p "$out"
    minisign -GWf -p "$out/museum.pub" -s "$out/museum.key" >/dev/null
    deploy/image/build --layer virt --update-key "$out/museum.pub" ${FL_PACKAGES:+--packages "$FL_PACKAGES"} "$out"
    # The same system once more, with a number that is higher by one.
    slot=$out/fault-lines-virt.slot.ext4
    release=/usr/lib/fault-lines/release
    sequence=$(debugfs -R "cat $release" "$slot" 2>/dev/null | sed -n 's/^sequence=//p')
    printf 'target=virt\nsequence=%d\nversion=next\n' $((sequence + 1)) >"$out/release"
    debugfs -w -f - "$slot" >/dev/null 2>&1 <<<"$(printf 'rm %s\nwrite %s %s' "$release" "$out/release" "$release")"
    FL_ZSTD_LEVEL=1 deploy/make-update.sh --key "$out/museum.key" --target virt --version next \
        --sequence $((sequence + 1)) "$slot" "$out/next.flupdate"
    python3 tests/boot/update_test.py "$qemu" "$out/fault-lines-virt.img" "$out/next.flupdate" next "$out"
    ;;
*) die "usage: tests/boot/run.sh [--make] emulator | slots | image [IMAGE] | chords [IMAGE] | update | board [IMAGE]" ;;
esac
