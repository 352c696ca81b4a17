// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QTextLayout>

#include <functional>
#include <vector>

namespace sealwright::widgets {

/// A stretch of a text that stands for something else, and whether it is known for what.
struct HoverMark
{
    enum class Tone { Known, Unknown };

    qsizetype offset = 0; ///< in bytes of UTF-8
    qsizetype length = 0;
    Tone tone = Tone::Known;

    bool operator==(const HoverMark &) const = default;
};

/// Finds such stretches, in their order, and says what one stands for when the mouse rests on it: the text of
/// a tool tip, given the bytes that are marked. Without functions nothing is marked.
struct HoverMarker
{
    std::function<std::vector<HoverMark>(QByteArrayView)> find{};
    std::function<QString(QByteArrayView)> describe{};
};

/// How marks look in a line of text, in the colours in force.
QList<QTextLayout::FormatRange> formatsOf(const QString &text, const HoverMarker &marker);

/// What is said of the marks of a text, a line for each, those that are said twice once.
QString descriptionsOf(const QString &text, const HoverMarker &marker);

} // namespace sealwright::widgets
