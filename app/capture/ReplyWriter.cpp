// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/ReplyWriter.h"

#include "app/capture/HttpBytes.h"
#include "app/http/HeadBlock.h"

#include <boost/beast/http/status.hpp>

namespace sealwright::capture {

namespace {

QByteArray reasonPhrase(int status)
{
    if (status == 421) {
        return "Misdirected Request";
    }
    const auto known = boost::beast::http::int_to_status(static_cast<unsigned>(status));
    if (known == boost::beast::http::status::unknown) {
        return {};
    }
    const boost::beast::string_view phrase = boost::beast::http::obsolete_reason(known);
    return QByteArray(phrase.data(), static_cast<qsizetype>(phrase.size()));
}

bool canBeSent(const http::HeaderField &field)
{
    const bool isFraming = sameWord(field.name, "content-length") ||
                           sameWord(field.name, "transfer-encoding") || sameWord(field.name, "connection");
    return !isFraming && http::isToken(field.name) && std::ranges::none_of(field.value, isControl);
}

/// RFC 9110 §15: these have no content, whatever the reply says.
bool hasNoContent(int status)
{
    return status / 100 == 1 || status == 204 || status == 304;
}

} // namespace

QByteArray replyBytes(const Reply &reply, const ReadRequest &request)
{
    QByteArray bytes("HTTP/1.1 ");
    bytes.append(QByteArray::number(reply.status))
        .append(' ')
        .append(reasonPhrase(reply.status))
        .append("\r\n");
    for (const http::HeaderField &field : reply.headers) {
        if (canBeSent(field)) {
            bytes.append(field.name).append(": ").append(field.value).append("\r\n");
        }
    }
    const bool noContent = hasNoContent(reply.status);
    if (!noContent) {
        bytes.append("Content-Length: ").append(QByteArray::number(reply.body.size())).append("\r\n");
    }
    if (!request.keepAlive) {
        bytes.append("Connection: close\r\n");
    } else if (request.minorVersion == 0) {
        bytes.append("Connection: keep-alive\r\n");
    }
    bytes.append("\r\n");
    if (!noContent && request.capture.request.method != "HEAD") {
        bytes.append(reply.body);
    }
    return bytes;
}

Reply refusalReply(const base::Error &error, int status)
{
    Reply reply;
    reply.status = status;
    reply.headers.append("Content-Type", "text/plain; charset=utf-8");
    reply.headers.append("X-Content-Type-Options", "nosniff");
    reply.body = QByteArray(error.code().data(), static_cast<qsizetype>(error.code().size()));
    if (const QString rule = error.fact("rule"); !rule.isEmpty()) {
        reply.body.append(": ").append(rule.toLatin1());
    }
    if (error.is(CaptureError::HeadTooLarge) || error.is(CaptureError::BodyTooLarge)) {
        reply.body.append(": limit ").append(error.fact("limit").toLatin1());
    }
    if (const QString offset = error.fact("offset"); !offset.isEmpty() && offset != QLatin1String("-1")) {
        reply.body.append(" at byte ").append(offset.toLatin1());
    }
    reply.body.append('\n');
    return reply;
}

} // namespace sealwright::capture
