#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over every source of a finished build: lint.py BUILD_FOLDER CLANG_TIDY rooms|tests

What was clean is not looked at again, in whichever checkout, until something that clang-tidy reads changes: the text of the source
or of a header below it, the flags, .clang-tidy, or clang-tidy itself. The user's cache folder remembers the digest of all that,
one empty file for each; what nobody asked for during two months is forgotten.
"""

import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
import time
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLEAN = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "sealwright" / "lint"
FORGOTTEN_AFTER = 60 * 24 * 3600

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
    command: list[str]
    folder: pathlib.Path
    is_test: bool

    @property
    def object(self) -> str:
        return self.command[self.command.index("-o") + 1]

    def words(self, clang_tidy: str, build: pathlib.Path) -> list[str]:
        words = [clang_tidy, "-p", str(build), "--quiet", str(self.source)]
        if self.is_test:
            words.append("--checks=" + ",".join(f"-{check}" for check in OFF_IN_TESTS))
        return words


def units_of(build: pathlib.Path) -> list[Unit]:
    """One for each source of the house, or each piece of a room or of tests that is compiled as one; what the build generates
    otherwise (moc, resources, the choosers of tests) is not ours to lint."""
    units = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["file"]).resolve()
        is_piece = source.is_relative_to(build) and source.stem.rpartition("_")[2].isdigit()
        if is_piece or source.is_relative_to(ROOT) and not source.is_relative_to(build):
            is_test = source.is_relative_to(ROOT / "tests") or source.is_relative_to(build / "tests")
            units[source] = Unit(source, shlex.split(entry["command"]), pathlib.Path(entry["directory"]), is_test)
    return list(units.values())


def headers_of(build: pathlib.Path) -> dict[str, list[str]]:
    """What each object was made of, as the compiler told ninja: paths relative to the build folder, or absolute."""
    read: dict[str, list[str]] = {}
    listed = subprocess.run(["ninja", "-C", build, "--quiet", "-t", "deps"], check=True, capture_output=True, text=True).stdout
    for line in listed.splitlines():
        if line.startswith(" "):
            headers.append(line.strip())
        elif ":" in line:
            headers = []
            if not line.endswith("(STALE)"):
                read[line.split(":")[0]] = headers
    return read


@functools.cache
def digest_of(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "gone"


def newest_of(unit: Unit, headers: list[str]) -> float:
    """When what the unit is made of was last written, as far as it is the house's own."""
    read = {(unit.folder / header).resolve() for header in [*headers, str(unit.source)]}
    own = [path for path in read if path.is_relative_to(ROOT) and not path.is_relative_to(unit.folder) and path.exists()]
    return max((path.stat().st_mtime for path in own), default=0.0)


def key_of(unit: Unit, headers: list[str], words: list[str], tool: str) -> str:
    """Of everything that the result depends on; the place of the checkout is no part of it."""
    read = sorted({(unit.folder / header).resolve() for header in [*headers, str(unit.source)]})
    rules = [ROOT / ".clang-tidy", *(path for room in ("app", "ui", "tests") for path in sorted((ROOT / room).rglob(".clang-tidy")))]
    parts = [tool, *(f"{path} {digest_of(path)}" for path in rules), *words, *unit.command]
    parts += [f"{path} {digest_of(path)}" for path in read if path.suffix not in (".gch", ".pch")]
    return hashlib.sha256("\n".join(parts).replace(str(ROOT), ".").encode()).hexdigest()


def can_remember() -> bool:
    """Forgets what is old, too."""
    try:
        CLEAN.mkdir(parents=True, exist_ok=True)
        for stamp in CLEAN.iterdir():
            if stamp.is_file() and stamp.stat().st_mtime < time.time() - FORGOTTEN_AFTER:
                stamp.unlink(missing_ok=True)
    except OSError as error:
        print(f"What is clean cannot be remembered, so everything is looked at: {error}", flush=True)
        return False
    return os.access(CLEAN, os.W_OK)


def main() -> int:
    if len(sys.argv) != 4:
        sys.exit("lint.py BUILD_FOLDER CLANG_TIDY rooms|tests")
    began = time.time()
    build, clang_tidy, wants_tests = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3] == "tests"
    tool = subprocess.run([clang_tidy, "--version"], check=True, capture_output=True, text=True).stdout
    headers = headers_of(build)
    remembers = can_remember()

    def tidy(unit: Unit) -> bool | None:
        """Whether it is clean, None where that was known."""
        if unit.object not in headers:
            print(f"{unit.source} is not built, so nobody knows what it includes.", flush=True)
            return False
        newest = newest_of(unit, headers[unit.object])
        if newest > (unit.folder / unit.object).stat().st_mtime:
            print(f"{unit.source} or a header of it changed since it was built: build first, so that what it includes is known.", flush=True)
            return False
        words = unit.words(clang_tidy, build)
        stamp = CLEAN / key_of(unit, headers[unit.object], words, tool)
        if remembers and stamp.exists():
            stamp.touch()
            return None
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            if remembers and newest_of(unit, headers[unit.object]) < began:  # else nobody knows which text was clean
                stamp.touch()
        else:
            print(done.stdout, done.stderr, sep="", flush=True)
        return done.returncode == 0

    units = [unit for unit in units_of(build) if unit.is_test == wants_tests]
    if not units:
        sys.exit(f"There is nothing to lint in {build}: it has no {sys.argv[3]}, or was configured in another folder.")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(tidy, units))
    print(f"clang-tidy looked at {len(results) - results.count(None)} of {len(results)} sources; {results.count(False)} of them have findings.")
    return 1 if False in results else 0


if __name__ == "__main__":
    sys.exit(main())
