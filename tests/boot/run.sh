#!/usr/bin/env bash
# run.sh [--make] slots: the boot script chooses the right one of two systems (a minute).
# run.sh [--make] image [IMAGE]: a card image starts and does all that the exhibit promises (ten minutes). IMAGE is
#   of the layer "virt"; without one it is built from this tree, which takes minutes more.
# run.sh [--make] chords [IMAGE]: no key leads out of it (twenty minutes). FL_RANDOM_KEYS: how many keys are pressed at
#   random, 5000 by default; a million take a night.
# run.sh [--make] update: an update on a stick becomes the running system (ten minutes and more). Builds an image of its
#   own, which trusts a key of its own; FL_PACKAGES: the directory of the exhibit's arm64 packages, if they are made.
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

# image_to_try [IMAGE]: the one that is given, or one built from this tree.
image_to_try() {
    out=build/boot-test
    mkdir -p "$out"
    image=$1
    if [[ -z $image ]]; then
        roots_for_image
        deploy/image/build --layer virt "$out/image"
        image=$out/image/fault-lines-virt.img
    fi
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
    image_to_try "${2:-}"
    python3 tests/boot/image_test.py "$qemu" "$image" "$exhibit" "$out"
    ;;
chords)
    require mcopy mtype
    emulator chords
    image_to_try "${2:-}"
    python3 tests/boot/chords_test.py "$qemu" "$image" "$out" "${FL_RANDOM_KEYS:-5000}"
    ;;
update)
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
*) die "usage: tests/boot/run.sh [--make] slots | image [IMAGE] | chords [IMAGE] | update" ;;
esac
