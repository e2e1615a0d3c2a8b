#!/usr/bin/env bash
# Every unit of the packages is understood by systemd, and what runs for long is shut in: exposure by
# systemd-analyze at most 1.0 for the exhibit and 0.8 for updates (of 10).
set -euo pipefail
command -v systemd-analyze >/dev/null || {
    echo "skipped: systemd-analyze is not installed"
    exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The files as the package names them; programs that are not installed here are replaced by one that is.
for file in deploy/debian/*.service deploy/{kiosk/usr,image/tree/common/usr}/lib/systemd/system/*.service \
    deploy/image/tree/common/usr/lib/systemd/system/*.timer; do
    name=${file##*/}
    name=${name#fault-lines-kiosk.}
    sed -E 's#^(Exec[A-Za-z]*=[-+!:@]*)/[^ ]*#\1/bin/true#' "$file" >"$work/$name"
done
count=0
for unit in "$work"/*.{service,timer}; do
    case $unit in *@.service) cp "$unit" "${unit/@/@dev-sda1}" && unit=${unit/@/@dev-sda1} ;; esac
    complaints=$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$unit" 2>&1 |
        grep -F "${unit##*/}" || true)
    [[ -z $complaints ]] || { echo "$complaints" && exit 1; }
    count=$((count + 1))
done

# exposed FILE TENTHS
exposed() {
    if ! systemd-analyze security --offline=true --threshold="$2" --no-pager "$1" >"$work/report" 2>&1; then
        grep '✗' "$work/report" || true
        tail -n 1 "$work/report"
        echo "${1##*/} is more exposed than $2 tenths"
        exit 1
    fi
    tail -n 1 "$work/report"
}
exposed "$work/fault-lines.service" 10
exposed "$work/fault-lines-update@dev-sda1.service" 8
echo "$count units are in order"
