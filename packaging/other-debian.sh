#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# other-debian.sh [COMMAND [ARGUMENT...]]: copies the last commit into a bare root of the other Debian release (12 where this is 13,
# and 13 elsewhere) and runs COMMAND there as an ordinary user who may use sudo; `packaging/test.sh dev -L quick` unless said. What
# is missing, too old or too new there shows here. Needs root and debootstrap; without them it says so and ends 0.
#   OTHER_DEBIAN_ROOT=FOLDER  keeps the root in FOLDER and uses it again; it is made anew and removed otherwise
set -euo pipefail
cd "$(dirname "$0")/.."

cannot() {
    echo "The other Debian was not tried: $1" >&2
    exit 0
}
[ "$(id -u)" -eq 0 ] || cannot "making a root needs root (sudo packaging/other-debian.sh)."
command -v debootstrap >/dev/null || cannot "debootstrap is not installed."
# What is mounted here is seen by nobody else, and goes with this process however it ends.
if [ -z "${OTHER_DEBIAN_MOUNTS:-}" ]; then
    unshare --mount true 2>/dev/null || cannot "nothing can be mounted here."
    OTHER_DEBIAN_MOUNTS=own exec unshare --mount packaging/other-debian.sh "$@"
fi
[ $# -gt 0 ] || set -- packaging/test.sh dev -L quick

here=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}" || true)
suite=trixie
[ "$here" != trixie ] || suite=bookworm
# Not in /tmp, where devices may be forbidden.
root=${OTHER_DEBIAN_ROOT:-$(mktemp -d -p /var/tmp)}
leave() {
    for place in dev/shm dev/pts dev sys proc; do
        umount -l "$root/$place" 2>/dev/null || true
    done
    [ -n "${OTHER_DEBIAN_ROOT:-}" ] || rm -rf --one-file-system "$root"
}
trap leave EXIT

finished="$root/etc/sudoers.d/builder" # written last
if [ ! -e "$finished" ]; then
    # Where this system gets its packages serves the other release too.
    shopt -s nullglob
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        grep -E '^(URIs:|deb )' | grep -oE '[a-z+]+://[^ ]*debian/?( |$)' | head -n 1 | tr -d ' ' || true)
    [ -n "$mirror" ] || cannot "/etc/apt names no Debian mirror."
    echo "Making a bare root of $suite …"
    mkdir -p "$root"
    chmod 755 "$root"
    log=$(mktemp)
    debootstrap --variant=minbase --include=ca-certificates,git,sudo "$suite" "$root" "$mirror" >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        echo "debootstrap failed." >&2
        exit 1
    }
    rm -f "$log"
    echo "deb $mirror $suite main" >"$root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(https?::|Retries|Check-)' >"$root/etc/apt/apt.conf.d/00host" || true
    chroot "$root" useradd --create-home --shell /bin/bash builder
    echo 'builder ALL=(ALL) NOPASSWD: ALL' >"$finished"
fi
cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
for place in proc sys dev dev/pts dev/shm; do
    mkdir -p "$root/$place"
    mount --bind "/$place" "$root/$place" || cannot "nothing can be mounted here."
done

rm -rf "$root/home/builder/checkout"
git clone --quiet --no-hardlinks . "$root/home/builder/checkout"
chroot "$root" chown -R builder: /home/builder/checkout
printf -v command '%q ' "$@"
echo "Running on $(. "$root/etc/os-release" && echo "$PRETTY_NAME"): $*"
chroot "$root" su - builder -c "cd checkout && LANG=C.UTF-8 $command"
