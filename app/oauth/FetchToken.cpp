// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/FetchToken.h"

#include "app/base/Duration.h"
#include "app/crypto/Fingerprint.h"
#include "app/http/ExchangeRedaction.h"
#include "app/http/Url.h"
#include "app/oauth/TokenMask.h"
#include "app/oauth/TokenRequest.h"
#include "app/sender/ProxyUser.h"

#include <algorithm>

namespace sealwright::oauth {
namespace {

constexpr std::chrono::milliseconds kUsualSkew = std::chrono::seconds(60);

/// The request's own settings, as far as they are about the way and not about the webhook.
sender::SendOptions callOptions(sender::SendOptions options, const http::Url &url)
{
    options.defaultHeaders = sender::DefaultHeaders::Add;
    options.bodyFile.clear();
    options.bodyLimit = kAnswerLimit;
    if (url.scheme() != "https") {
        options.httpVersion = sender::HttpVersion::Http1_1; // HTTP/2 is spoken over TLS only
    }
    return options;
}

/// So long before its end a token is renewed.
std::chrono::milliseconds skewOf(const credential::OAuth2Fields &fields, std::chrono::seconds lifetime)
{
    const auto asked = base::parseDuration(QString::fromUtf8(fields.refreshSkew));
    return std::min(asked.value_or(kUsualSkew), std::chrono::milliseconds(lifetime) / 10);
}

base::Error atTokenUrl(const base::Error &error, const QByteArray &url)
{
    return error.with({"token_url", QString::fromUtf8(url)});
}

/// What went wrong on the way, in the words of a token call where it has some.
base::Error wireError(const http::Exchange &exchange)
{
    if (exchange.error->is(sender::SendError::ResponseTooLarge)) {
        return {OAuthError::AnswerTooLarge, {{"limit", kAnswerLimit}, {"status", qint64{exchange.status}}}};
    }
    return *exchange.error;
}

/// A JWT is shown in its parts, but for the signature; anything else is opaque, as it should be.
std::optional<jwt::DecodedToken> decoded(const base::SecretBytes &token, base::TimePoint now)
{
    base::Result<jwt::DecodedToken> parts = jwt::decodeToken(token.view(), now);
    if (!parts) {
        return std::nullopt;
    }
    parts->signature.clear();
    return *std::move(parts);
}

TokenFacts factsOf(const TokenAnswer &answer, const TokenOrder &order, const http::Exchange &exchange,
                   base::TimePoint now)
{
    TokenFacts facts;
    facts.type = answer.tokenType;
    const QString asked = QString::fromUtf8(order.fields.scope);
    facts.scope = answer.scope.value_or(asked);
    facts.fingerprint = crypto::fingerprint(answer.accessToken);
    facts.bytes = answer.accessToken.size();
    facts.fetchedAt = now;
    facts.notes = answer.notes;
    facts.decoded = decoded(answer.accessToken, now);
    if (answer.lifetime) {
        facts.expiresAt = now + *answer.lifetime;
        facts.renewAt = *facts.expiresAt - skewOf(order.fields, *answer.lifetime);
    }
    if (facts.decoded && std::ranges::count(facts.decoded->warnings, jwt::TokenWarning::Expired) > 0) {
        facts.notes.push_back(TokenNote::AlreadyExpired);
    }
    if (answer.scope && !asked.isEmpty() && *answer.scope != asked) {
        facts.notes.push_back(TokenNote::ScopeDiffers);
    }
    const base::Result<http::Url> url = http::Url::parse(order.fields.tokenUrl);
    if (url && url->scheme() != "https" && !url->isLoopback()) {
        facts.notes.push_back(TokenNote::UrlInsecure);
    }
    if (exchange.tls && order.options.tlsCheck == sender::TlsCheck::AcceptAnything) {
        facts.notes.push_back(TokenNote::CertificateUnchecked);
    }
    return facts;
}

/// The exchange with every secret replaced, its request's body included.
http::Exchange shownExchange(http::Exchange exchange, base::Redaction &redaction)
{
    QByteArray body = withoutTokens(exchange.receivedBody);
    base::wipe(exchange.receivedBody);
    exchange.receivedBody = std::move(body);
    QByteArray sent = redaction.apply(exchange.request.body);
    base::wipe(exchange.request.body);
    exchange.request.body = std::move(sent);
    http::redact(exchange, redaction);
    return exchange;
}

} // namespace

QCoro::Task<FetchedToken> fetchToken(sender::HttpSender &sender, const base::Clock &clock,
                                     base::Random &random, TokenOrder order, base::Cancellation cancellation)
{
    auto call = std::make_shared<TokenCall>();
    call->reason = order.reason;
    call->exchange.startedAt = clock.now();
    call->exchange.request.url = order.fields.tokenUrl;
    FetchedToken fetched;
    fetched.call = call;

    const base::Result<http::Url> url = http::Url::parse(order.fields.tokenUrl);
    if (!url) {
        call->error = atTokenUrl(url.error(), order.fields.tokenUrl);
        co_return fetched;
    }
    base::Result<TokenRequest> made = makeTokenRequest(order.fields, order.secret, clock.now(), random);
    if (!made) {
        call->error = atTokenUrl(made.error(), order.fields.tokenUrl);
        co_return fetched;
    }
    call->assertionHeader = std::move(made->assertionHeader);
    call->assertionClaims = std::move(made->assertionClaims);
    sender::SendOptions options = callOptions(order.options, *url);
    for (const base::SecretBytes &secret : sender::proxySecrets(options.proxy)) {
        made->redaction.add(secret, crypto::redactionLabel(secret));
    }
    auto sending = sender.send(std::move(made->request), std::move(options), cancellation);
    http::Exchange exchange = co_await sending;
    call->sentHeadBytes = exchange.sentHead.size();

    const base::SecretBytes body = base::SecretBytes::copyOf(exchange.receivedBody);
    call->exchange = shownExchange(std::move(exchange), made->redaction);
    if (call->exchange.error) {
        call->error = atTokenUrl(wireError(call->exchange), order.fields.tokenUrl);
        co_return fetched;
    }
    base::Result<TokenAnswer> answer = readTokenAnswer(
        call->exchange.status, call->exchange.receivedHeaders(), body.view(), call->exchange.receivedBody);
    if (!answer) {
        base::Error error = answer.error();
        if (error.is(OAuthError::InvalidScope)) {
            error = error.with({"scope", QString::fromUtf8(order.fields.scope)});
        }
        call->error = atTokenUrl(error, order.fields.tokenUrl);
        co_return fetched;
    }
    // The token itself may stand in a header or a cookie of the same answer.
    base::Redaction ofToken;
    addSecret(ofToken, answer->accessToken);
    http::redact(call->exchange, ofToken);
    call->token = factsOf(*answer, order, call->exchange, clock.now());
    auto token = std::make_shared<AccessToken>();
    token->value = std::move(answer->accessToken);
    token->call = call;
    fetched.token = std::move(token);
    co_return fetched;
}

} // namespace sealwright::oauth
