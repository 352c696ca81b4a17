// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/HexDump.h"

#include <algorithm>

namespace sealwright::inspector {
namespace {

constexpr qsizetype kBytesInLine = 16;
constexpr qsizetype kHexColumn = 10;                                 ///< after the offset and two blanks
constexpr qsizetype kTextColumn = kHexColumn + kBytesInLine * 3 + 2; ///< one more blank between the halves
constexpr qsizetype kLineLength = kTextColumn + kBytesInLine + 1;    ///< with its line feed

qsizetype hexColumnOf(qsizetype index)
{
    return kHexColumn + index * 3 + (index >= kBytesInLine / 2 ? 1 : 0);
}

void writeByte(char *line, qsizetype index, char byte)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    line[hexColumnOf(index)] = kDigits[value >> 4];
    line[hexColumnOf(index) + 1] = kDigits[value & 0x0f];
    line[kTextColumn + index] = value >= 0x20 && value < 0x7f ? byte : '.';
}

/// Past so many lines a mark goes on as one, over the offsets too: a view that has to paint two marks for
/// each line of a body of megabytes would stall.
constexpr qsizetype kMostLinesMarkedEach = 1024;

/// A mark of the bytes becomes two for each line it touches: its hex digits and its characters.
void moveMark(const widgets::Mark &mark, std::vector<widgets::Mark> &moved)
{
    const qsizetype end = mark.offset + mark.length;
    const qsizetype firstLine = mark.offset / kBytesInLine;
    for (qsizetype from = mark.offset; from < end;) {
        const qsizetype line = from / kBytesInLine;
        if (line - firstLine >= kMostLinesMarkedEach) {
            const qsizetype start = line * kLineLength + hexColumnOf(0);
            const qsizetype lastLine = (end - 1) / kBytesInLine;
            const qsizetype stop = lastLine * kLineLength + kTextColumn + (end - 1) % kBytesInLine + 1;
            moved.push_back({start, stop - start, mark.part});
            return;
        }
        const qsizetype to = std::min(end, (line + 1) * kBytesInLine);
        const qsizetype first = from % kBytesInLine;
        const qsizetype last = (to - 1) % kBytesInLine;
        const qsizetype lineStart = line * kLineLength;
        moved.push_back(
            {lineStart + hexColumnOf(first), hexColumnOf(last) + 2 - hexColumnOf(first), mark.part});
        moved.push_back({lineStart + kTextColumn + first, last - first + 1, mark.part});
        from = to;
    }
}

} // namespace

HexDump hexDump(QByteArrayView bytes, const std::vector<widgets::Mark> &marks)
{
    HexDump dump;
    const qsizetype lines = (bytes.size() + kBytesInLine - 1) / kBytesInLine;
    dump.text.fill(' ', lines * kLineLength);
    for (qsizetype line = 0; line < lines; ++line) {
        char *start = dump.text.data() + line * kLineLength;
        const qsizetype first = line * kBytesInLine;
        const QByteArray offset = QByteArray::number(first, 16).rightJustified(8, '0');
        std::ranges::copy(offset, start);
        for (qsizetype i = 0; i < kBytesInLine && first + i < bytes.size(); ++i) {
            writeByte(start, i, bytes[first + i]);
        }
        start[kLineLength - 1] = '\n';
    }
    for (const widgets::Mark &mark : marks) {
        moveMark(mark, dump.marks);
    }
    return dump;
}

QByteArray groupedHex(QByteArrayView bytes)
{
    const QByteArray hex = bytes.toByteArray().toHex();
    QByteArray grouped;
    for (qsizetype i = 0; i < hex.size(); i += 8) {
        grouped += (i > 0 ? " " : "") + hex.mid(i, 8);
    }
    return grouped;
}

} // namespace sealwright::inspector
