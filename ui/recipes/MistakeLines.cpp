// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/MistakeLines.h"

#include "app/text/DescribeRecipe.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealwright::recipes {

std::vector<MistakeLine> linesOf(const std::vector<base::Error> &mistakes)
{
    std::vector<MistakeLine> lines;
    for (const base::Error &mistake : mistakes) {
        MistakeLine one;
        one.line = mistake.fact("line").toInt();
        one.column = std::max(mistake.fact("column").toInt(), 1);
        const QString what = text::describeMistake(mistake);
        one.text = one.line > 0 ? QCoreApplication::translate("MistakeLines", "Line %1: %2")
                                      .arg(QString::number(one.line), what)
                                : what;
        lines.push_back(std::move(one));
    }
    return lines;
}

} // namespace sealwright::recipes
