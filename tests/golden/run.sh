#!/usr/bin/env bash
# Plays the golden scripts: the pictures must be the goldens, and two runs the same to the byte.
# run.sh PROGRAM COMPARE OUT_DIR [wide|upright|compact ...]
#   wide     each scene, and looks, at half the design's size: enough to see what went wrong
#   upright  each scene on an upright panel, at half the design's size
#   compact  each scene at 1280x720, which has a layout of its own
# FL_UPDATE_GOLDEN=1 rewrites the goldens and still fails, so that an update is always seen.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$1 compare=$2 out=$3
shift 3
rm -rf "$out"
failed=no

# shots SCRIPT SIZE DIR
shots() {
    "$program" --headless --size "$2" --script "$here/$1.fls" --out "$3"
}

# judge NAME: the first run's pictures against the goldens of that name.
judge() {
    "$compare" "$here/$1" "$out/$1/a" || failed=yes
    # Smaller files for the same pixels.
    if [[ -n ${FL_UPDATE_GOLDEN:-} ]] && command -v optipng >/dev/null; then
        optipng -quiet "$here/$1"/*.png
    fi
}

for name in "${@:-wide}"; do
    mkdir -p "$here/$name" "$out/$name"
    case $name in
    wide)
        for turn in a b; do
            shots visit 960x540 "$out/wide/$turn"
            shots looks 960x540 "$out/wide/$turn"
        done
        for file in "$out"/wide/a/*; do
            cmp "$file" "$out/wide/b/$(basename "$file")"
        done
        echo "two runs: the same bytes"
        ;;
    upright) shots visit 540x960 "$out/upright/a" ;;
    compact) shots visit 1280x720 "$out/compact/a" ;;
    *)
        echo "error: '$name' is none of wide, upright, compact" >&2
        exit 2
        ;;
    esac
    judge "$name"
done
[[ $failed == no ]]
