// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"

#include <vector>

namespace sealwright::cli {

/// Columns as wide as their widest cell, two blanks apart, the titles faint.
void printTable(Console &console, const std::vector<QString> &titles,
                const std::vector<std::vector<QString>> &rows);

struct NamedValue
{
    QString name;
    QString value;
    Paint paint = Paint::Plain;
};

/// `name      value`, a line each, names faint and as wide as the longest. Values that are empty are left
/// out.
void printValues(Console &console, const std::vector<NamedValue> &values, int indent = 0);

} // namespace sealwright::cli
