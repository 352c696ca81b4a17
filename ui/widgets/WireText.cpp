// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WireText.h"

#include <QList>

namespace sealwright::widgets {
namespace {

/// The length of the valid UTF-8 sequence (RFC 3629) at the start of `bytes`; 0 when there is none.
int sequenceLength(QByteArrayView bytes)
{
    const auto at = [bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = at(0);
    const int length = first < 0x80                    ? 1
                       : first >= 0xc2 && first < 0xe0 ? 2
                       : first >= 0xe0 && first < 0xf0 ? 3
                       : first >= 0xf0 && first < 0xf5 ? 4
                                                       : 0;
    if (length == 0 || length > bytes.size()) {
        return 0;
    }
    for (int i = 1; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80) {
            return 0;
        }
    }
    if ((first == 0xe0 && at(1) < 0xa0) || (first == 0xed && at(1) >= 0xa0) ||
        (first == 0xf0 && at(1) < 0x90) || (first == 0xf4 && at(1) >= 0x90)) {
        return 0;
    }
    return length;
}

bool isInvisible(char32_t c)
{
    return (c >= 0x80 && c < 0xa0) || c == 0xad || c == 0x061c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb);
}

class Writer
{
public:
    Writer(WireText &result, int column)
        : m_result(result)
        , m_column(column)
    {
    }

    void newline()
    {
        m_result.text += QLatin1Char('\n');
        m_column = 0;
    }

    void put(QStringView piece)
    {
        if (m_column >= kWireLineLimit) {
            m_result.softBreaks.push_back(static_cast<int>(m_result.text.size()));
            newline();
        }
        m_result.text += piece;
        m_column += static_cast<int>(piece.size());
    }

    int column() const { return m_column; }

private:
    WireText &m_result;
    int m_column;
};

} // namespace

WireText wireText(QByteArrayView bytes, const std::vector<qsizetype> &offsets, int column)
{
    WireText result;
    result.text.reserve(bytes.size() + bytes.size() / 64);
    result.positions.reserve(offsets.size());
    Writer writer(result, column);
    std::size_t wanted = 0;
    qsizetype i = 0;
    while (i < bytes.size()) {
        while (wanted < offsets.size() && offsets[wanted] <= i) {
            result.positions.push_back(static_cast<int>(result.text.size()));
            ++wanted;
        }
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte == '\n') {
            writer.newline();
            ++i;
        } else if (byte == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') {
            ++i;
        } else if (byte == '\t' || (byte >= 0x20 && byte < 0x7f)) {
            const QChar c{char16_t{byte}};
            writer.put(QStringView(&c, 1));
            ++i;
        } else if (byte < 0x20 || byte == 0x7f) {
            // The control pictures of Unicode: U+2400 and on.
            const QChar c{static_cast<char16_t>(byte == 0x7f ? 0x2421 : 0x2400 + byte)};
            writer.put(QStringView(&c, 1));
            ++i;
        } else if (const int length = sequenceLength(bytes.sliced(i)); length > 0) {
            const QString piece = QString::fromUtf8(bytes.sliced(i, length));
            const char32_t c = piece.toUcs4().value(0);
            writer.put(isInvisible(c)
                           ? QStringLiteral("‹U+%1›").arg(uint{c}, 4, 16, QLatin1Char('0')).toUpper()
                           : piece);
            i += length;
        } else {
            writer.put(QStringLiteral("‹%1›").arg(uint{byte}, 2, 16, QLatin1Char('0')).toUpper());
            ++i;
        }
    }
    while (wanted++ < offsets.size()) {
        result.positions.push_back(static_cast<int>(result.text.size()));
    }
    result.column = writer.column();
    return result;
}

} // namespace sealwright::widgets
