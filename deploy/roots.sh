# shellcheck shell=bash
# Debian roots to build, install and test in: made once by mmdebstrap, kept by what is in them, used through a
# throw-away layer so that they stay as they were made. Sourced after deploy/lib.sh, as root.
#
#   source deploy/roots.sh
#   root=$(root_for build deploy/packages/build.txt more.txt)     # made, or the one from last time
#   root=$(ROOT_ARCHITECTURES=amd64,arm64 root_for cross deploy/packages/cross.txt)
#   in_root "$root" "$scratch" make something                       # writes land in $scratch/upper
#
# What steers root_for, each a variable with a default:
#   ROOT_SUITE          bookworm | trixie                         bookworm
#   ROOT_ARCHITECTURES  as mmdebstrap wants them, first is native  this machine's
#   ROOT_VARIANT        mmdebstrap's variant                       minbase
#   ROOT_COMPONENTS     of the archive                             main
#   ROOT_HOOKS          directory of mmdebstrap hooks              none
#   ROOT_FRESH          yes: make it anew                          no
#
# Where they are: ${XDG_CACHE_HOME:-~/.cache}/fault-lines/roots/NAME-HASH, beside it NAME-HASH.log and
# NAME-HASH.packages (every package with its version). HASH is over all of the above and the package names.

roots_directory() { printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/fault-lines/roots"; }

# Where this machine gets Debian from: the root inside must use the same way.
# Prints "LABEL URL", once each.
debian_mirrors() {
    # shellcheck disable=SC2016 # apt expands the names
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(SITE)' 2>/dev/null |
        sed -n 's/^Debian|\(Debian\|Debian-Security\)|/\1 /p' | sort -u
}

# debian_sources SUITE COMPONENTS: sources.list from this machine's mirrors; nothing if there are none.
debian_sources() {
    local label url
    while read -r label url; do
        case $label in
        Debian) printf 'deb %s %s %s\ndeb %s %s-updates %s\n' "$url" "$1" "$2" "$url" "$1" "$2" ;;
        Debian-Security) printf 'deb %s %s-security %s\n' "$url" "$1" "$2" ;;
        esac
    done <<<"$(debian_mirrors)"
}

# Proxies, certificates, time-outs: what this machine needs to reach its mirror.
apt_options() {
    apt-config dump --format '%F "%v";%n' | grep -E '^Acquire::(https?|ftp|Check|Retries|Force)' || true
}

# names_in FILE...: the package names of lists: one a line, # comments. Sorted, once each.
names_in() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$@" | sort -u; }

# foreign_programs ARCHITECTURE: lets this kernel run programs of that architecture by qemu-user-static, in
# chroots too. Needed for roots whose native architecture is another one.
foreign_programs() {
    local cpu
    case $1 in
    "$(dpkg --print-architecture)") return ;;
    arm64) cpu=aarch64 ;;
    *) die "no rule for running programs of $1" ;;
    esac
    local description=/usr/lib/binfmt.d/qemu-$cpu.conf registry=/proc/sys/fs/binfmt_misc
    [[ -r $description ]] || die "$description is missing (apt-get install qemu-user-static)"
    [[ -e $registry/register ]] || mount -t binfmt_misc binfmt_misc "$registry"
    # Each rule once; another process may have been faster.
    [[ -e $registry/qemu-$cpu ]] || cat "$description" >"$registry/register" || [[ -e $registry/qemu-$cpu ]]
}

# What decides whether a root may be used again, as text.
root_description() {
    printf 'format 1\nsuite %s\narchitectures %s\nvariant %s\ncomponents %s\n' "$suite" "$architectures" \
        "$variant" "$components"
    names_in "$@"
    if [[ -n $hooks ]]; then
        (cd "$hooks" && find . -type f | sort | xargs -r sha256sum)
    fi
}

# root_kept NAME LIST-FILE...: whether root_for would find the root, with the same settings, without making it.
root_kept() {
    local suite=${ROOT_SUITE:-bookworm} architectures=${ROOT_ARCHITECTURES:-$(dpkg --print-architecture)}
    local variant=${ROOT_VARIANT:-minbase} components=${ROOT_COMPONENTS:-main} hooks=${ROOT_HOOKS:-}
    local name=$1
    shift
    [[ -d $(roots_directory)/$name-$(root_description "$@" | sha256sum | cut -c1-16) ]]
}

# root_for NAME LIST-FILE...: prints the directory of a root with these packages. Makes it unless it is there;
# whoever comes second waits. It appears whole or not at all.
root_for() {
    local suite=${ROOT_SUITE:-bookworm} architectures=${ROOT_ARCHITECTURES:-$(dpkg --print-architecture)}
    local variant=${ROOT_VARIANT:-minbase} components=${ROOT_COMPONENTS:-main} hooks=${ROOT_HOOKS:-}
    local name=$1 roots hash root
    shift
    ((EUID == 0)) || die "making a root file system needs root"
    command -v mmdebstrap >/dev/null || die "mmdebstrap is missing (apt-get install mmdebstrap)"
    roots=$(roots_directory)
    mkdir -p "$roots"
    hash=$(root_description "$@" | sha256sum | cut -c1-16)
    root=$roots/$name-$hash
    (
        flock 9
        [[ ${ROOT_FRESH:-no} == no ]] || rm -rf --one-file-system "$root"
        if [[ ! -d $root ]]; then
            note "making the root $name-$hash ($suite, $architectures); log: $root.log" >&2
            foreign_programs "${architectures%%,*}"
            make_root "$root" "$(names_in "$@" | paste -sd,)"
        fi
    ) 9>"$root.lock" || return 1
    printf '%s\n' "$root"
}

# package_root SUITE ARCHITECTURE: the root that deploy/packages.sh builds in, made if it is not kept: the build tools of
# this machine, the libraries of the machine that the packages are for.
package_root() { with_package_root root_for "$@"; }

# package_root_kept SUITE ARCHITECTURE: whether it is there already.
package_root_kept() { with_package_root root_kept "$@"; }

with_package_root() {
    local native lists=deploy/packages
    native=$(dpkg --print-architecture)
    if [[ $3 == "$native" ]]; then
        ROOT_SUITE=$2 "$1" packages "$lists/build.txt" "$lists/package.txt"
    else
        ROOT_SUITE=$2 ROOT_ARCHITECTURES=$native,$3 "$1" "packages-$3" "$lists/package.txt" "$lists/cross-$3.txt"
    fi
}

# make_root DIRECTORY NAMES: for root_for only, whose settings it reads.
make_root() {
    local root=$1 names=$2 part=$1.part options=$1.apt lines
    local -a more=()
    lines=$(debian_sources "$suite" "$components")
    [[ -n $lines ]] || die "no Debian mirror in this machine's apt configuration; run apt-get update"
    apt_options >"$options"
    [[ -z $hooks ]] || more+=(--hook-dir="$hooks")
    rm -rf --one-file-system "$part"
    # Losing a half-made root to a power cut costs nothing, thousands of fsyncs cost minutes.
    if ! mmdebstrap --mode=root --format=directory --variant="$variant" --architectures="$architectures" \
        --include="$names" --aptopt="$options" --dpkgopt=force-unsafe-io --skip=check/qemu \
        "${more[@]}" "$suite" "$part" - <<<"$lines" >"$root.log" 2>&1 9>&-; then
        tail -n 15 "$root.log" >&2
        rm -rf --one-file-system "$part" "$options"
        die "mmdebstrap failed; see $root.log"
    fi
    # How this machine reaches its mirror is nobody else's business.
    rm -f "$part/etc/apt/apt.conf.d/99mmdebstrap" "$part/etc/resolv.conf" "$options"
    dpkg-query --admindir="$part/var/lib/dpkg" -W -f '${Package} ${Architecture} ${Version}\n' >"$root.packages"
    mv "$part" "$root"
}

# For a shell in a mount namespace of its own, with the root in $root: processes and devices of that root.
# shellcheck disable=SC2016 # the inner shell expands
own_devices='
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for node in null zero full random urandom tty; do
    : >"$root/dev/$node"
    mount --bind "/dev/$node" "$root/dev/$node"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
'

# in_root ROOT SCRATCH COMMAND...: runs COMMAND in ROOT without a network. Nothing is written to ROOT: changes
# land in SCRATCH/upper and are seen by the next call with the same SCRATCH. Files for the command can be laid
# there before. Mounts live in a namespace of their own: they end with the command, however it ends.
in_root() {
    local root=$1 scratch=$2
    shift 2
    mkdir -p "$scratch/upper" "$scratch/work" "$scratch/merged"
    # shellcheck disable=SC2016 # the inner shell expands
    unshare --mount --pid --fork --kill-child --uts --ipc --net bash -euc '
        scratch=$2 root=$2/merged
        mount --make-rprivate /
        mount -t overlay overlay -o "lowerdir=$1,upperdir=$scratch/upper,workdir=$scratch/work" "$root"
        shift 2
'"$own_devices"'
        exec env -i HOME=/root TERM=dumb LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin chroot "$root" "$@"
    ' bash "$root" "$scratch" "$@"
}
