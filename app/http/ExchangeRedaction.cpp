// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/ExchangeRedaction.h"

namespace sealwright::http {
namespace {

bool redactBytes(QByteArray &bytes, const base::Redaction &redaction)
{
    if (!redaction.contains(bytes)) {
        return false;
    }
    bytes = redaction.apply(bytes);
    return true;
}

} // namespace

HeaderList redacted(const HeaderList &headers, const base::Redaction &redaction)
{
    HeaderList result;
    for (const HeaderField &field : headers) {
        result.append(field.name, redaction.apply(field.value));
    }
    return result;
}

bool redact(Exchange &exchange, const base::Redaction &redaction)
{
    if (redaction.isEmpty()) {
        return false;
    }
    bool any = redactBytes(exchange.request.url, redaction);
    for (const HeaderField &field : exchange.request.headers) {
        // Also of a request that never left: its headers are shown all the same.
        any = any || redaction.contains(field.value);
    }
    exchange.request.headers = redacted(exchange.request.headers, redaction);
    any = redactBytes(exchange.sentHead, redaction) || any;
    for (QByteArray &head : exchange.interimHeads) {
        any = redactBytes(head, redaction) || any;
    }
    any = redactBytes(exchange.receivedHead, redaction) || any;
    any = redactBytes(exchange.receivedTrailers, redaction) || any;
    any = redactBytes(exchange.receivedBody, redaction) || any;
    return any;
}

} // namespace sealwright::http
