#!/usr/bin/env bash
# Measures what the criteria of access ask and writes build/access/report.html.
# report.sh [PRESET]   builds the preset (dev) and runs the tests that write rows of the report
set -euo pipefail
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
preset=${1:-dev}
build=build/$preset
cmake --preset "$preset" >/dev/null
cmake --build "$build"
# Rows of tests that are gone must not seem to hold.
rm -rf "$build/access"
mkdir -p "$build/access"
for program in "$build"/bin/*_tests; do
    # Failures are in the report, and in the suite.
    "$program" "[access]" >>"$build/access/log.txt" 2>&1 || true
done
python3 tests/access/guide.py "$build/access/rows" >>"$build/access/log.txt" 2>&1 || true
python3 tests/access/report.py "$build/access/rows" build/access/report.html
