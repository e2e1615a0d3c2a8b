#!/bin/sh
# Leaves out what nobody reads on a wall (the copyright files stay), and keeps the initial RAM disk
# from being made by each package that asks for it: one pass takes minutes where arm64 is emulated.
set -eu
root=$1
cat >"$root/etc/dpkg/dpkg.cfg.d/lean" <<'LEAN'
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/lintian/*
LEAN
chroot "$root" dpkg-divert --quiet --local --rename --add \
    --divert /usr/sbin/update-initramfs.real /usr/sbin/update-initramfs
ln -s /bin/true "$root/usr/sbin/update-initramfs"
