// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/RawRequest.h"

#include "app/base/LastOf.h"
#include "app/http/ChunkedBody.h"
#include "app/http/HeadBlock.h"
#include "app/http/Url.h"

#include <algorithm>

namespace sealwright::http {
namespace {

base::Failure lineMalformed(qint64 line, const QString &reason)
{
    return base::failure(HttpError::RawRequestMalformed, {{"line", line}, {"reason", reason}});
}

struct RequestLine
{
    QByteArrayView method;
    QByteArrayView target;
};

base::Result<RequestLine> parseRequestLine(QByteArrayView line, qint64 number)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = base::lastOf(line, ' ');
    if (first < 1 || last <= first + 1 || line.sliced(first + 1, last - first - 1).contains(' ')) {
        return lineMalformed(number, QStringLiteral("not a request line: METHOD target HTTP/1.1"));
    }
    if (!line.sliced(last + 1).startsWith("HTTP/")) {
        return lineMalformed(number, QStringLiteral("the request line does not end with HTTP/1.1"));
    }
    const RequestLine parsed{line.first(first), line.sliced(first + 1, last - first - 1)};
    if (!isToken(parsed.method)) {
        return lineMalformed(number, QStringLiteral("the method is not a token"));
    }
    return parsed;
}

base::Result<HeaderField> parseField(QByteArrayView line, qint64 number)
{
    if (line.startsWith(' ') || line.startsWith('\t')) {
        return lineMalformed(number, QStringLiteral("a folded header line"));
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        return lineMalformed(number, QStringLiteral("a header without a colon"));
    }
    HeaderField field{line.first(colon).toByteArray(), trimBlanks(line.sliced(colon + 1)).toByteArray()};
    if (const base::Result<void> checked = checkHeader(field); !checked) {
        const QString reason = QStringLiteral("header \"%1\": %2")
                                   .arg(checked.error().fact("header"), checked.error().fact("reason"));
        return lineMalformed(number, reason);
    }
    return field;
}

base::Result<QByteArray> findUrl(const HeaderList &headers, QByteArrayView target, qint64 line)
{
    const QByteArray lower = target.first(std::min<qsizetype>(target.size(), 8)).toByteArray().toLower();
    QByteArray url;
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
        url = target.toByteArray();
    } else if (target.startsWith('/')) {
        const QByteArray *host = headers.find("Host");
        if (host == nullptr || host->isEmpty()) {
            return lineMalformed(line, QStringLiteral("no Host header, and no URL was given"));
        }
        url = "http://";
        url += *host;
        url += target;
    } else {
        return lineMalformed(line, QStringLiteral("the target is neither a path nor a URL"));
    }
    if (const base::Result<Url> parsed = Url::parse(url); !parsed) {
        return lineMalformed(
            line, QStringLiteral("target and Host make no URL: %1").arg(parsed.error().fact("reason")));
    }
    return url;
}

bool isLineEnd(QByteArrayView bytes)
{
    return bytes == QByteArrayView("\n") || bytes == QByteArrayView("\r\n");
}

base::Result<QByteArray> findBody(const HeaderList &headers, QByteArrayView rest, qint64 line)
{
    if (const QByteArray *coding = headers.find("Transfer-Encoding");
        coding != nullptr && coding->toLower().endsWith("chunked")) {
        // Many tools keep this header although they show the content decoded.
        return decodeChunked(rest).value_or(rest.toByteArray());
    }
    const std::vector<QByteArray> lengths = headers.all("Content-Length");
    if (lengths.empty()) {
        return rest.toByteArray();
    }
    bool isNumber = false;
    const qint64 length = lengths.front().toLongLong(&isNumber);
    const bool conflicting =
        std::ranges::any_of(lengths, [&](const QByteArray &other) { return other != lengths.front(); });
    const bool isPlain = std::ranges::all_of(lengths.front(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || !isPlain || conflicting) {
        return lineMalformed(line, QStringLiteral("Content-Length is not one number"));
    }
    if (rest.size() < length) {
        return lineMalformed(line, QStringLiteral("Content-Length says %1, but %2 bytes of body are there")
                                       .arg(length)
                                       .arg(rest.size()));
    }
    // An editor likes to end a file with a newline of its own.
    if (rest.size() > length && !isLineEnd(rest.sliced(length))) {
        return lineMalformed(line, QStringLiteral("Content-Length says %1, but %2 bytes of body are there")
                                       .arg(length)
                                       .arg(rest.size()));
    }
    return rest.first(length).toByteArray();
}

} // namespace

base::Result<Request> parseRawRequest(QByteArrayView message, QByteArrayView url)
{
    Request request;
    std::vector<HeaderField> fields;
    QByteArrayView target;
    qint64 requestLineNumber = 0;
    qint64 number = 0;
    bool hasEnded = false;
    while (!message.isEmpty() && !hasEnded) {
        ++number;
        const qsizetype end = message.indexOf('\n');
        QByteArrayView line = end < 0 ? message : message.first(end);
        message = end < 0 ? QByteArrayView() : message.sliced(end + 1);
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (requestLineNumber == 0) {
            if (line.isEmpty()) {
                continue; // RFC 9112 §2.2 lets empty lines stand before a request.
            }
            const base::Result<RequestLine> requestLine = parseRequestLine(line, number);
            if (!requestLine) {
                return std::unexpected(requestLine.error());
            }
            requestLineNumber = number;
            request.method = requestLine->method.toByteArray();
            target = requestLine->target;
        } else if (line.isEmpty()) {
            hasEnded = true;
        } else {
            base::Result<HeaderField> field = parseField(line, number);
            if (!field) {
                return std::unexpected(std::move(field).error());
            }
            fields.push_back(std::move(*field));
        }
    }
    if (requestLineNumber == 0) {
        return lineMalformed(1, QStringLiteral("there is no request line"));
    }
    request.headers = HeaderList(std::move(fields));
    base::Result<QByteArray> body = findBody(request.headers, message, number);
    if (!body) {
        return std::unexpected(std::move(body).error());
    }
    request.body = std::move(*body);
    if (!url.isEmpty()) {
        request.url = url.toByteArray();
        return request;
    }
    base::Result<QByteArray> found = findUrl(request.headers, target, requestLineNumber);
    if (!found) {
        return std::unexpected(std::move(found).error());
    }
    request.url = std::move(*found);
    return request;
}

} // namespace sealwright::http
