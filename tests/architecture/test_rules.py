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
