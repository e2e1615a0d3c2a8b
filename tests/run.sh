#!/usr/bin/env bash
# Builds and runs the whole test suite: first with sanitizers, then as it is, so that the last lines
# are ctest's own for the main suite. Run it again at any time; no network is needed then.
set -euo pipefail
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh

usage() {
    cat <<'HELP'
tests/run.sh [--fast] [-R REGEX]

Installs what the tests need (as root or with sudo), builds and runs them. As root it also keeps the
machine emulator of Debian 13 under ~/.cache/fault-lines (260 MB), to try the boot script in.

  --fast     only the preset "dev", without sanitizers and without making the emulator
  -R REGEX   only tests whose name matches, as in ctest
  --help     this text

Logs are in build/test-logs. Exit code 0: everything passed.
HELP
}

fast=no
selection=()
while (($# > 0)); do
    case $1 in
    --fast) fast=yes ;;
    -R)
        (($# > 1)) || die "-R needs a regular expression"
        selection=(-R "$2")
        shift
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        die "unknown argument '$1'"
        ;;
    esac
    shift
done

logs=build/test-logs
mkdir -p "$logs"

# Leak detection needs ptrace, which some containers forbid; there it would fail every test.
leak_detection() {
    local probe=build/test-logs/leak-probe
    if printf 'int main() {}\n' | g++ -fsanitize=address -x c++ -o "$probe" - 2>/dev/null &&
        ASAN_OPTIONS=detect_leaks=1 "$probe" >/dev/null 2>&1; then
        printf '1\n'
    else
        printf '0\n'
    fi
}

# A build under test may write in the build directory only, and draws without a display.
prepare_environment() {
    use_software_drawing
    export XDG_STATE_HOME=$PWD/build/test-home/state XDG_CONFIG_HOME=$PWD/build/test-home/config
    export XDG_DATA_HOME=$PWD/build/test-home/data XDG_RUNTIME_DIR=$PWD/build/test-home/run
    mkdir -p "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
    export PYTHONDONTWRITEBYTECODE=1
    # Set before building too: the list of test cases is made by running the test programs.
    ASAN_OPTIONS=detect_leaks=$(leak_detection)
    ASAN_OPTIONS+=:strict_string_checks=1:detect_stack_use_after_return=1
    export ASAN_OPTIONS
    export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
    export UBSAN_OPTIONS=print_stacktrace=1
}

# The boot script is tried in an emulated machine. Where that cannot be had, ctest says why the test is
# skipped.
make_emulator() {
    ((EUID == 0)) || return 0
    step "the emulator for the boot script (a minute, the first time; log: $logs/emulator.log)"
    tests/boot/run.sh --make emulator >"$logs/emulator.log" 2>&1 </dev/null ||
        note "not to be had: $(tail -n 1 "$logs/emulator.log")"
}

run_ctest() {
    local preset=$1
    shift
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --timeout 1200 \
        -j "$(parallel_jobs)" "${selection[@]}" "$@" </dev/null
}

failed=()

run_sanitizer_suite() {
    step "building with sanitizers (build/asan, log: $logs/asan.log)"
    if ! build_preset asan "$logs/asan.log"; then
        failed+=("the build with sanitizers")
        step "tests with sanitizers: not run"
        return
    fi
    step "tests with sanitizers"
    # Checks of source files are the same in every preset and run with the main suite, and so does what
    # builds machines. The measuring of pages, and the same walk on more screens, go through the same
    # code again and take a quarter of the time.
    if ! run_ctest asan -LE 'static|access|boot' -E '^deploy: |^fit:|^walk:.* on a (tall|wide) screen$'; then
        failed+=("the tests with sanitizers")
    fi
}

step_count=5
[[ $fast == no ]] || step_count=3
[[ $fast == yes || $EUID != 0 ]] || step_count=6

step "packages"
install_missing "$logs/packages.log" build run test
prepare_environment
if [[ $fast == no ]]; then
    make_emulator
    run_sanitizer_suite
fi

step "building (build/dev, log: $logs/dev.log)"
build_preset dev "$logs/dev.log" || die "the main suite could not be built"

step "tests"
for what in "${failed[@]}"; do
    printf '\nFAILED before this: %s (see above); the exit code will be 1.\n\n' "$what"
done
run_ctest dev || failed+=("the main suite")
((${#failed[@]} == 0))
