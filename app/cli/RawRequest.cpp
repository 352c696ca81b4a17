// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RawRequest.h"

#include "app/http/Url.h"
#include "app/text/Visible.h"

namespace sealwright::cli {

QByteArray headerLine(const http::HeaderField &field, bool forTerminal)
{
    QByteArray line = field.name;
    line.append(field.value.isEmpty() ? ":" : ": ").append(field.value);
    return forTerminal ? text::visible(QByteArrayView(line)).toUtf8() : line;
}

QByteArray rawRequest(const http::Request &request, bool forTerminal)
{
    const auto url = http::Url::parse(request.url);
    QByteArray raw = request.method;
    raw.append(' ').append(url ? url->pathAndQuery() : request.url).append(" HTTP/1.1\r\n");
    if (url && !request.headers.contains("Host")) {
        raw.append("Host: ").append(url->authority()).append("\r\n");
    }
    for (const http::HeaderField &field : request.headers) {
        raw.append(headerLine(field, false)).append("\r\n");
    }
    raw.append("\r\n").append(request.body);
    return forTerminal ? text::visibleLines(QByteArrayView(raw)).toUtf8().append('\n') : raw;
}

} // namespace sealwright::cli
