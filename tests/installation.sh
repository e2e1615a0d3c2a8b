#!/usr/bin/env bash
# installation.sh BUILD_DIR: what `cmake --install` writes runs from any folder, and nothing of the build
# tree or of the sources is needed for it.
set -euo pipefail
build=$1
sheets=$(cd "$(dirname "${BASH_SOURCE[0]}")/../content/fault-lines" && pwd)

prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$build" --prefix "$prefix" >"$prefix/install.log"

for file in bin/fault-lines bin/fault-lines-content share/fault-lines/content.sqlite \
    share/fault-lines/design/tokens.json share/fault-lines/wording/interface.csv \
    share/fault-lines/sounds/tremor-plus-3.wav \
    share/doc/fault-lines/LICENSE share/man/man1/fault-lines.1 share/man/man1/fault-lines-content.1; do
    [[ -s $prefix/$file ]] || { echo "$file was not installed" && exit 1; }
done

cd "$prefix"
printf 'expect scene attract\ntap 400 300\nsettle\nexpect scene explore\nshot explore\n' >visit.fls
export SDL_VIDEODRIVER=offscreen LIBGL_ALWAYS_SOFTWARE=1
bin/fault-lines --headless --size 800x600 --script visit.fls --out out --state state
[[ -s out/explore.png ]] || { echo "the installed exhibit drew nothing" && exit 1; }
bin/fault-lines-content check "$sheets"
bin/fault-lines-content build "$sheets" again.sqlite
cmp again.sqlite share/fault-lines/content.sqlite
echo "the installed programs work"
