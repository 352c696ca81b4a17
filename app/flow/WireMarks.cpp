// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/WireMarks.h"

#include "app/json/JsonText.h"

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

struct Stretch
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// The characters of the JSON string at the pointer, without its quotes.
std::optional<Stretch> memberIn(QByteArrayView body, QByteArrayView pointer)
{
    const auto span = json::JsonText(body).locate(pointer);
    if (!span || span->end - span->begin < 2 || body[span->begin] != '"') {
        return std::nullopt;
    }
    return Stretch{span->begin + 1, span->end - 1};
}

/// The value of a form's last field of that name: a placed one replaces those before it.
std::optional<Stretch> fieldIn(QByteArrayView body, const QByteArray &name)
{
    const QByteArray start = name.toPercentEncoding() + '=';
    qsizetype at = body.lastIndexOf(start);
    while (at > 0 && body[at - 1] != '&') {
        at = body.lastIndexOf(start, at - 1);
    }
    if (at < 0) {
        return std::nullopt;
    }
    const qsizetype begin = at + start.size();
    const qsizetype end = body.indexOf('&', begin);
    return Stretch{begin, end < 0 ? body.size() : end};
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
            QByteArray encoded = value.value.toPercentEncoding();
            qsizetype offset = queryOffset(head, value, encoded);
            if (offset < 0) { // a label that stands there instead is not encoded
                encoded = value.value;
                offset = queryOffset(head, value, encoded);
            }
            if (offset >= 0 && !value.parts.empty()) {
                marks.push_back({value.parts.front().name, offset, encoded.size()});
            }
        }
    }
    std::ranges::sort(marks, {}, &signing::NamedPart::offset);
    return marks;
}

std::vector<signing::NamedPart> marksInBody(QByteArrayView body,
                                            const std::vector<signing::PlacedValue> &placed)
{
    using Where = signing::PlacedValue::Where;
    std::vector<signing::NamedPart> marks;
    for (const signing::PlacedValue &value : placed) {
        if (value.parts.empty() || (value.where != Where::Json && value.where != Where::Form)) {
            continue;
        }
        const std::optional<Stretch> found =
            value.where == Where::Json ? memberIn(body, value.name) : fieldIn(body, value.name);
        if (!found) {
            continue;
        }
        if (body.sliced(found->begin, found->end - found->begin) == value.value) {
            for (const signing::NamedPart &part : value.parts) {
                marks.push_back({part.name, found->begin + part.offset, part.length});
            }
        } else { // escapes stand in between
            marks.push_back({value.parts.front().name, found->begin, found->end - found->begin});
        }
    }
    std::ranges::sort(marks, {}, &signing::NamedPart::offset);
    return marks;
}

} // namespace sealwright::flow
