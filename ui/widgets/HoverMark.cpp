// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/HoverMark.h"

#include "ui/theme/Token.h"

#include <QStringList>

namespace sealwright::widgets {
namespace {

/// More lines than these do not fit on a screen beside what they speak of.
constexpr qsizetype kMostDescriptions = 12;

QTextCharFormat formatOf(HoverMark::Tone tone)
{
    QTextCharFormat format;
    if (tone == HoverMark::Tone::Known) {
        format.setForeground(theme::color(theme::Token::Variable));
        format.setBackground(theme::color(theme::Token::VariableFill));
    } else {
        format.setForeground(theme::color(theme::Token::Bad));
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme::color(theme::Token::Bad));
    }
    return format;
}

} // namespace

QList<QTextLayout::FormatRange> formatsOf(const QString &text, const HoverMarker &marker)
{
    QList<QTextLayout::FormatRange> formats;
    if (!marker.find) {
        return formats;
    }
    const QByteArray bytes = text.toUtf8();
    qsizetype read = 0;       // bytes
    qsizetype characters = 0; // the same place in the text
    const auto characterAt = [&](qsizetype offset) {
        characters += QString::fromUtf8(QByteArrayView(bytes).sliced(read, offset - read)).size();
        read = offset;
        return static_cast<int>(characters);
    };
    for (const HoverMark &mark : marker.find(bytes)) {
        QTextLayout::FormatRange range;
        range.start = characterAt(mark.offset);
        range.length = characterAt(mark.offset + mark.length) - range.start;
        range.format = formatOf(mark.tone);
        formats.append(range);
    }
    return formats;
}

QString descriptionsOf(const QString &text, const HoverMarker &marker)
{
    QStringList lines;
    if (!marker.find || !marker.describe) {
        return {};
    }
    const QByteArray bytes = text.toUtf8();
    for (const HoverMark &mark : marker.find(bytes)) {
        const QString line = marker.describe(QByteArrayView(bytes).sliced(mark.offset, mark.length));
        if (!lines.contains(line)) {
            lines.append(line);
        }
        if (lines.size() == kMostDescriptions) {
            lines.append(QStringLiteral("…"));
            break;
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace sealwright::widgets
