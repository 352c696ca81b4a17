#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh PRESET [TARGET...]: configures and builds one preset; shows the output only of what fails.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:?say which preset: dev, asan or release}
shift

# One compiler for each core, but not more than the memory holds: a large source takes well over 1 GiB.
if [ -z "${CMAKE_BUILD_PARALLEL_LEVEL:-}" ]; then
    by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1572864) }' /proc/meminfo 2>/dev/null || echo 1)
    by_cores=$(nproc)
    jobs=$((by_memory < by_cores ? by_memory : by_cores))
    export CMAKE_BUILD_PARALLEL_LEVEL=$((jobs > 1 ? jobs : 1))
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
    "$@" >"$log" 2>&1 </dev/null || {
        tail -n 2000 "$log" >&2
        echo "This failed: $*" >&2
        exit 1
    }
}
# Whoever starts here builds everything, which is twice as fast with rooms in pieces, and faster with debug information that knows
# lines alone; a folder that is there stays as it is.
whole=()
[ -e "build/$preset/CMakeCache.txt" ] || whole=(-DSEALWRIGHT_UNITY=ON -DCMAKE_CXX_FLAGS_DEBUG=-g1)

echo "Building ($preset) …"
quietly cmake --preset "$preset" "${whole[@]}"
quietly cmake --build --preset "$preset" ${1:+--target "$@"}
