#!/usr/bin/env bash
# Every manual page formats without a complaint.
set -euo pipefail
shopt -s nullglob
pages=(deploy/man/*.[1-8])
((${#pages[@]} > 0)) || { echo "no manual pages in deploy/man" && exit 1; }
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "${pages[@]}"
elif command -v groff >/dev/null; then
    complaints=$(groff -man -Tutf8 -ww -z "${pages[@]}" 2>&1)
    [[ -z $complaints ]] || { echo "$complaints" && exit 1; }
else
    echo "skipped: neither mandoc nor groff is installed"
    exit 77
fi
echo "${#pages[@]} manual pages are in order"
