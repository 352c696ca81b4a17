// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/BodyFraming.h"

#include "app/capture/HttpBytes.h"
#include "app/http/HeadBlock.h"

#include <limits>

namespace sealwright::capture {

namespace {

/// The indices of the fields of that name.
std::vector<qsizetype> fieldsNamed(const http::HeaderList &headers, QByteArrayView name)
{
    std::vector<qsizetype> found;
    qsizetype index = 0;
    for (const http::HeaderField &field : headers) {
        if (sameWord(field.name, name)) {
            found.push_back(index);
        }
        ++index;
    }
    return found;
}

const QByteArray &valueAt(const http::HeaderList &headers, qsizetype index)
{
    return headers.fields()[static_cast<std::size_t>(index)].value;
}

std::optional<Refusal> readLength(RequestHead &head, const std::vector<qsizetype> &lengths,
                                  const FieldOffset &offsetOf)
{
    if (lengths.size() > 1) {
        return malformed("content_length_repeated", offsetOf(lengths[1]));
    }
    const QByteArray &text = valueAt(head.headers, lengths.front());
    const qint64 offset = offsetOf(lengths.front());
    if (text.contains(',')) {
        return malformed("content_length_list", offset);
    }
    const bool digits =
        !text.isEmpty() && std::ranges::all_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!digits) {
        return malformed("content_length_invalid", offset);
    }
    if (text.size() > 1 && text.front() == '0') {
        return malformed("content_length_leading_zero", offset);
    }
    bool fits = false;
    head.length = text.toLongLong(&fits);
    if (!fits) {
        return malformed("content_length_invalid", offset);
    }
    head.framing = RequestHead::Framing::Length;
    return std::nullopt;
}

Refusal codingRefused(const QByteArray &value, int status)
{
    return {{CaptureError::TransferEncoding, {{"value", QString::fromLatin1(value)}}}, status};
}

std::optional<Refusal> readCoding(RequestHead &head, const std::vector<qsizetype> &codings)
{
    const QByteArray value = valueAt(head.headers, codings.front());
    if (codings.size() > 1) {
        QByteArray all = value;
        for (auto next = codings.begin() + 1; next != codings.end(); ++next) {
            all.append(", ").append(valueAt(head.headers, *next));
        }
        return codingRefused(all, 400);
    }
    if (head.minorVersion == 0) {
        return codingRefused(value, 400); // RFC 9112 §6.1
    }
    if (sameWord(value, "chunked")) {
        head.framing = RequestHead::Framing::Chunked;
        return std::nullopt;
    }
    // A coding that exists but is not ours is 501; anything that somebody may read as chunked is 400.
    const bool foreign = http::isToken(value) && !value.toLower().contains("chunked");
    return codingRefused(value, foreign ? 501 : 400);
}

} // namespace

std::optional<Refusal> decideFraming(RequestHead &head, const FieldOffset &offsetOf)
{
    const std::vector<qsizetype> lengths = fieldsNamed(head.headers, "content-length");
    const std::vector<qsizetype> codings = fieldsNamed(head.headers, "transfer-encoding");
    if (!lengths.empty() && !codings.empty()) {
        return malformed("content_length_with_transfer_encoding",
                         offsetOf(std::max(lengths.front(), codings.front())));
    }
    if (!codings.empty()) {
        return readCoding(head, codings);
    }
    if (!lengths.empty()) {
        return readLength(head, lengths, offsetOf);
    }
    return std::nullopt;
}

} // namespace sealwright::capture
