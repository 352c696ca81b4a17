#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over every source of a finished build: lint.py BUILD_FOLDER CLANG_TIDY

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


class Unit(NamedTuple):
    source: pathlib.Path
    compiled: pathlib.Path
    stamp: pathlib.Path

    def is_clean(self, config: float) -> bool:
        if not self.stamp.exists() or not self.compiled.exists():
            return False
        return self.stamp.stat().st_mtime > max(self.compiled.stat().st_mtime, self.source.stat().st_mtime, config)


def units_of(build: pathlib.Path) -> list[Unit]:
    """One for each source of the house, or each piece of a room that is compiled as one; what the build generates otherwise
    (moc, resources) is not ours to lint."""
    units = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["file"])
        is_ours = source.parent.name == "Unity" if source.is_relative_to(build) else source.is_relative_to(ROOT)
        if is_ours:
            name = hashlib.sha256(str(source).encode()).hexdigest()[:16]
            words = shlex.split(entry["command"])
            compiled = pathlib.Path(entry["directory"]) / words[words.index("-o") + 1]
            units[source] = Unit(source, compiled, build / "lint" / name)
    return list(units.values())


def main() -> int:
    build, clang_tidy = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    (build / "lint").mkdir(exist_ok=True)
    config = (ROOT / ".clang-tidy").stat().st_mtime
    due = [unit for unit in units_of(build) if not unit.is_clean(config)]

    def tidy(unit: Unit) -> bool:
        command = [clang_tidy, "-p", build, "--quiet", unit.source]
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
