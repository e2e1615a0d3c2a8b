#!/usr/bin/env bash
# Every shell script passes shellcheck and can be run.
set -euo pipefail
command -v shellcheck >/dev/null || {
    echo "skipped: shellcheck is not installed"
    exit 77
}
# By name, and by their first line where a package wants a name without an ending.
mapfile -t scripts <<<"$({
    find .ci deploy tests -name '*.sh'
    grep -rlE --binary-files=without-match -m 1 '^#!(/bin/sh|/bin/bash|/usr/bin/env bash)$' .ci deploy tests
} | sort -u)"
shellcheck --external-sources "${scripts[@]}"
for script in "${scripts[@]}"; do
    # Without a shebang it is meant to be sourced.
    if [[ $(head -c 2 "$script") == '#!' && ! -x $script ]]; then
        echo "$script has no run bit"
        exit 1
    fi
done
echo "${#scripts[@]} scripts are in order"
