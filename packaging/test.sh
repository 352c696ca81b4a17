#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh [PRESET [CTEST OPTION...]]: installs what is missing, tests included, builds and runs every test under a private D-Bus
# session with an unlocked keyring and a virtual display. PRESET is dev unless said (asan is the other one with tests).
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-dev}
[ $# -eq 0 ] || shift
case $preset in
dev | asan) ;;
*)
    echo "There are no tests in \"$preset\": say dev or asan, and options of ctest behind it." >&2
    exit 2
    ;;
esac

packaging/install-missing.sh run test

# The judges of tests/interop. Where they cannot be had, ctest skips them and says so.
if [ ! tests/interop/node_modules/.package-lock.json -nt tests/interop/package-lock.json ]; then
    echo "Fetching the judges of tests/interop …"
    why=$(npm ci --prefix tests/interop --ignore-scripts --no-audit --no-fund 2>&1 </dev/null) || {
        sed -n '/^npm /{p;5q}' <<<"$why" >&2
        echo "They could not be fetched: the interop test will be skipped." >&2
    }
fi
packaging/build.sh "$preset"

echo "Testing ($preset) …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! tests/support/with-desktop.sh ctest --preset "$preset" "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    exit 1
fi
grep -E '^[0-9]+% tests passed|^Total Test time' "$log"
