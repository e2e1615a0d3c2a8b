#!/usr/bin/env bash
# run.sh [--make] slots: the tests of the card's start in an emulated machine.
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
    printf 'skipped: %s\n' "$*"
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

case ${1:-} in
slots)
    require mkimage mformat sfdisk mke2fs fw_setenv
    emulator slots
    python3 tests/boot/slots_test.py "$qemu"
    ;;
*) die "usage: tests/boot/run.sh [--make] slots" ;;
esac
