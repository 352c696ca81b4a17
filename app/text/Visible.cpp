// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Visible.h"

#include <algorithm>

namespace sealwright::text {
namespace {

enum class Lines { Escape, Keep };

/// Letters and symbols by their category, but without a picture.
bool isBlankFiller(char32_t c)
{
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x2800 ||
           c == 0x3164 || c == 0xffa0;
}

bool needsEscape(char32_t c)
{
    if (c >= 0x20 && c < 0x7f) {
        return false;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return isBlankFiller(c);
    }
}

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
QString escapeOfByte(char byte)
{
    return QStringLiteral("\\x%1").arg(static_cast<uint>(static_cast<unsigned char>(byte)), 2, 16,
                                       QLatin1Char('0'));
}

bool isC1(char32_t c)
{
    return c >= 0x80 && c <= 0x9f;
}

bool isPlainAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x7f;
}

void appendVisible(QString &result, char32_t c, Lines lines)
{
    if (lines == Lines::Keep && (c == '\n' || c == '\t')) {
        result.append(QChar(static_cast<char16_t>(c)));
    } else if (needsEscape(c)) {
        result.append(escapeOf(c));
    } else {
        result.append(QChar::fromUcs4(c));
    }
}

/// The length of the well-formed UTF-8 sequence at the start, or 0 (Unicode 15, table 3-7).
qsizetype sequenceLength(QByteArrayView bytes)
{
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const auto continues = [&](qsizetype i, unsigned from = 0x80, unsigned to = 0xbf) {
        return i < bytes.size() && byte(i) >= from && byte(i) <= to;
    };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first <= 0xdf) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned from = first == 0xe0 ? 0xa0 : 0x80;
        const unsigned to = first == 0xed ? 0x9f : 0xbf;
        return continues(1, from, to) && continues(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned from = first == 0xf0 ? 0x90 : 0x80;
        const unsigned to = first == 0xf4 ? 0x8f : 0xbf;
        return continues(1, from, to) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

/// The code point of a well-formed sequence.
char32_t codePoint(QByteArrayView sequence)
{
    const auto byte = [&](qsizetype i) {
        return static_cast<char32_t>(static_cast<unsigned char>(sequence[i]));
    };
    switch (sequence.size()) {
    case 1:
        return byte(0);
    case 2:
        return (byte(0) & 0x1f) << 6 | (byte(1) & 0x3f);
    case 3:
        return (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    default:
        return (byte(0) & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
    }
}

QString visibleText(QStringView text, Lines lines)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool hasNext = i + 1 < text.size();
        if (lines == Lines::Keep && hasNext && text[i] == QLatin1Char('\r') &&
            text[i + 1] == QLatin1Char('\n')) {
            continue;
        }
        if (hasNext && text[i].isHighSurrogate() && text[i + 1].isLowSurrogate()) {
            appendVisible(result, QChar::surrogateToUcs4(text[i], text[i + 1]), lines);
            ++i;
        } else {
            appendVisible(result, text[i].unicode(), lines);
        }
    }
    return result;
}

QString visibleBytes(QByteArrayView bytes, Lines lines)
{
    QString result;
    result.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = sequenceLength(bytes.sliced(i));
        if (length == 0) {
            result.append(escapeOfByte(bytes[i]));
            ++i;
        } else if (lines == Lines::Keep && bytes.sliced(i).startsWith("\r\n")) {
            ++i;
        } else {
            appendVisible(result, codePoint(bytes.sliced(i, length)), lines);
            i += length;
        }
    }
    return result;
}

} // namespace

QString visible(QStringView text)
{
    return visibleText(text, Lines::Escape);
}

QString visible(QByteArrayView bytes)
{
    return visibleBytes(bytes, Lines::Escape);
}

QString visibleLines(QStringView text)
{
    return visibleText(text, Lines::Keep);
}

QString visibleLines(QByteArrayView bytes)
{
    return visibleBytes(bytes, Lines::Keep);
}

QByteArray visibleJson(QByteArrayView json)
{
    if (std::ranges::all_of(json, isPlainAscii)) {
        return json.toByteArray();
    }
    QByteArray result;
    result.reserve(json.size());
    for (qsizetype i = 0; i < json.size();) {
        const qsizetype length = std::max<qsizetype>(sequenceLength(json.sliced(i)), 1);
        const QByteArrayView sequence = json.sliced(i, length);
        i += length;
        if (const char32_t c = codePoint(sequence); c < 0x7f || !needsEscape(c)) {
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
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = sequenceLength(bytes.sliced(i));
        if (length == 0) {
            result.append(escapeOfByte(bytes[i]).toLatin1());
            ++i;
            continue;
        }
        const QByteArrayView sequence = bytes.sliced(i, length);
        i += length;
        if (const char32_t c = codePoint(sequence); isC1(c)) {
            result.append(escapeOf(c).toLatin1());
        } else {
            result.append(sequence);
        }
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
