#!/usr/bin/env bash
# boot.sh SOURCE BOOT_FILES TREE DIRECTORY: the boot partition of the emulated machine. U-Boot is its BIOS, so
# there is only a command line: the boards' own, and the serial port told everything.
set -euo pipefail
source=$1 directory=$4
line=$(sed -e 's/loglevel=[0-9]//' -e 's/systemd.show_status=no/systemd.show_status=yes/' -e 's/ quiet//' "$source/firmware-config/pi4/cmdline.txt")
printf '%s console=ttyAMA0 loglevel=5\n' "$line" >"$directory/cmdline.txt"
