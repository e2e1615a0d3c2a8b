#!/usr/bin/env bash
# Takes the design's pictures from the running exhibit and lays both beside each other in one page.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

usage() {
    cat <<'HELP'
tests/pictures/pictures.sh [--program FILE] [--targets DIR]

Plays tests/pictures/*.fls without a display and writes build/pictures/index.html: each picture of
the exhibit, and beside it the design's picture of the same name where DIR has one.

  --program FILE   build/dev/bin/fault-lines unless said otherwise
  --targets DIR    folder of the design's PNG files; ../shared/design where that is there
HELP
}

program=build/dev/bin/fault-lines
targets=../shared/design
while (($# > 0)); do
    case $1 in
    --program) program=${2:?--program needs a file}; shift 2 ;;
    --targets) targets=${2:?--targets needs a folder}; shift 2 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
done
[[ -x $program ]] || { echo "error: $program is not there; build it, or name one with --program" >&2; exit 1; }

out=build/pictures
rm -rf "$out"
mkdir -p "$out/targets"
export LIBGL_ALWAYS_SOFTWARE=1
for script in tests/pictures/*.fls; do
    "$program" --headless --script "$script" --out "$out"
done

{
    cat <<'HEAD'
<!doctype html><meta charset="utf-8"><title>Pictures: the exhibit beside its design</title>
<style>body{background:#222;color:#eee;font:16px sans-serif;margin:24px}
section{display:flex;gap:16px;margin-bottom:40px;align-items:flex-start}
figure{margin:0;flex:1}img{width:100%}figcaption{padding:6px 0}.upright img{max-height:1200px;width:auto}</style>
<h1>The exhibit beside its design</h1>
HEAD
    for picture in "$out"/*.png; do
        name=$(basename "$picture")
        class=flat
        [[ $name == *portrait* ]] && class=upright
        printf '<h2>%s</h2><section class="%s"><figure><img src="%s"><figcaption>exhibit</figcaption></figure>\n' \
            "${name%.png}" "$class" "$name"
        if [[ -f $targets/$name ]]; then
            cp "$targets/$name" "$out/targets/$name"
            printf '<figure><img src="targets/%s"><figcaption>design</figcaption></figure>' "$name"
        fi
        printf '</section>\n'
    done
} >"$out/index.html"
echo "$out/index.html: $(find "$out" -maxdepth 1 -name '*.png' | wc -l) pictures, $(find "$out/targets" -name '*.png' | wc -l) beside the design's"
