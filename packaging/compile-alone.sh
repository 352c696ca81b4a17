#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# compile-alone.sh [BASE|all]: compiles source by source, as CONTRIBUTING tells people to work, what changed in app and ui since the
# commit BASE: a missing include shows, which a piece hides. A header is seen by the source of its name, or by one that includes it.
# BASE is the last commit that is a day older than the newest one, unless said. CXX in the environment is another compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/alone${CXX:+-$(basename "$CXX")}

if [ "${1:-}" = all ]; then
    listed=$(git ls-files 'app/*.cpp' 'ui/*.cpp')
else
    newest=$(git log -1 --format=%ct)
    base=${1:-$(git rev-list -1 --before=$((newest - 86400)) HEAD)}
    if [ -z "$base" ] && [ "$(git rev-parse --is-shallow-repository)" = true ]; then
        echo "The history of this clone is too short to tell what changed: say since which commit, or all." >&2
        exit 2
    fi
    [ -n "$base" ] || base=$(git rev-list --max-parents=0 HEAD | tail -n 1)
    touched=$(git diff --name-only --diff-filter=d "$base" -- app ui && git ls-files --others --exclude-standard -- app ui)
    listed=$(while read -r path; do
        case $path in
        *.cpp) echo "$path" ;;
        *.h) ls "${path%.h}.cpp" 2>/dev/null || git grep --untracked -lF "#include \"$path\"" -- 'app/*.cpp' 'ui/*.cpp' | head -n 1 || true ;;
        esac
    done <<<"$touched" | sort -u)
fi
mapfile -t changed < <(sed '/^$/d' <<<"$listed")

quietly() {
    "$@" >"$build.log" 2>&1 </dev/null || {
        grep -vE '^(ninja: |\[[0-9]+/)' "$build.log" | tail -n 200 >&2
        echo "This failed: $1 (all of it is in $build.log)" >&2
        exit 1
    }
}
mkdir -p build
quietly cmake --preset dev -B "$build" -DSEALWRIGHT_UNITY=OFF -DCMAKE_CXX_FLAGS_DEBUG=
# What an option leaves out has no object.
found=$(printf '%s\n' "${changed[@]}" | python3 -c '
import json, pathlib, shlex, sys
build = pathlib.Path(sys.argv[1]).resolve()
root = build.parent.parent
wanted = set(sys.stdin.read().split())
for entry in json.loads((build / "compile_commands.json").read_text()):
    source = pathlib.Path(entry["file"]).resolve()
    if not source.is_relative_to(build) and source.relative_to(root).as_posix() in wanted:
        words = shlex.split(entry["command"])
        print(words[words.index("-o") + 1])
' "$build")
mapfile -t objects < <(sed '/^$/d' <<<"$found")
echo "Compiling ${#objects[@]} sources alone …"
[ ${#objects[@]} -eq 0 ] || quietly cmake --build "$build" --parallel "$(nproc)" --target "${objects[@]}" -- -k 0
