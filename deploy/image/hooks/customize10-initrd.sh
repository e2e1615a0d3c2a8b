#!/bin/sh
# Makes the initial RAM disk, once, with the modules that initrd-modules names, and gives kernel and
# RAM disk the names that boot.cmd loads.
set -eu
root=$1
modules=$(dirname "$0")/initrd-modules
rm "$root/usr/sbin/update-initramfs"
chroot "$root" dpkg-divert --quiet --local --rename --remove /usr/sbin/update-initramfs
names=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$modules")
printf '%s\n' "$names" >>"$root/etc/initramfs-tools/modules"
printf 'MODULES=list\nCOMPRESS=zstd\n' >"$root/etc/initramfs-tools/conf.d/fault-lines"
kernel=$(basename "$(ls "$root"/boot/vmlinuz-*)")
version=${kernel#vmlinuz-}
for module in $names; do
    chroot "$root" modprobe --quiet --set-version="$version" --show-depends "$module" >/dev/null || {
        echo "kernel $version has no module $module" >&2
        exit 1
    }
done
chroot "$root" mkinitramfs -o /boot/initrd.img "$version"
mv "$root/boot/$kernel" "$root/boot/vmlinuz"
rm -f "$root"/boot/System.map-*
