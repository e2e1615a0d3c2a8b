#!/usr/bin/env bash
# What locks the machine at its start masks every way in, unless the kernel's command line asks for maintenance.
set -euo pipefail
lock=deploy/kiosk/usr/lib/systemd/system-generators/fault-lines-lock
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# start NAME WORDS: what the generator makes of a start with these words on the command line.
start() {
    mkdir "$work/$1" "$work/$1.usual"
    echo "$2" >"$work/cmdline"
    FAULT_LINES_CMDLINE=$work/cmdline sh "$lock" "$work/$1.usual" "$work/$1" "$work/none"
}
masked() { [[ $(readlink "$work/$1/$2" || true) == /dev/null ]]; }

start usual "root=/dev/sda2 ro quiet"
for unit in getty@.service autovt@.service serial-getty@.service ctrl-alt-del.target debug-shell.service \
    rescue.service ssh.service ssh.socket display-manager.service; do
    masked usual "$unit" || { echo "$unit is not masked" && exit 1; }
done
wanted() { [[ -L $work/$1.usual/multi-user.target.wants/fault-lines.service ]]; }
wanted usual || { echo "the exhibit is not started" && exit 1; }
deaf() { [[ -L $work/$1.usual/sysinit.target.wants/fault-lines-console.service ]]; }
deaf usual || { echo "text consoles take keys" && exit 1; }
[[ $(readlink "$work/usual/default.target") == */multi-user.target ]] || { echo "another default target" && exit 1; }
grep -q '^ExecStart=.*reboot' "$work/usual/emergency.service" || { echo "a failed start opens a shell" && exit 1; }

start open "root=/dev/sda2 fault_lines=open quiet"
if masked open getty@.service; then echo "maintenance has no console" && exit 1; fi
if deaf open; then echo "maintenance cannot type" && exit 1; fi
if wanted open; then echo "maintenance fights with the exhibit for the screen" && exit 1; fi

# Only the very word opens.
start almost "root=/dev/sda2 xfault_lines=open fault_lines=opened"
masked almost getty@.service || { echo "a similar word opens the machine" && exit 1; }
echo "the lock is in order"
