#!/usr/bin/env bash
# with-tree.sh ROOT SCRATCH COMMAND ARGUMENT...: runs COMMAND with the variable TREE naming the directory where
# ROOT and what in_root wrote to SCRATCH are seen as one. Changes land in SCRATCH, ROOT stays as it is. The
# mount lives in a namespace of its own and ends with the command.
set -euo pipefail
root=$1 scratch=$2
shift 2
mkdir -p "$scratch/upper" "$scratch/work" "$scratch/merged"
# shellcheck disable=SC2016 # the inner shell expands
exec unshare --mount bash -euc '
    mount --make-rprivate /
    mount -t overlay overlay -o "noatime,lowerdir=$1,upperdir=$2/upper,workdir=$2/work" "$2/merged"
    export TREE=$2/merged
    shift 2
    exec "$@"
' bash "$root" "$scratch" "$@"
