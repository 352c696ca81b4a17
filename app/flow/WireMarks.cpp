// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/WireMarks.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

/// The offset of the value of the header line `name: value`, or -1.
qsizetype valueOffset(QByteArrayView head, const signing::PlacedValue &placed)
{
    qsizetype lineStart = 0;
    while (lineStart < head.size()) {
        qsizetype lineEnd = head.indexOf("\r\n", lineStart);
        lineEnd = lineEnd < 0 ? head.size() : lineEnd;
        const QByteArrayView line = head.sliced(lineStart, lineEnd - lineStart);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && http::sameHeaderName(line.first(colon), placed.name)) {
            const QByteArrayView value = line.sliced(colon + 1).trimmed();
            if (value == placed.value) {
                return lineStart + (value.data() - line.data());
            }
        }
        lineStart = lineEnd + 2;
    }
    return -1;
}

/// The offset of `name=value` 's value in the request line, where it stands percent-encoded.
qsizetype queryOffset(QByteArrayView head, const signing::PlacedValue &placed, const QByteArray &encoded)
{
    const QByteArrayView requestLine = head.first(std::max<qsizetype>(head.indexOf("\r\n"), 0));
    const QByteArray pair = placed.name.toPercentEncoding() + '=' + encoded;
    const qsizetype start = requestLine.indexOf(pair);
    return start < 0 ? -1 : start + pair.size() - encoded.size();
}

} // namespace

std::vector<signing::NamedPart> marksIn(QByteArrayView head, const std::vector<signing::PlacedValue> &placed)
{
    std::vector<signing::NamedPart> marks;
    for (const signing::PlacedValue &value : placed) {
        if (value.where == signing::PlacedValue::Where::Header) {
            const qsizetype offset = valueOffset(head, value);
            if (offset < 0) {
                continue;
            }
            for (const signing::NamedPart &part : value.parts) {
                marks.push_back({part.name, offset + part.offset, part.length});
            }
        } else if (value.where == signing::PlacedValue::Where::Query) {
            const QByteArray encoded = value.value.toPercentEncoding();
            const qsizetype offset = queryOffset(head, value, encoded);
            if (offset >= 0 && !value.parts.empty()) {
                marks.push_back({value.parts.front().name, offset, encoded.size()});
            }
        }
    }
    std::ranges::sort(marks, {}, &signing::NamedPart::offset);
    return marks;
}

} // namespace sealwright::flow
