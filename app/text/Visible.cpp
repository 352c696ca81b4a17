// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Visible.h"

#include "app/base/Visible.h"

#include <algorithm>
#include <type_traits>

namespace sealwright::text {
namespace {

enum class Lines { Escape, Keep };

QString escapeOf(char32_t c)
{
    switch (c) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    if (c < 0x80) {
        return QStringLiteral("\\x%1").arg(static_cast<uint>(c), 2, 16, QLatin1Char('0'));
    }
    return QStringLiteral("\\u{%1}").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'));
}

/// Of a byte that is no UTF-8.
QString escapeOfByte(char32_t byte)
{
    return QStringLiteral("\\x%1").arg(static_cast<uint>(byte), 2, 16, QLatin1Char('0'));
}

bool isC1(char32_t c)
{
    return c >= 0x80 && c <= 0x9f;
}

bool isPlainAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x7f;
}

template<typename View>
QString madeVisible(View text, Lines lines)
{
    constexpr bool kIsBytes = std::is_same_v<View, QByteArrayView>;
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const base::Character c = base::characterAt(text, at);
        const bool isKept = lines == Lines::Keep && (c.code == '\n' || c.code == '\t');
        const bool isLeftOut = lines == Lines::Keep && c.code == '\r' && at + 1 < text.size() &&
                               base::characterAt(text, at + 1).code == '\n';
        if (kIsBytes && !c.isText) {
            result.append(escapeOfByte(c.code));
        } else if (isKept || !base::mustBeEscaped(c.code)) {
            result.append(QChar::fromUcs4(c.code));
        } else if (!isLeftOut) {
            result.append(escapeOf(c.code));
        }
        at += c.length;
    }
    return result;
}

} // namespace

QString visible(QStringView text)
{
    return madeVisible(text, Lines::Escape);
}

QString visible(QByteArrayView bytes)
{
    return madeVisible(bytes, Lines::Escape);
}

QString visibleLines(QStringView text)
{
    return madeVisible(text, Lines::Keep);
}

QString visibleLines(QByteArrayView bytes)
{
    return madeVisible(bytes, Lines::Keep);
}

QByteArray visibleJson(QByteArrayView json)
{
    if (std::ranges::all_of(json, isPlainAscii)) {
        return json.toByteArray();
    }
    QByteArray result;
    result.reserve(json.size());
    for (qsizetype at = 0; at < json.size();) {
        const base::Character c = base::characterAt(json, at);
        const QByteArrayView sequence = json.sliced(at, c.length);
        at += c.length;
        if (c.code < 0x7f || !c.isText || !base::mustBeEscaped(c.code)) {
            result.append(sequence);
            continue;
        }
        for (const QChar unit : QString::fromUtf8(sequence)) {
            result.append("\\u").append(QByteArray::number(unit.unicode(), 16).rightJustified(4, '0'));
        }
    }
    return result;
}

QString withoutC1(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (isC1(c.unicode())) {
            result.append(escapeOf(c.unicode()));
        } else {
            result.append(c);
        }
    }
    return result;
}

QByteArray withoutC1(QByteArrayView bytes)
{
    QByteArray result;
    result.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        const base::Character c = base::characterAt(bytes, at);
        if (!c.isText) {
            result.append(escapeOfByte(c.code).toLatin1());
        } else if (isC1(c.code)) {
            result.append(escapeOf(c.code).toLatin1());
        } else {
            result.append(bytes.sliced(at, c.length));
        }
        at += c.length;
    }
    return result;
}

QString elideMiddle(const QString &text, qsizetype limit)
{
    if (text.size() <= limit) {
        return text;
    }
    const qsizetype kept = std::max<qsizetype>(limit - 1, 0);
    qsizetype head = kept - kept / 2;
    qsizetype tail = text.size() - kept / 2;
    if (head > 0 && text[head - 1].isHighSurrogate()) {
        --head;
    }
    if (tail < text.size() && text[tail].isLowSurrogate()) {
        ++tail;
    }
    QString result = text.first(head);
    result.append(QChar(0x2026));
    result.append(QStringView(text).sliced(tail));
    return result;
}

} // namespace sealwright::text
