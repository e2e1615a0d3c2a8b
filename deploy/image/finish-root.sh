#!/usr/bin/env bash
# finish-root.sh LAYER BOOT_FILES OUTDIR [KEY.pub]: makes the root file system in $TREE the one of the card: our own files, what is
# locked, what is left out, and the papers about what is in it. Run by deploy/image/build.
set -euo pipefail
layer=$1 boot_files=$2 outdir=$3 update_key=${4:-}
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[[ -f $TREE/etc/debian_version ]] || exit 1 # never on the machine itself

copy_tree() { (cd "$1" && find . -type d -printf '%P\0' -o -printf '%P\0' | sort -z | tar --create --null --no-recursion \
    --owner=0 --group=0 --files-from=- | tar --extract --keep-directory-symlink --directory="$TREE"); }

ours() {
    rm -f "$TREE/etc/localtime"
    copy_tree "$source/deploy/image/tree/common"
    if [[ -d $source/deploy/image/layers/$layer/tree ]]; then
        copy_tree "$source/deploy/image/layers/$layer/tree"
    fi
    mkdir -p "$TREE/boot/firmware" "$TREE/var/lib/fault-lines"
    printf 'fault-lines\n' >"$TREE/etc/hostname"
    printf '127.0.0.1 localhost fault-lines\n::1 localhost\n' >"$TREE/etc/hosts"
    # The same on every card: nothing here goes on a network, and without one each start would be a
    # "first" one, which asks questions and cannot write down the answers.
    printf '%s\n' "$(printf 'fault-lines' | md5sum | cut -d' ' -f1)" >"$TREE/etc/machine-id"
    # What an update must fit and exceed.
    printf 'target=%s\nsequence=%s\nversion=%s\n' "$layer" "$SOURCE_DATE_EPOCH" "$FL_VERSION" \
        >"$TREE/usr/lib/fault-lines/release"
    mkdir -p "$TREE/etc/fault-lines/update-keys"
    [[ -z $update_key ]] || install -m 0644 "$update_key" "$TREE/etc/fault-lines/update-keys/"
    local unit
    while read -r unit; do
        systemctl --root="$TREE" --quiet enable "$unit"
    done < <(units_of common && units_of "$layer")
}

# The units of a layer that are to be started.
units_of() {
    local list
    for list in "$source/deploy/image/tree/$1.enable" "$source/deploy/image/layers/$1/enable"; do
        [[ ! -r $list ]] || sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list"
    done
}

# Nobody logs in, nothing looks for updates by itself, nothing writes to what is read-only.
lock() {
    local unit
    sed -i 's/^\([^:]*\):[^:]*:/\1:!*:/' "$TREE/etc/shadow"
    rm -f "$TREE"/etc/shadow- "$TREE"/etc/passwd- "$TREE"/etc/group- "$TREE"/etc/gshadow-
    while read -r unit; do
        systemctl --root="$TREE" --quiet mask "$unit"
    done < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$source/deploy/image/masked-units")
    rm -f "$TREE/etc/systemd/system/getty.target.wants/"*
    systemctl --root="$TREE" --quiet set-default multi-user.target
}

# The papers, while dpkg still knows everything.
papers() {
    local share=$TREE/usr/share/doc/fault-lines-card
    mkdir -p "$share"
    local -a unpacked=()
    [[ $layer != raspberrypi ]] || unpacked=("$boot_files" raspi-firmware u-boot-rpi)
    python3 "$source/deploy/image/papers.py" "$TREE" "$source" "$share" "${unpacked[@]}"
    cp "$share"/* "$outdir/"
}

trim() {
    local path version
    version=$(basename "$TREE"/usr/lib/modules/*)
    while read -r path; do
        # shellcheck disable=SC2086 # patterns
        (cd "$TREE" && rm -rf --one-file-system ${path/VERSION/$version})
    done < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$source/deploy/image/left-out")
    depmod --basedir "$TREE" "$version"
    rm -rf --one-file-system "$TREE/packages"
    # /var is memory, made anew at every start by tmpfiles; what packages keep there is dead weight.
    find "$TREE/var" -mindepth 1 -not -type d -delete
    find "$TREE/var" "$TREE/tmp" "$TREE/run" -mindepth 1 -delete
    mkdir -p "$TREE/var/lib/fault-lines"
}

# What is younger than the sources was made by this run.
set_times() {
    find "$TREE" -xdev -newermt "@$SOURCE_DATE_EPOCH" -print0 |
        xargs -0 -r touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
}

ours
lock
papers
trim
set_times
