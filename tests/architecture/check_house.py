#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a tree against house.toml: check_house.py ROOT QT_HEADERS

Prints one line for each breach, `path:line: rule: what`, and ends with 1 when there is any. QT_HEADERS is the folder that
holds QtCore, QtGui and QtWidgets: whatever lies in the latter two is a header that app/ does not include.
"""

import enum
import fnmatch
import pathlib
import re
import subprocess
import sys
import tomllib
from typing import Iterator, NamedTuple

import private_names

HERE = pathlib.Path(__file__).resolve().parent
FIXTURE = "tests/architecture/fixture/"
TABLE = "tests/architecture/house.toml"
SUPPORT = "tests/support/"  # compiled like a room
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
COMMENT_OR_TEXT = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.DOTALL
)


class Rule(enum.StrEnum):
    ARROW = "arrow"
    IDLE_ARROW = "idle-arrow"
    APP_NEVER_UI = "app-never-ui"
    PAGE_NEVER_PAGE = "page-never-page"
    MODULE_NEVER_FLOW = "module-never-flow"
    FENCE = "fence"
    NO_WIDGETS_IN_APP = "no-widgets-in-app"
    ADAPTER = "adapter"
    NOWHERE = "nowhere"
    NAMESPACE = "namespace"
    ROOT = "root"
    NAME = "name"
    SPDX = "spdx"
    LENGTH = "length"
    MOC = "moc"
    UNIQUE = "unique"


class Breach(NamedTuple):
    path: str
    line: int
    rule: Rule
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.what}"


class Source(NamedTuple):
    """A file of a room with what it says: `code` is `text` without comments and string literals, line for line."""

    path: str
    room: str
    text: str
    code: str

    @property
    def stem(self) -> str:
        return self.path.rsplit(".", 1)[0]

    def line_at(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1


class House:
    """The table: which room may include which, directly or through others."""

    def __init__(self, text: str):
        self.text = text
        self.table = table = tomllib.loads(text)
        self.direct = {
            f"{half}/{room}": [name if "/" in name else f"{half}/{name}" for name in arrows]
            for half in ("app", "ui")
            for room, arrows in table[half].items()
        }
        self.pages = set(table["kinds"]["pages"])
        self.faces_and_flows = set(table["kinds"]["faces_and_flows"])

    def line_of(self, room: str) -> int:
        half, name = room.split("/")
        return self.text.count("\n", 0, self.text.index(f"\n{name} = ", self.text.index(f"[{half}]"))) + 2

    def reach(self, room: str) -> set[str]:
        seen: set[str] = set()
        ahead = [room]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                ahead += self.direct[one]
        return seen


def room_of(path: str) -> str | None:
    parts = path.split("/")
    if parts[0] not in ("app", "ui") or len(parts) < 2:
        return None
    if len(parts) == 2:
        return f"{parts[0]}/main" if parts[1].endswith((".cpp", ".h")) else None
    return f"{parts[0]}/{parts[1]}"


def read(root: pathlib.Path, path: str, room: str) -> Source:
    text = (root / path).read_text(encoding="utf-8")
    return Source(path, room, text, COMMENT_OR_TEXT.sub(blank, text))


def blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def tracked(root: pathlib.Path) -> list[str] | None:
    """What git would commit, or None where the tree is not a checkout."""
    if not (root / ".git").exists():
        return None
    command = ["git", "-C", root, "-c", f"safe.directory={root}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    return [path for path in listed if path and (root / path).is_file()]


def files_of(root: pathlib.Path) -> list[str]:
    paths = tracked(root)
    if paths is None:
        paths = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    return sorted(path for path in paths if not path.startswith(FIXTURE))


def check_arrows(house: House, source: Source) -> Iterator[Breach]:
    for match in INCLUDE.finditer(source.text):
        target = room_of(match.group(1))
        if target is None or target == source.room:
            continue
        line = source.line_at(match.start(1))
        said = f"{source.room} includes {target}"
        if source.room.startswith("app/") and target.startswith("ui/"):
            yield Breach(source.path, line, Rule.APP_NEVER_UI, said)
        elif source.room in house.pages and target in house.pages:
            yield Breach(source.path, line, Rule.PAGE_NEVER_PAGE, said)
        elif source.room.startswith("app/") and source.room not in house.faces_and_flows and target in house.faces_and_flows:
            yield Breach(source.path, line, Rule.MODULE_NEVER_FLOW, said)
        elif target not in house.reach(source.room):
            yield Breach(source.path, line, Rule.ARROW, f"{said}, which the table does not allow")


def check_idle_arrows(house: House, sources: dict[str, list[Source]]) -> Iterator[Breach]:
    """Of rooms that are there: a room includes something of each room that it names."""
    for room, arrows in house.direct.items():
        included = {room_of(name) for source in sources.get(room, []) for name in INCLUDE.findall(source.text)}
        for target in arrows:
            if room in sources and target in sources and target not in included:
                yield Breach(TABLE, house.line_of(room), Rule.IDLE_ARROW, f"{room} includes nothing of {target}")


def check_fences(house: House, source: Source) -> Iterator[Breach]:
    room = source.room.split("/")[1]
    for name, fence in house.table["fences"].items():
        if room in fence["rooms"]:
            continue
        only = " and ".join(fence["rooms"])
        for match in INCLUDE.finditer(source.text):
            if re.fullmatch(fence["headers"], match.group(1)):
                yield Breach(source.path, source.line_at(match.start(1)), Rule.FENCE, f"{name} is used only in {only}")


def check_links(house: House, path: str, room: str, text: str) -> Iterator[Breach]:
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("#")[0]
        for name, fence in house.table["fences"].items():
            if room.split("/")[1] not in fence["rooms"] and any(target in code for target in fence["targets"]):
                yield Breach(path, number, Rule.FENCE, f"{name} is linked only in {' and '.join(fence['rooms'])}")
        if room.startswith("app/") and re.search(r"\bQt6::(Gui|Widgets|Svg|SvgWidgets|PrintSupport|Quick|Qml)\b|\bswui_", code):
            yield Breach(path, number, Rule.NO_WIDGETS_IN_APP, "a room of app/ links what draws")


def check_widgets(source: Source, drawing: set[str]) -> Iterator[Breach]:
    if not source.room.startswith("app/"):
        return
    for match in INCLUDE.finditer(source.text):
        folder, _, name = match.group(1).rpartition("/")
        if name in drawing or folder in ("QtGui", "QtWidgets", "QtSvg", "QtPrintSupport") or match.group(1) in ("QtGui", "QtWidgets"):
            yield Breach(source.path, source.line_at(match.start(1)), Rule.NO_WIDGETS_IN_APP, f"<{match.group(1)}> draws")


def check_words(house: House, source: Source) -> Iterator[Breach]:
    for word, reason in house.table["nowhere"].items():
        for match in re.finditer(rf"\b{re.escape(word)}\b", source.code):
            yield Breach(source.path, source.line_at(match.start()), Rule.NOWHERE, f"{word}: {reason}")
    for adapter, rooms in house.table["adapters"].items():
        if source.room == "app/composition" or source.room.removeprefix("app/") in rooms:
            continue
        said = [match.start() for match in re.finditer(rf"(?<!StoreKind::)\b{adapter}\b", source.code)]
        said += [match.start(1) for match in INCLUDE.finditer(source.text) if match.group(1).endswith(f"/{adapter}.h")]
        for offset in said:
            yield Breach(source.path, source.line_at(offset), Rule.ADAPTER, f"{adapter} is named only in composition and {' and '.join(rooms)}")


def check_namespace(source: Source) -> Iterator[Breach]:
    namespace = "sealwright::" + source.room.split("/")[1]
    if source.path.endswith(".h") and not re.search(rf"\bnamespace {namespace}\b", source.code):
        yield Breach(source.path, 1, Rule.NAMESPACE, f"a header of {source.room} declares in {namespace}")


def check_moc(source: Source, text_beside: str | None) -> Iterator[Breach]:
    """`text_beside`: the source of the same name, when the header has one."""
    stem = pathlib.PurePath(source.path).stem
    mark = re.search(r"^\s*(Q_OBJECT|Q_GADGET|Q_NAMESPACE)\b", source.code, re.MULTILINE)
    if mark and text_beside is not None and f"moc_{stem}.cpp" not in INCLUDE.findall(text_beside):
        yield Breach(source.path, source.line_at(mark.start(1)), Rule.MOC, f"{stem}.cpp does not end with moc_{stem}.cpp")


def check_unique(sources: list[Source]) -> Iterator[Breach]:
    """`sources` are those of one room. Some are compiled as one piece; which ones, every new source may change."""
    names = [(source, name) for source in sources for name in private_names.declared_names(source.code)]
    of_the_room = {(name.namespace, name.text): source for source, name in names if source.path.endswith(".h")}
    of_the_stem = {(source.stem, name.text) for source, name in names if not name.is_private}
    first: dict[str, tuple[Source, private_names.Name]] = {}
    for source, name in names:
        if source.path.endswith(".cpp") and (name.is_private or name.alias_of) and not name.is_local:
            first.setdefault(name.text, (source, name))
    for source, name in names:
        here = (source.path, source.line_at(name.offset), Rule.UNIQUE)
        other, twin = first.get(name.text, (source, name))
        is_twin = other is not source and not (name.alias_of and name.alias_of == twin.alias_of)
        shared = of_the_room.get((name.namespace, name.text))
        if name.text == "enum":
            yield Breach(*here, "using enum stands in functions: in a namespace its names meet those of the room")
        elif source.path.endswith(".h"):
            if name.is_private and not name.is_local:
                yield Breach(*here, f"{name.text} would be another one in each source that includes it")
        elif (name.is_private or name.alias_of) and is_twin:
            yield Breach(*here, f"{other.path} has a {name.text} of its own too, and one piece may hold both")
        elif (name.is_private or name.alias_of) and shared and (source.stem, name.text) not in of_the_stem:
            yield Breach(*here, f"{shared.path} has a {name.text} for the whole room")


def check_files(table: dict, paths: list[str], root: pathlib.Path) -> Iterator[Breach]:
    files = table["files"]
    for entry in sorted({path.split("/")[0] for path in paths} - set(files["root"])):
        yield Breach(entry, 1, Rule.ROOT, "the root of the tree does not hold this")
    for path in paths:
        parts = path.split("/")
        for part in parts:
            stem = part.split(".")[0] if not part.startswith(".") else part
            if stem.lower() in files["forbidden_names"] or stem.endswith(tuple(files["forbidden_endings"])):
                yield Breach(path, 1, Rule.NAME, f"{part} says no idea; name the file by the one it holds")
        if not any(fnmatch.fnmatch(parts[-1], pattern) for pattern in files["sources"]) and path not in files["executables_without_suffix"]:
            continue
        lines = (root / path).read_text(encoding="utf-8").splitlines()
        head = [line for line in lines[:4] if not line.startswith("#!")][:2]
        if [re.sub(r"^(//|#) ", "", line) for line in head] != files["spdx"]:
            yield Breach(path, 1, Rule.SPDX, "does not open with the two SPDX lines")
        if len(lines) > files["longest"]:
            yield Breach(path, files["longest"] + 1, Rule.LENGTH, f"{len(lines)} lines; at most {files['longest']}")


def check(root: pathlib.Path, qt_headers: pathlib.Path) -> list[Breach]:
    house = House((HERE / "house.toml").read_text(encoding="utf-8"))
    drawing = {header.name for module in ("QtGui", "QtWidgets") for header in (qt_headers / module).iterdir() if header.is_file()}
    paths = files_of(root)
    breaches = list(check_files(house.table, paths, root))
    sources: dict[str, list[Source]] = {}
    for path in paths:
        if path.startswith(SUPPORT) and path.endswith((".cpp", ".h")):
            sources.setdefault(SUPPORT, []).append(read(root, path, SUPPORT))
        room = room_of(path)
        if room is None:
            continue
        if room not in house.direct:
            breaches.append(Breach(path, 1, Rule.ARROW, f"the table has no room {room}"))
            continue
        if path.endswith((".cpp", ".h")):
            source = read(root, path, room)
            sources.setdefault(room, []).append(source)
            breaches += check_arrows(house, source)
            breaches += check_fences(house, source)
            breaches += check_widgets(source, drawing)
            breaches += check_words(house, source)
            breaches += check_namespace(source)
            beside = (root / path).with_suffix(".cpp")
            if path.endswith(".h"):
                breaches += check_moc(source, beside.read_text(encoding="utf-8") if beside.exists() else None)
        elif path.endswith("CMakeLists.txt"):
            breaches += check_links(house, path, room, (root / path).read_text(encoding="utf-8"))
    breaches += check_idle_arrows(house, sources)
    for room in sources.values():
        breaches += check_unique(room)
    return breaches


def main() -> int:
    root, qt_headers = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    breaches = check(root, qt_headers)
    for breach in breaches:
        print(breach)
    if not breaches:
        print("The house is in order.")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
