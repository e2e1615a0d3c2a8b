#!/usr/bin/env bash
# pack.sh LAYER BOOT_FILES WORK IMAGE: packs the root file system in $TREE into a card image: boot partition,
# slots A and B with the same system, data. The same tree gives the same bytes. Run by deploy/image/build.
#
# No loop device and no mount: file systems are written as files, then laid side by side.
set -euo pipefail
layer=$1 boot_files=$2 work=$3 image=$4
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PATH=$PATH:/usr/sbin:/sbin

# The signature in the partition table, by which fstab finds the partitions: "FLNS".
signature=464c4e53
boot_mib=64
# 1.48 GB in all. A card of 4 GB has room; what an update may grow to is decided here for good.
slot_mib=640
data_mib=48

mkdir -p "$work/in" "$work/boot" "$work/empty"
export E2FSPROGS_FAKE_TIME=$SOURCE_DATE_EPOCH

# uuid NAME: always the same for the same name.
uuid() { printf 'fault-lines %s' "$1" | md5sum | sed -E 's/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/\1-\2-\3-\4-\5/'; }

# ext4 NAME MIB OPTION...: an empty file system, or one with -d.
ext4() {
    local name=$1 mib=$2
    shift 2
    rm -f "$work/in/$name.ext4"
    truncate -s "${mib}M" "$work/in/$name.ext4"
    mke2fs -q -F -t ext4 -U "$(uuid "$name")" -E "hash_seed=$(uuid "$name seed"),root_owner=0:0" "$@" \
        "$work/in/$name.ext4"
}

root() {
    # No journal: nothing is ever written to it.
    ext4 root "$slot_mib" -O ^has_journal -m 0 -d "$TREE"
    # mke2fs takes over when this machine last read and changed each file: no two runs would be the same.
    find "$TREE" -xdev -printf '/%P\n' | sed -e 's/"/""/g' -e 's/.*/set_inode_field "&" atime @TIME\nset_inode_field "&" ctime @TIME/' |
        sed "s/@TIME/@$SOURCE_DATE_EPOCH/" >"$work/times"
    debugfs -w -f "$work/times" "$work/in/root.ext4" >"$work/times.log" 2>&1
    if grep -v -e '^debugfs' "$work/times.log"; then
        echo "pack.sh: the times of the root could not be set" >&2
        exit 1
    fi
}

data() { ext4 data "$data_mib" -L FLDATA -m 1; }

boot() {
    local directory=$work/boot file
    rm -rf "$directory"
    mkdir -p "$directory"
    cp "$source/firmware-config/fault-lines.txt" "$directory/"
    "$source/deploy/image/layers/$layer/boot.sh" "$source" "$boot_files" "$TREE" "$directory"
    mkimage -A arm64 -T script -n "Fault Lines" -d "$source/deploy/image/boot.cmd" "$directory/boot.scr" >/dev/null
    printf 'slot=A\ngood=1\ntries=0\nfailed=-\n' >"$work/state"
    for file in fl-1.env fl-2.env; do
        mkenvimage -s 0x200 -p 0 -o "$directory/$file" "$work/state"
    done
    find "$directory" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    rm -f "$work/in/boot.vfat"
    truncate -s "${boot_mib}M" "$work/in/boot.vfat"
    mkfs.vfat -F 32 -n FLBOOT -i "$signature" --invariant "$work/in/boot.vfat" >/dev/null
    # In order of their names: the same files always lie at the same place.
    while read -r file; do
        TZ=UTC mcopy -m -i "$work/in/boot.vfat" "$directory/$file" ::
    done < <(find "$directory" -mindepth 1 -printf '%P\n' | sort)
}

together() {
    cat >"$work/genimage.cfg" <<CONFIG
image $(basename "$image") {
    hdimage { align = 4M  disk-signature = 0x$signature }
    partition boot { partition-type = 0xC  bootable = true  image = "boot.vfat" }
    partition root-a { partition-type = 0x83  image = "root.ext4" }
    partition root-b { partition-type = 0x83  image = "root.ext4" }
    partition data { partition-type = 0x83  image = "data.ext4" }
}
CONFIG
    rm -rf "$work/tmp"
    genimage --loglevel 1 --config "$work/genimage.cfg" --rootpath "$work/empty" --tmppath "$work/tmp" \
        --inputpath "$work/in" --outputpath "$(dirname "$image")"
}

root
data
boot
together
