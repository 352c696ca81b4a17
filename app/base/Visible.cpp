// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Visible.h"

#include <QChar>

namespace sealwright::base {
namespace {

/// Letters, marks, symbols and unassigned ones by their category, but without a picture: what of Unicode's
/// Default_Ignorable_Code_Point is no format character, and two that are drawn as nothing.
bool hasNoPicture(char32_t c)
{
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
           (c >= 0x180b && c <= 0x180f) || c == 0x2065 || c == 0x2800 || c == 0x3164 ||
           (c >= 0xfe00 && c <= 0xfe0f) || c == 0xffa0 || (c >= 0xfff0 && c <= 0xfff8) || c == 0x1d159 ||
           (c >= 0xe0000 && c <= 0xe0fff);
}

} // namespace

Character characterAt(QByteArrayView utf8, qsizetype at)
{
    const auto byte = [&](qsizetype i) -> char32_t { return static_cast<unsigned char>(utf8[at + i]); };
    const char32_t first = byte(0);
    if (first < 0x80) {
        return {first};
    }
    const qsizetype length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || length > utf8.size() - at) {
        return {first, 1, false};
    }
    char32_t code = first & (0xffU >> (length + 1));
    for (qsizetype i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) {
            return {first, 1, false};
        }
        code = code << 6U | (byte(i) & 0x3fU);
    }
    const bool isOverlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (isOverlong || QChar::isSurrogate(code) || code > QChar::LastValidCodePoint) {
        return {first, 1, false};
    }
    return {code, length};
}

Character characterAt(QStringView text, qsizetype at)
{
    const QChar unit = text[at];
    if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        return {QChar::surrogateToUcs4(unit, text[at + 1]), 2};
    }
    return {unit.unicode(), 1, !unit.isSurrogate()};
}

bool mustBeEscaped(char32_t c)
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
        return hasNoPicture(c);
    }
}

} // namespace sealwright::base
