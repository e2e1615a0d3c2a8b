#!/usr/bin/env bash
# Installs, upgrades, downgrades and purges the packages in a small Debian without a network, and looks at what
# they leave. packages.sh [DIRECTORY OF *.deb]; without a directory it makes the packages first.
#
# As a test of the suite it runs where FL_TEST_PACKAGES=yes says so: from nothing it needs two roots and a build.
# shellcheck disable=SC2016 # the shell in the root expands
set -euo pipefail
export LC_ALL=C.UTF-8
if [[ $# -eq 0 && ${FL_TEST_PACKAGES:-no} != yes ]]; then
    echo "skipped: making and installing packages takes 10 minutes and more; FL_TEST_PACKAGES=yes runs it"
    exit 77
fi
from=$(realpath -m "${1:-build/packages}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh
# shellcheck source=deploy/roots.sh
source deploy/roots.sh
[[ $# -gt 0 ]] || deploy/packages.sh --twice "$from"

scratch=$(mktemp -d /var/tmp/fault-lines-trial.XXXXXX)
trap 'rm -rf --one-file-system "$scratch"' EXIT
libraries=$scratch/libraries.txt
grep -hE '^lib.*-dev$' deploy/packages/build.txt >"$libraries"
root=$(root_for install-trial "$libraries" deploy/packages/run.txt deploy/packages/install-trial.txt)
note "installing in $root"

bad=0
# check WHAT COMMAND...: the command in the root must succeed.
check() {
    local what=$1
    shift
    if in_root "$root" "$scratch" "$@" >"$scratch/log" 2>&1 </dev/null; then
        printf 'ok   %s\n' "$what"
    else
        printf 'BAD  %s\n' "$what"
        tail -n 20 "$scratch/log" | sed 's/^/     | /'
        bad=$((bad + 1))
    fi
}

# next_version DEB OUT: the same package as if it were the next release, with a changed default file of settings.
next_version() {
    local tree=$scratch/repack
    rm -rf "$tree"
    dpkg-deb -R "$1" "$tree"
    sed -i 's/^Version: .*/&+next/' "$tree/DEBIAN/control"
    if [[ -f $tree/etc/fault-lines/settings.toml ]]; then
        echo '# A new line of the next release.' >>"$tree/etc/fault-lines/settings.toml"
        (cd "$tree" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | xargs -0 md5sum >DEBIAN/md5sums)
    fi
    dpkg-deb --root-owner-group -Zgzip -b "$tree" "$2" >/dev/null
}

packages=$scratch/upper/packages
mkdir -p "$packages/now" "$packages/next"
architecture=$(dpkg --print-architecture)
for package in fault-lines fault-lines-kiosk fault-lines-tools; do
    found=$(find "$from" -name "${package}_*_$architecture.deb" -o -name "${package}_*_all.deb" | sort | tail -n 1)
    [[ -n $found ]] || die "there is no $package in $from"
    cp "$found" "$packages/now/"
    next_version "$found" "$packages/next/${found##*/}"
done

# Everything that is there, users with their groups, but what dpkg, ldconfig and man-db keep of any installation.
cat >"$packages/inventory" <<'EOS'
find / -xdev \( -path /proc -o -path /dev -o -path /run -o -path /packages -o -path /var/lib/dpkg -o -path /var/lib/apt/lists -o -path /var/cache -o -path /tmp \
    -o -path /root -o -path /var/log -o -name 'ld.so.cache' -o -name '*-' \) -prune -o -printf '%p %M %u %g %l\n' | sort
sort /etc/passwd /etc/group
cut -d: -f1,2 /etc/shadow | sort
EOS
check "the root as it was is written down" sh -c 'sh /packages/inventory >/packages/before'
check "the packages install" sh -c 'dpkg -i /packages/now/*.deb'
check "and are whole" sh -c 'dpkg --audit && dpkg -V fault-lines fault-lines-kiosk fault-lines-tools'
check "the exhibit's user has no password and no shell" sh -c \
    'getent passwd fault-lines | grep -q ":/nonexistent:/usr/sbin/nologin$" && getent shadow fault-lines | grep -q "^fault-lines:!"'
check "and the groups of screen, touch and sound" sh -c \
    'for g in video render input audio; do id -nG fault-lines | grep -qw $g || exit 1; done'
check "the installed exhibit plays a script and draws" sh -c '
    cd /tmp && printf "expect scene attract\ntap 400 300\nsettle\nexpect scene explore\nshot a\n" >visit.fls &&
    fault-lines --headless --size 800x600 --script visit.fls --out out && test -s out/a.png && rm -rf out visit.fls'
check "the curator's tool checks the sheets that came with it" sh -c '
    cp -r /usr/share/doc/fault-lines-tools/examples/fault-lines /tmp/sheets &&
    (gunzip /tmp/sheets/*.gz || true) && fault-lines-content check /tmp/sheets; r=$?; rm -rf /tmp/sheets; exit $r'
check "the settings are in order" fault-lines --check-settings
check "systemd understands all units" sh -c 'systemd-analyze verify --man=yes fault-lines.service fault-lines-usb.service \
    usbguard.service fault-lines-update@dev-sda1.service 2>&1 | grep -E "fault-lines|usbguard" && exit 1 || exit 0'
check "the exhibit is wanted at every start" sh -c '
    mkdir /tmp/a /tmp/b && /usr/lib/systemd/system-generators/fault-lines-lock /tmp/a /tmp/b /tmp/a &&
    test -e /tmp/a/multi-user.target.wants/fault-lines.service; r=$?; rm -r /tmp/a /tmp/b; exit $r'
check "and by nothing in /etc" sh -c '! ls /etc/systemd/system/*/fault-lines*'
check "manual pages are there" sh -c 'man -w fault-lines && man -w fault-lines-content && man -w fault-lines-update'
check "without devices to learn, USB is kept to sticks" sh -c '
    /usr/lib/fault-lines/learn-usb && grep -qx "allow with-interface equals { 08:\*:\* }" /var/lib/fault-lines/machine/usb-rules.conf &&
    ! grep -q " 03:" /var/lib/fault-lines/machine/usb-rules.conf && test $(stat -c %a /var/lib/fault-lines/machine/usb-rules.conf) = 600'

check "usbguard understands the rules" usbguard-rule-parser -f /var/lib/fault-lines/machine/usb-rules.conf
check "what was learnt is not the exhibit's, whose folder it is in" sh -c '
    test "$(stat -c "%U %a" /var/lib/fault-lines)" = "fault-lines 711" && test "$(stat -c "%U %a" /var/lib/fault-lines/machine)" = "root 700"'

# What a museum has changed and counted.
check "a place's settings and counts are made" sh -c '
    sed -i "s/^#language = .*/language = \"fr\"/" /etc/fault-lines/settings.toml &&
    echo "theme = \"daylight\"" >/etc/fault-lines/settings.d/10-here.toml &&
    echo counts >/var/lib/fault-lines/tallies.sqlite && chown fault-lines /var/lib/fault-lines/tallies.sqlite'
cat >"$packages/kept" <<'EOS'
set -e
grep -qx 'language = "fr"' /etc/fault-lines/settings.toml
grep -qx 'theme = "daylight"' /etc/fault-lines/settings.d/10-here.toml
grep -qx counts /var/lib/fault-lines/tallies.sqlite
test "$(stat -c %U /var/lib/fault-lines/tallies.sqlite)" = fault-lines
fault-lines --check-settings
EOS
check "the next release installs over it, asking nothing" sh -c 'dpkg --force-confold -i /packages/next/*.deb'
check "settings and counts are still there" sh -c '/bin/sh /packages/kept && dpkg-query -W fault-lines | grep next'
check "back to this release" sh -c 'dpkg --force-confold -i /packages/now/*.deb'
check "settings and counts are still there" sh -c '/bin/sh /packages/kept && ! dpkg-query -W fault-lines | grep next'
check "a removed kiosk leaves nothing locked" sh -c '
    dpkg -r fault-lines-kiosk && ! ls /usr/lib/systemd/system-generators/fault-lines*'
check "and can be installed again" sh -c 'dpkg -i /packages/now/fault-lines-kiosk_*.deb && sh /packages/kept'

# dpkg killed at ten moments of an upgrade heals.
check "an upgrade that is cut off heals" sh -c '
    for ms in 0.05 0.1 0.2 0.3 0.4 0.6 0.8 1.0 1.3 1.7; do
        setsid dpkg --force-confold -i /packages/next/*.deb >/tmp/cut.log 2>&1 & victim=$!
        sleep $ms; kill -9 -- -$victim 2>/dev/null || true; wait $victim 2>/dev/null || true
        dpkg --configure -a --force-confold && dpkg --force-confold -i /packages/now/*.deb || exit 1
        dpkg --audit | grep -q . && exit 1
    done; rm -f /tmp/cut.log; sh /packages/kept'

check "purging works" dpkg -P fault-lines-tools fault-lines-kiosk fault-lines
check "nothing is left of the packages" sh -c '
    sh /packages/inventory >/packages/after; diff /packages/before /packages/after'

# The way of a machine that was something else before: in by one command, out by another.
mkdir -p "$scratch/upper/packages/source"
tar -c --exclude=./build --exclude=./.git . | tar -x -C "$scratch/upper/packages/source"
check "deploy/install.sh makes the exhibit of it" /packages/source/deploy/install.sh --packages /packages/now --yes
check "which locks it" test -x /usr/lib/systemd/system-generators/fault-lines-lock
check "without agreement it changes nothing" sh -c '! /packages/source/deploy/install.sh --back && dpkg -s fault-lines-kiosk'
check "deploy/install.sh --back gives it back" /packages/source/deploy/install.sh --back --yes
check "with nothing left" sh -c '
    sh /packages/inventory >/packages/after; diff /packages/before /packages/after'
((bad == 0))
