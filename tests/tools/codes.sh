#!/usr/bin/env bash
# The codes on the sources pages are read by an independent reader (zbar). codes.sh PROGRAM OUT_DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$1 out=$2
rm -rf "$out"
"$program" --headless --script "$here/../scripts/sources.fls" --out "$out"
read_codes() { zbarimg --quiet --raw "$1" 2>/dev/null | sort; }
[ "$(read_codes "$out/sources-1.png" | wc -l)" = 6 ]
[ "$(read_codes "$out/sources-3.png" | wc -l)" = 6 ]
[ "$(read_codes "$out/sources-event.png")" = "https://undocs.org/A/66/359" ]
read_codes "$out/sources-1.png" | grep -qx "https://undocs.org/A/RES/53/70"
echo "13 codes read"
