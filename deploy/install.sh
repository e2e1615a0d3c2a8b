#!/usr/bin/env bash
# Turns an existing Debian 12 or 13, or Raspberry Pi OS made from one, into the exhibit, and back again.
set -euo pipefail
export LC_ALL=C.UTF-8

start_directory=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/lib.sh
source deploy/lib.sh

usage() {
    cat <<'HELP'
deploy/install.sh [--packages DIR] [--yes] [--restart]
deploy/install.sh --back [--keep] [--yes] [--restart]

Installs the exhibit's packages and what they need. After the next start the machine shows the exhibit
and nothing else: no desktop, no text or remote logins, no network, no unknown USB devices. It keeps its
own disk layout; a card with a read-only system and two slots is made by deploy/image/build instead.

  --packages DIR   the packages (deploy/packages.sh makes them); without it they are made here first,
                   which needs mmdebstrap, some GB and, on a small board, hours
  --back           takes the exhibit away again, with all that was installed for it
  --keep           with --back: leaves the settings and the counts of answers
  --yes            does not ask
  --restart        restarts the machine at the end

To get in between, for maintenance: add the word  fault_lines=open  to the kernel's command line (on a
Raspberry Pi: the file cmdline.txt on the card's first partition) and start the machine.
HELP
}

back=no
keep=no
yes=no
restart=no
packages=
while (($# > 0)); do
    case $1 in
    --packages)
        (($# > 1)) || die "--packages needs a directory"
        packages=$(cd "$start_directory" && realpath -e "$2") || die "$2: there is no such directory"
        shift
        ;;
    --back) back=yes ;;
    --keep) keep=yes ;;
    --yes) yes=yes ;;
    --restart) restart=yes ;;
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

# What was installed for the exhibit beside its own packages, one a line.
record=/var/lib/fault-lines-install/added

installed() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort; }

# agree QUESTION...: ends the program unless the person at the terminal says yes.
agree() {
    [[ $yes == no ]] || return 0
    [[ -t 0 ]] || die "not at a terminal: --yes agrees beforehand"
    local answer
    printf '%s\n' "$@" 'Go on? Type yes: '
    read -r answer
    [[ $answer == yes ]] || die "nothing was changed"
}

check_machine() {
    ((EUID == 0)) || die "needs root (sudo $program)"
    check_system
    architecture=$(dpkg --print-architecture)
    case $architecture in
    amd64 | arm64) ;;
    *) die "this system is for $architecture; there are packages for amd64 and arm64 (64-bit systems) only" ;;
    esac
}

find_packages() {
    if [[ -z $packages ]]; then
        note "making the packages (--packages DIR takes ready ones)"
        packages=$PWD/build/packages
        deploy/packages.sh --suite "$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")" "$packages"
    fi
    local name found
    files=()
    for name in "fault-lines_*_$architecture.deb" "fault-lines-kiosk_*_all.deb"; do
        found=$(find "$packages" -maxdepth 1 -name "$name" | sort -V | tail -n 1)
        [[ -n $found ]] || die "$packages holds no $name"
        files+=("$found")
    done
}

run_apt() {
    env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Options::=--force-confold \
        -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

install_exhibit() {
    step_count=3
    step "the exhibit's packages"
    find_packages
    printf '      %s\n' "${files[@]}"
    agree "" "After its next start this machine will be the exhibit and nothing else: no desktop, no logins at it" \
        "or from afar, no network. Take away what plugs into USB and does not belong to the exhibit."
    step "installing"
    local before
    before=$(installed)
    # Where everything is there already no network is needed, so lists that cannot be fetched are no end.
    run_apt update || note "some package lists could not be fetched"
    run_apt install --no-install-recommends "${files[@]}"
    mkdir -p "${record%/*}"
    # A second installation adds to what the first one noted.
    { cat "$record" 2>/dev/null || true; comm -13 <(echo "$before") <(installed); } |
        grep -vxE 'fault-lines|fault-lines-kiosk' | sort -u >"$record.new" || true
    mv "$record.new" "$record"
    fault-lines --check-settings
    step "done: the next start of this machine shows the exhibit; deploy/install.sh --back undoes it"
}

remove_exhibit() {
    step_count=2
    step "taking the exhibit away"
    local -a added=() gone=(fault-lines-kiosk fault-lines)
    if [[ -r $record ]]; then
        mapfile -t added <"$record"
    fi
    # Something else may need by now what once came for the exhibit.
    local name
    for name in "${added[@]}"; do
        if [[ -n $name ]] && run_apt --simulate purge "${gone[@]}" "$name" 2>/dev/null |
            sed -n 's/^\(Purg\|Remv\) \([^ ]*\).*/\2/p' | grep -vxF -f <(printf '%s\n' "${gone[@]}" "${added[@]}") -q; then
            note "$name stays: something else needs it"
        elif [[ -n $name ]]; then
            gone+=("$name")
        fi
    done
    agree "" "These packages will be removed: ${gone[*]}" \
        "$([[ $keep == yes ]] && echo 'Settings and counts stay.' || echo 'Settings and counts of answers are deleted.')"
    if [[ $keep == yes ]]; then
        run_apt remove "${gone[@]}"
    else
        run_apt purge "${gone[@]}"
    fi
    rm -rf "${record%/*}"
    step "done: the next start of this machine is as it was before"
}

check_machine
if [[ $back == yes ]]; then
    remove_exhibit
else
    install_exhibit
fi
if [[ $restart == yes ]]; then
    note "restarting"
    systemctl reboot
fi
