// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace sealwright::widgets {

/// Bytes as text for the eye, and where each wanted byte offset ended up.
struct DisplayText
{
    QString text;
    std::vector<int> positions;  ///< for each offset asked for, in their order
    std::vector<int> softBreaks; ///< indices of line feeds in `text` that are not in the bytes
    int column = 0;              ///< characters since the last line break
};

/// `offsets` ascend. Lines longer than `kDisplayLineLimit` characters are broken softly: text layouts take
/// quadratic time on longer ones. `column` continues a text that ended there.
DisplayText displayText(QByteArrayView bytes, const std::vector<qsizetype> &offsets, int column = 0);

constexpr int kDisplayLineLimit = 2000;

} // namespace sealwright::widgets
