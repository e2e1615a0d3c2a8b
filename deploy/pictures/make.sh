#!/usr/bin/env bash
# Makes the pictures of the README again, as the built program draws them without a display.
# Needs: deploy/run.sh --build-only; optipng (apt-get install optipng) for small files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh

exhibit=build/release/bin/fault-lines
[[ -x $exhibit ]] || die "$exhibit is missing; build it first: deploy/run.sh --build-only"
command -v optipng >/dev/null || die "optipng is missing (apt-get install optipng)"

out=build/pictures
rm -rf "$out"
mkdir -p "$out/state"
use_software_drawing
"$exhibit" --headless --script deploy/pictures/pictures.fls --out "$out" --state "$out/state"
# Without loss: the same pixels, no opaque alpha channel, harder compression.
optipng -quiet -o5 -strip all "$out"/*.png
cp "$out"/*.png deploy/pictures/
ls -l deploy/pictures/*.png
