// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/DisplayText.h"

#include "app/base/Visible.h"
#include "ui/widgets/VisibleText.h"

namespace sealwright::widgets {
namespace {

class Writer
{
public:
    Writer(DisplayText &result, int column)
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
        if (m_column >= kDisplayLineLimit) {
            m_result.softBreaks.push_back(static_cast<int>(m_result.text.size()));
            newline();
        }
        m_result.text += piece;
        m_column += static_cast<int>(piece.size());
    }

    int column() const { return m_column; }

private:
    DisplayText &m_result;
    int m_column;
};

} // namespace

DisplayText displayText(QByteArrayView bytes, const std::vector<qsizetype> &offsets, int column)
{
    DisplayText result;
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
        } else {
            const base::Character c = base::characterAt(bytes, i);
            writer.put(!c.isText ? QStringLiteral("‹%1›").arg(uint{byte}, 2, 16, QLatin1Char('0')).toUpper()
                       : base::mustBeEscaped(c.code) ? escapeOf(c.code)
                                                     : QString::fromUcs4(&c.code, 1));
            i += c.length;
        }
    }
    while (wanted++ < offsets.size()) {
        result.positions.push_back(static_cast<int>(result.text.size()));
    }
    result.column = writer.column();
    return result;
}

} // namespace sealwright::widgets
