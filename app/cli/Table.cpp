// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Table.h"

#include <algorithm>

namespace sealwright::cli {
namespace {

constexpr qsizetype kGap = 2;

QString trimmedEnd(QString text)
{
    while (text.endsWith(QLatin1Char(' '))) {
        text.chop(1);
    }
    return text;
}

QString rowText(const std::vector<QString> &cells, const std::vector<qsizetype> &widths)
{
    QString text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        text.append(cells[i].leftJustified(widths[i] + kGap));
    }
    return trimmedEnd(text);
}

} // namespace

void printTable(Console &console, const std::vector<QString> &titles,
                const std::vector<std::vector<QString>> &rows)
{
    std::vector<qsizetype> widths;
    for (std::size_t column = 0; column < titles.size(); ++column) {
        qsizetype width = titles[column].size();
        for (const std::vector<QString> &row : rows) {
            width = std::max(width, row.at(column).size());
        }
        widths.push_back(width);
    }
    console.line(console.painted(Paint::Faint, rowText(titles, widths)));
    for (const std::vector<QString> &row : rows) {
        console.line(rowText(row, widths));
    }
}

void printValues(Console &console, const std::vector<NamedValue> &values, int indent)
{
    qsizetype width = 0;
    for (const NamedValue &one : values) {
        width = one.value.isEmpty() ? width : std::max(width, one.name.size());
    }
    for (const NamedValue &one : values) {
        if (one.value.isEmpty()) {
            continue;
        }
        const QString name = one.name.leftJustified(width + kGap);
        console.line(QString(indent, QLatin1Char(' ')) % console.painted(Paint::Faint, name) %
                     console.painted(one.paint, one.value));
    }
}

} // namespace sealwright::cli
