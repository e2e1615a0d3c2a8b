# shellcheck shell=bash
# The Debian roots that the card image and its tests are made of. Sourced after deploy/roots.sh, from the
# top of the repository.

image_suite=${image_suite:-bookworm} # bookworm | trixie

# image_root NAME: prints the root's directory, made if it is not kept. NAME is
#   base         the system of the card, arm64, with its initial RAM disk but without the exhibit
#   boot-files   the Raspberry Pi's firmware and U-Boot, only unpacked
#   qemu         the emulator, for this machine
image_root() { with_image_root root_for "$1"; }

# image_root_kept NAME: whether it is there already.
image_root_kept() { with_image_root root_kept "$1"; }

with_image_root() {
    local lists=deploy/image/packages
    case $2 in
    base)
        ROOT_SUITE=$image_suite ROOT_ARCHITECTURES=arm64 ROOT_VARIANT=apt ROOT_HOOKS=deploy/image/hooks \
            "$1" image-base "$lists/base.txt" "$lists/$image_suite.txt" deploy/packages/run.txt
        ;;
    boot-files)
        ROOT_SUITE=$image_suite ROOT_ARCHITECTURES=arm64 ROOT_VARIANT=extract \
            ROOT_COMPONENTS="main non-free-firmware" "$1" image-boot-files "$lists/boot-files.txt"
        ;;
    qemu) ROOT_SUITE=trixie ROOT_ARCHITECTURES=amd64 ROOT_VARIANT=apt "$1" qemu "$lists/qemu.txt" ;;
    *) die "no root is called $2" ;;
    esac
}
