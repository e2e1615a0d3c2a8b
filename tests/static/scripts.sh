#!/usr/bin/env bash
# Every shell script passes shellcheck and can be run.
set -euo pipefail
command -v shellcheck >/dev/null || {
    echo "skipped: shellcheck is not installed"
    exit 77
}
mapfile -t scripts <<<"$(find .ci deploy tests -name '*.sh' -o -path '.ci/run')"
shellcheck --external-sources "${scripts[@]}"
for script in "${scripts[@]}"; do
    # Without a shebang it is meant to be sourced.
    if [[ $(head -c 2 "$script") == '#!' && ! -x $script ]]; then
        echo "$script has no run bit"
        exit 1
    fi
done
echo "${#scripts[@]} scripts are in order"
