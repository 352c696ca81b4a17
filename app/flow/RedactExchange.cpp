// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RedactExchange.h"

#include "app/crypto/Fingerprint.h"
#include "app/sender/ProxyUser.h"

namespace sealwright::flow {
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

base::Redaction redactionOf(const PreparedAuthentication &prepared)
{
    base::Redaction redaction;
    for (const base::SecretBytes &secret : prepared.secrets) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
    return redaction;
}

void addProxy(base::Redaction &redaction, const QString &proxy)
{
    for (const base::SecretBytes &secret : sender::proxySecrets(proxy)) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
}

http::HeaderList redacted(const http::HeaderList &headers, const base::Redaction &redaction)
{
    http::HeaderList result;
    for (const http::HeaderField &field : headers) {
        result.append(field.name, redaction.apply(field.value));
    }
    return result;
}

bool redact(http::Exchange &exchange, const base::Redaction &redaction)
{
    if (redaction.isEmpty()) {
        return false;
    }
    bool any = redactBytes(exchange.request.url, redaction);
    for (const http::HeaderField &field : exchange.request.headers) {
        // Also of a request that never left: its headers are shown all the same.
        any = any || redaction.contains(field.value);
    }
    exchange.request.headers = redacted(exchange.request.headers, redaction);
    any = redactBytes(exchange.sentHead, redaction) || any;
    any = redactBytes(exchange.receivedHead, redaction) || any;
    any = redactBytes(exchange.receivedBody, redaction) || any;
    return any;
}

} // namespace sealwright::flow
