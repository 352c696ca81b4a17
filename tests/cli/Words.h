// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace sealwright::tests {

/// A command line of words without blanks: `words("send --url", url)`.
template<typename... Rest>
QStringList words(const char *line, const Rest &...rest)
{
    QStringList all = QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    (all.append(rest), ...);
    return all;
}

} // namespace sealwright::tests
