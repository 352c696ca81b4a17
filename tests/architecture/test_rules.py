#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of check_house.py can fail: test_rules.py QT_HEADERS

Every folder of fixture/breaches is named after the rule that it breaks (what follows the rule's name tells the case), is laid
over the lawful tree, and must be reported exactly once, by that rule alone.
"""

import pathlib
import shutil
import sys
import tempfile
import unittest

import check_house
import private_names

FIXTURE = check_house.HERE / "fixture"
QT_HEADERS = pathlib.Path(sys.argv.pop()).resolve()


def rule_of(case: str) -> check_house.Rule:
    return max((rule for rule in check_house.Rule if case == rule or case.startswith(rule + "-")), key=len)


class Rules(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name) / "tree"
        shutil.copytree(FIXTURE / "lawful", self.tree)

    def breaches(self) -> list[tuple[check_house.Rule, str]]:
        return [(breach.rule, str(breach)) for breach in check_house.check(self.tree, QT_HEADERS)]

    def test_the_lawful_tree_breaks_none(self) -> None:
        self.assertEqual(self.breaches(), [])

    def test_a_file_of_exactly_the_limit_is_not_too_long(self) -> None:
        self.lengthen(450)
        self.assertEqual(self.breaches(), [])

    def test_one_line_more_is(self) -> None:
        self.lengthen(451)
        self.assertEqual([rule for rule, _ in self.breaches()], [check_house.Rule.LENGTH])

    def test_every_rule_has_a_case_that_breaks_it(self) -> None:
        cases = {rule_of(case.name) for case in (FIXTURE / "breaches").iterdir()}
        self.assertEqual(cases, set(check_house.Rule) - {check_house.Rule.LENGTH})

    def lengthen(self, lines: int) -> None:
        header = self.tree / "app/base/Moment.h"
        text = header.read_text(encoding="utf-8")
        header.write_text(text + "\n" * (lines - text.count("\n")), encoding="utf-8")


class PrivateNames(unittest.TestCase):
    def test_a_declaration_gives_its_name(self) -> None:
        for code, names in {
            "int plain;": ["plain"],
            "constexpr std::array<std::pair<int, int>, 2> kPairs{{{1, 2}, {3, 4}}};": ["kPairs"],
            "const auto kCalled = [](int x) { return x; }(4); int next;": ["kCalled", "next"],
            "int (*handler)(int) = nullptr;": ["handler"],
            "auto [front, back] = halves();": [],  # the house has none outside of functions
            "template<typename T, int N = (1 > 0)> requires std::integral<T> bool isOne(T x) noexcept(true) { }": ["isOne"],
            "[[nodiscard]] std::map<int, std::set<int>> &many(int x = 3,\n    int y = {}) { if (x) { } }": ["many"],
            "auto trailing(int x) -> std::vector<int> { }": ["trailing"],
            "bool operator<(A, B) { } bool operator()(A) { } A::operator bool() const { } int after;": ["after"],
            "class alignas(16) Last final : public Base { int member; void f() {} };": ["Last"],
            "struct Ahead; struct stat read(int) { } struct stat facts{};": ["Ahead", "read", "facts"],
            "enum class Scoped : int { One, Two }; enum { Three = 1 << 2, Four };": ["Scoped", "Three", "Four"],
            "enum Plain { Five };": ["Plain", "Five"],
            "Last::Last(int x) : Base(x), m_x{x}, m_y{} { } Last::~Last() = default; int Last::s_count = 0;": [],
            "using Short = std::vector<int>; using std::swap; typedef int Old;": ["Short", "swap", "Old"],
            "using namespace std; using enum Scoped;": ["enum"],
            "Q_DECLARE_METATYPE(Seen)\nvoid after() { } Q_DECLARE_TYPEINFO(Seen, Q_MOVABLE_TYPE); int last;": ["after", "last"],
            "#define OPEN { \\\n  {\nint past;\n#if 1\nint here() { }\n#else\nint there() { }\n#endif": ["past", "here", "there"],
            "static_assert(sizeof(int) == 4); extern \"C\" { void called(int); }": ["called"],
            "namespace inner { int hidden; }": ["inner"],
            "int f() { using Short = int; if constexpr (true) { static constexpr Short kOne{1}; int two; } using std::swap; }":
                ["f", "Short", "kOne"],
            "} int outside; static int kept() { } namespace {": ["kept"],
        }.items():
            with self.subTest(code):
                text = check_house.COMMENT_OR_TEXT.sub(check_house.blank, f"namespace a::b {{ namespace {{\n{code}\n}} }}")
                self.assertEqual([name.text for name in private_names.declared_names(text) if name.is_private], names)

    def test_a_name_knows_its_namespace_and_what_it_is_an_alias_of(self) -> None:
        text = "namespace a { namespace b = c::d; namespace { using E = F<int>; using h::I; } int g; }"
        b = private_names.Name("b", text.index("b"), "a", False, "c::d")
        e = private_names.Name("E", text.index("E"), "a", True, "F<int>")
        i = private_names.Name("I", text.index("I;"), "a", True, "h::I")
        g = private_names.Name("g", text.rindex("g"), "a", False, "")
        self.assertEqual(list(private_names.declared_names(text)), [b, e, i, g])


def breaks_exactly(case: pathlib.Path):
    def test(self: Rules) -> None:
        shutil.copytree(case, self.tree, dirs_exist_ok=True)
        breaches = self.breaches()
        self.assertEqual([rule for rule, _ in breaches], [rule_of(case.name)], breaches)

    return test


for each in sorted((FIXTURE / "breaches").iterdir()):
    setattr(Rules, "test_breaks_" + each.name.replace("-", "_"), breaks_exactly(each))

if __name__ == "__main__":
    unittest.main()
