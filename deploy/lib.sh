# shellcheck shell=bash
# What deploy/run.sh and tests/run.sh share: messages, packages, one build with progress.
# Sourced from the top of the repository, under `set -euo pipefail`.

program=$0
step_number=0
step_count=0

# step TEXT: announces the next of step_count steps.
step() {
    step_number=$((step_number + 1))
    printf '[%d/%d] %s\n' "$step_number" "$step_count" "$*"
}

note() { printf '      %s\n' "$*"; }

die() {
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

# How many compilers at once: a g++ on our largest files takes about 700 MB, and a small board that
# swaps is slower than one that waits.
parallel_jobs() {
    if [[ -n ${CMAKE_BUILD_PARALLEL_LEVEL:-} ]]; then
        printf '%s\n' "$CMAKE_BUILD_PARALLEL_LEVEL"
        return
    fi
    local cores by_memory
    cores=$(nproc)
    by_memory=$cores # where /proc is not mounted nobody can tell
    if [[ -r /proc/meminfo ]]; then
        by_memory=$(awk '/^MemAvailable:/ { print int($2 / 700000) }' /proc/meminfo)
    fi
    ((by_memory >= 1)) || by_memory=1
    printf '%d\n' "$((cores < by_memory ? cores : by_memory))"
}

# packages_in LIST...: the package names in deploy/packages/LIST.txt.
packages_in() {
    local list
    for list in "$@"; do
        sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "deploy/packages/$list.txt"
    done
}

# missing_of PACKAGE...: those that are not installed.
missing_of() {
    # Unknown names make dpkg-query fail and print nothing for them, which is just what is asked.
    # A package of a foreign architecture does not count.
    local native installed package
    native=$(dpkg --print-architecture)
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Architecture} ${Package}\n' "$@" 2>/dev/null |
        sed -nE "s/^installed (all|$native) //p") || true
    for package in "$@"; do
        grep -qxF -e "$package" <<<"$installed" || printf '%s\n' "$package"
    done
}

# Stops where the packages cannot exist, before anything is tried.
check_system() {
    local name id version
    name=$(sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' /etc/os-release 2>/dev/null || true)
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        die "this system (${name:-unknown}) has no apt. Debian 12 or 13 is supported; elsewhere install" \
            "what deploy/packages/*.txt name and build with: cmake --preset release &&" \
            "cmake --build build/release"
    fi
    id=$(sed -n 's/^ID="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' /etc/os-release)
    version=$(sed -n 's/^VERSION_ID="\{0,1\}\([0-9]*\).*$/\1/p' /etc/os-release)
    if [[ $id == debian && -n $version ]] && ((version < 12)); then
        die "this is $name; the exhibit needs Debian 12 or 13 (its compiler and libraries are too old)"
    fi
    if [[ $id != debian ]]; then
        note "this is $name; tried are Debian 12 and 13 only, going on"
    fi
}

# install_missing LOG LIST...: installs what is missing of the lists. Touches neither the network nor
# root's rights when nothing is missing.
install_missing() {
    local log=$1
    shift
    check_system

    local -a wanted missing as_root=()
    # Here-strings and not <(...): the barest of roots has no /dev/fd.
    read -ra wanted <<<"$(packages_in "$@" | tr '\n' ' ')"
    read -ra missing <<<"$(missing_of "${wanted[@]}" | tr '\n' ' ')"
    if ((${#missing[@]} == 0)); then
        note "all ${#wanted[@]} packages are installed"
        return
    fi

    local advice="install them by hand: apt-get install --no-install-recommends ${missing[*]}"
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            die "${#missing[@]} packages are missing and neither root nor sudo is at hand; as root $advice"
        fi
        as_root=(sudo)
        # Without a terminal sudo could only wait for a password that nobody can type.
        if [[ ! -t 0 ]]; then
            sudo -n true 2>/dev/null ||
                die "${#missing[@]} packages are missing and sudo wants a password, but there is no" \
                    "terminal to type it; $advice"
            as_root=(sudo -n)
        fi
    fi

    note "installing ${#missing[@]} of ${#wanted[@]} packages: ${missing[*]}"
    note "log: $log"
    # Short timeouts: without a network the answer should come in seconds, not minutes.
    local -a apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
        -o Acquire::Retries=3 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20
        -o DPkg::Lock::Timeout=300)
    # An unreachable list is no failure yet: another one may have all that is needed.
    "${apt[@]}" update >"$log" 2>&1 </dev/null || note "some package lists could not be fetched"
    if ! "${apt[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
        grep -E '^(E|Err|W):' "$log" | sort -u | tail -n 5 >&2 || true
        die "the packages could not be installed (no network?); $advice"
    fi
    read -ra missing <<<"$(missing_of "${missing[@]}" | tr '\n' ' ')"
    ((${#missing[@]} == 0)) || die "still missing after the installation: ${missing[*]}; see $log"
}

# build_preset PRESET LOG: configures and builds, with a line for each tenth part and everything in LOG.
# Prints the end of LOG and returns 1 on failure.
build_preset() {
    local preset=$1 log=$2 jobs
    jobs=$(parallel_jobs)
    if ! cmake --preset "$preset" >"$log" 2>&1 </dev/null; then
        tail -n 30 "$log" >&2
        printf '%s: configuring the preset "%s" failed; all of it: %s\n' "$program" "$preset" "$log" >&2
        return 1
    fi
    if ! NINJA_STATUS='[%f/%t] ' cmake --build "build/$preset" --parallel "$jobs" 2>&1 </dev/null |
        show_progress "$log"; then
        grep -E -A 12 -m 3 '^FAILED: |(error|undefined reference)' "$log" >&2 || tail -n 30 "$log" >&2
        printf '%s: building the preset "%s" failed; all of it: %s\n' "$program" "$preset" "$log" >&2
        return 1
    fi
}

# show_progress LOG: copies ninja's lines to LOG and says each tenth part that is done.
show_progress() {
    local line done_part said=0
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$1"
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            done_part=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
            if ((done_part > said)); then
                said=$done_part
                note "$((said * 10)) % (${BASH_REMATCH[1]} of ${BASH_REMATCH[2]} steps)"
            fi
        fi
    done
}

# The environment in which the exhibit draws without a display: offscreen, by software, the same
# everywhere.
use_software_drawing() {
    unset DISPLAY WAYLAND_DISPLAY
    export SDL_VIDEODRIVER=offscreen LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe
    export MESA_SHADER_CACHE_DIR=$PWD/build/mesa-cache
    mkdir -p "$MESA_SHADER_CACHE_DIR"
}
