#!/usr/bin/env bash
# Which USB devices the first start lets in for good: what is there and is for touching or typing, and nothing that
# could be more than it seems. usbguard is replaced by one that lists devices of the test's own.
set -euo pipefail
learn=$PWD/deploy/kiosk/usr/lib/fault-lines/learn-usb
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
# shellcheck disable=SC2016 # for the double to expand
printf '#!/bin/sh\n[ "$1" = generate-policy ] && cat "%s/devices"\n' "$work" >"$work/bin/usbguard"
chmod +x "$work/bin/usbguard"
echo "quiet" >"$work/cmdline"
rules=$work/machine/usb-rules.conf
start() { PATH=$work/bin:$PATH FAULT_LINES_CMDLINE=$work/cmdline sh "$learn" "$rules" >"$work/log"; }
bad() { echo "$1"; cat "$rules" "$work/log"; exit 1; }
allows() { grep -q "^allow id $1 " "$rules"; }

hub='allow id 1d6b:0002 serial "a" name "xHCI" hash "h0" parent-hash "p" via-port "usb1" with-interface 09:00:00'
sticks='allow id 0781:5581 serial "c" name "Stick" hash "h3" parent-hash "h0" via-port "1-3" with-interface 08:06:50
allow id 0781:beef serial "d" name "Stick that types" hash "h4" parent-hash "h0" via-port "1-4" with-interface { 08:06:50 03:01:01 }
allow id 0bda:8153 serial "e" name "Network that types" hash "h5" parent-hash "h0" via-port "1-5" with-interface { 02:06:00 03:01:01 }
allow id 0a12:0001 serial "f" name "Radio" hash "h6" parent-hash "h0" via-port "1-6" with-interface { e0:01:01 e0:01:01 }'
sticks+='
allow id bad0:0001 serial "x" name "with-interface { 03:00:00 }" hash "h7" parent-hash "h0" via-port "1-7" with-interface 08:06:50
allow id bad0:0002 serial "y\" name \"z" name "a" hash "h8" parent-hash "h0" via-port "1-8" with-interface { 03:01:01 08:06:50 } with-connect-type "hotplug"
allow id bad0:0003 serial "z" name "Hub and more" hash "h9" parent-hash "h0" via-port "1-9" with-interface { 09:00:00 03:01:01 }'
panel='allow id 0eef:0001 serial "b" name "Touch 08:00" hash "h1" parent-hash "h0" via-port "1-1" with-interface { 03:00:00 03:00:00 } with-connect-type "hotplug"'
keypad='allow id 1a2c:2124 serial "" name "NavBar" hash "h2" parent-hash "h0" via-port "1-2" with-interface { 03:01:01 01:01:00 01:02:00 }'

# Nothing to touch yet: only hubs, and sticks by their kind.
printf '%s\n%s\n' "$hub" "$sticks" >"$work/devices"
start
if allows '0781:....' || allows 0bda:8153 || allows 0a12:0001 || allows 'bad0:....'; then bad "something else than a panel was learnt"; fi
allows 1d6b:0002 || bad "the board's own hub is not let in"
grep -qx 'allow with-interface equals { 08:\*:\* }' "$rules" || bad "a plain stick is not let in"
[[ $(stat -c %a "$rules") == 600 ]] || bad "usbguard wants the rules to be root's alone"

# The panel is there at the next start.
printf '%s\n%s\n%s\n%s\n' "$hub" "$panel" "$keypad" "$sticks" >"$work/devices"
start
allows 0eef:0001 || bad "the touch panel was not learnt"
allows 1a2c:2124 || bad "the keypad with a headphone socket was not learnt"
if allows 0781:beef || allows 0bda:8153 || allows 'bad0:....'; then bad "a device that hides a keyboard was learnt"; fi
grep -q '0eef:0001.*via-port "1-1"' "$rules" || bad "the panel counts in any socket"

# From now on nobody else is.
printf '%s\n%s\n' "$hub" "${panel/0eef:0001/dead:beef}" >"$work/devices"
start
if allows dead:beef; then bad "a second start learnt a foreign keyboard"; fi
allows 0eef:0001 || bad "a second start forgot the panel"

# Unless a technician says so.
echo "quiet fault_lines.usb=learn" >"$work/cmdline"
start
allows dead:beef || bad "the new panel was not learnt"
if allows 0eef:0001; then bad "the old panel was not forgotten"; fi
echo "USB rules are in order"
