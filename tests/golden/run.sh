#!/usr/bin/env bash
# Plays the golden script twice: the pictures must be the goldens, and both runs the same to the byte.
# run.sh PROGRAM COMPARE OUT_DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$1 compare=$2 out=$3
rm -rf "$out"
for turn in a b; do
    "$program" --headless --script "$here/golden.fls" --out "$out/$turn"
done
for file in "$out"/a/*; do
    cmp "$file" "$out/b/$(basename "$file")"
done
echo "two runs: the same bytes"
"$compare" "$here" "$out/a"
