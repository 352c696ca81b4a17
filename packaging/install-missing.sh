#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# install-missing.sh LIST...: installs what is not there yet of the packages that packaging/debian-LIST.txt names for this release.
# Does nothing, and asks the network nothing, when all are there. Elsewhere than on Debian it names them and stops.
set -euo pipefail
cd "$(dirname "$0")"

suite=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}" || true)
mapfile -t wanted < <(for list in "$@"; do sed -E "s/[[:space:]]*#.*//; s/^$suite: //; /^$/d; /^[a-z]+: /d" "debian-$list.txt"; done)

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    {
        echo "This is not Debian, so nothing was installed. Sealwright needs the following, under the names Debian gives them:"
        printf '  %s\n' "${wanted[@]}"
        echo "Once they are there, \`cmake --workflow --preset release\` builds build/release/bin/sealwright."
    } >&2
    exit 1
fi

# What an installed package provides is there too: Node.js as its makers package it has npm in it, and conflicts with Debian's.
mapfile -t missing < <(
    comm -13 \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' | tr ',' '\n' \
            | sed -E 's/\(.*\)//; s/[[:space:]]//g' | sort -u) \
        <(printf '%s\n' "${wanted[@]}" | sort -u)
)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and there is no sudo to install them with: ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null || {
        cat "$log" >&2
        echo "apt-get $1 failed." >&2
        exit 1
    }
}
apt update
apt install --yes --no-install-recommends "${missing[@]}"
