// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/VerifyToken.h"

#include "app/http/Url.h"
#include "app/jwt/DecodedToken.h"

namespace sealwright::flow {
namespace {

constexpr qint64 kLongestKeySet = 1024 * 1024;

} // namespace

VerifyToken::VerifyToken(sender::HttpSender &sender)
    : m_sender(sender)
{
}

jwt::TokenVerification VerifyToken::run(QByteArrayView text, const jwt::JwkSet &keys,
                                        const jwt::TokenRules &rules)
{
    return jwt::verifyToken(jwt::tokenIn(text), keys, rules);
}

QCoro::Task<base::Result<jwt::JwkSet>> VerifyToken::fetchKeys(QByteArray url, base::Cancellation cancellation)
{
    const QString shown = QString::fromUtf8(url);
    const base::Result<http::Url> parsed = http::Url::parse(url);
    if (!parsed) {
        co_return base::Failure(parsed.error());
    }
    if (parsed->scheme() != "https" && !parsed->isLoopback()) {
        co_return base::failure(TokenError::KeySetUrlInsecure, {{"url", shown}});
    }
    http::Request request;
    request.method = "GET";
    request.url = url;
    sender::SendOptions options;
    options.bodyLimit = kLongestKeySet;
    const http::Exchange exchange =
        co_await m_sender.send(std::move(request), std::move(options), cancellation);
    if (exchange.error) {
        co_return base::Failure(*exchange.error);
    }
    if (exchange.status != 200) {
        co_return base::failure(TokenError::KeySetNotServed, {{"url", shown}, {"status", exchange.status}});
    }
    base::Result<jwt::JwkSet> keys = jwt::JwkSet::parse(exchange.receivedBody);
    if (!keys) {
        co_return base::Failure(keys.error().with({"path", shown}));
    }
    co_return keys;
}

base::Json toJson(const jwt::TokenVerification &verification)
{
    base::Json json;
    json["valid"] = verification.isValid();
    json["reason"] = base::utf8(jwt::nameOf(verification.reason));
    json["header"] = verification.header;
    json["claims"] = verification.claims;
    if (verification.weakness) {
        json["warnings"] = base::Json::array({base::utf8(crypto::nameOf(verification.weakness->kind))});
    }
    return json;
}

} // namespace sealwright::flow
