#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over every source of a finished build: lint.py BUILD_FOLDER CLANG_TIDY rooms|tests

A source that was clean is not looked at again until its object file (so also any header it includes) or .clang-tidy is
newer: a stamp in BUILD_FOLDER/lint remembers.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What does not hold for tests, and why.
OFF_IN_TESTS = {
    "clang-analyzer-*": "they run under the sanitizers, along the few paths they have; it would take a third of the whole time",
    "misc-const-correctness": "QFETCH declares what no test writes to",
    "misc-use-internal-linkage": "main stands in a namespace when a folder's tests are compiled in pieces",
    "modernize-raw-string-literal": "bytes on the wire are read more easily with their escapes",
    "performance-unnecessary-copy-initialization": "VERIFY_RESULT copies what it is given, so that it may be a temporary",
    "readability-static-accessed-through-instance": "a test speaks to its world, whichever of its members need no state",
    "readability-identifier-naming": "a piece gives each test a namespace with the name of its file",
}


class Unit(NamedTuple):
    source: pathlib.Path
    compiled: pathlib.Path
    stamp: pathlib.Path
    is_test: bool

    def is_clean(self, config: float) -> bool:
        if not self.stamp.exists() or not self.compiled.exists():
            return False
        return self.stamp.stat().st_mtime > max(self.compiled.stat().st_mtime, self.source.stat().st_mtime, config)


def units_of(build: pathlib.Path) -> list[Unit]:
    """One for each source of the house, or each piece of a room or of tests that is compiled as one; what the build generates
    otherwise (moc, resources) is not ours to lint."""
    units = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["file"])
        is_piece = source.parent.name == "Unity" or source.name.startswith("piece_")
        is_ours = is_piece if source.is_relative_to(build) else source.is_relative_to(ROOT)
        if is_ours:
            name = hashlib.sha256(str(source).encode()).hexdigest()[:16]
            words = shlex.split(entry["command"])
            compiled = pathlib.Path(entry["directory"]) / words[words.index("-o") + 1]
            is_test = source.is_relative_to(ROOT / "tests") or source.is_relative_to(build / "tests")
            units[source] = Unit(source, compiled, build / "lint" / name, is_test)
    return list(units.values())


def main() -> int:
    build, clang_tidy = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    (build / "lint").mkdir(exist_ok=True)
    config = (ROOT / ".clang-tidy").stat().st_mtime
    wants_tests = sys.argv[3] == "tests"
    due = [unit for unit in units_of(build) if unit.is_test == wants_tests and not unit.is_clean(config)]

    def tidy(unit: Unit) -> bool:
        command = [clang_tidy, "-p", build, "--quiet", unit.source]
        if unit.is_test:
            command.append("--checks=" + ",".join(f"-{check}" for check in OFF_IN_TESTS))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            unit.stamp.touch()
        else:
            print(done.stdout, flush=True)
        return done.returncode == 0

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        dirty = list(pool.map(tidy, due)).count(False)
    print(f"clang-tidy looked at {len(due)} sources; {dirty} of them have findings.")
    return 1 if dirty else 0


if __name__ == "__main__":
    sys.exit(main())
