#!/usr/bin/env bash
# boot.sh SOURCE BOOT_FILES TREE DIRECTORY: the boot partition of the Raspberry Pi 3, 4 and Zero 2 W: firmware,
# U-Boot, device trees, and the boards' config.txt joined, each under its filter.
set -euo pipefail
source=$1 boot_files=$2 tree=$3 directory=$4
cp "$boot_files"/usr/lib/raspi-firmware/{bootcode.bin,start.elf,fixup.dat,start4.elf,fixup4.dat} "$directory/"
cp "$boot_files/usr/share/doc/raspi-firmware/copyright" "$directory/firmware-licence.txt"
cp "$boot_files/usr/lib/u-boot/rpi_arm64/u-boot.bin" "$directory/"
cp "$tree"/usr/lib/linux-image-*/broadcom/bcm2{711,837}-rpi-*.dtb "$directory/"
cp "$source/firmware-config/pi4/cmdline.txt" "$directory/"
{
    for board in "pi3 pi3" "pi4 pi4" "zero2 pi02"; do
        printf '[%s]\n' "${board#* }"
        cat "$source/firmware-config/${board% *}/config.txt"
        printf '\n'
    done
} >"$directory/config.txt"
