// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"
#include "app/flow/PlaceToken.h"
#include "app/flow/RedactExchange.h"
#include "app/flow/SendRequest.h"
#include "app/flow/WireMarks.h"
#include "app/oauth/TokenRequest.h"

// SendRequest with an oauth2 credential: the token first, then the request, and both again when it is
// refused.
namespace sealwright::flow {
namespace {

constexpr int kUnauthorized = 401;

using std::chrono::milliseconds;

/// What is left of the time-out, for token call and request share it.
class Budget
{
public:
    explicit Budget(milliseconds whole)
        : m_whole(whole)
    {
    }

    milliseconds left() const
    {
        const auto spent =
            std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - m_begin);
        return std::max(m_whole - spent, milliseconds(1));
    }

private:
    milliseconds m_whole;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

oauth::TokenWish wishOf(const PreparedAuthentication &prepared, const sender::SendOptions &options,
                        milliseconds patience)
{
    oauth::TokenWish wish;
    wish.credentialId = prepared.credential->id;
    wish.fields = *prepared.oauth2;
    wish.secret = prepared.secrets.front().clone();
    wish.options = options;
    wish.options.timeout = patience;
    return wish;
}

/// The request as it would have gone out but for its token.
http::Exchange neverSent(http::Request request, const base::Error &error, base::TimePoint now)
{
    http::Exchange exchange;
    exchange.request = std::move(request);
    exchange.startedAt = now;
    exchange.error = error;
    return exchange;
}

void finish(SentExchange &sent, http::Exchange exchange, const base::Redaction &redaction)
{
    sent.exchange = std::move(exchange);
    sent.sentHeadBytes = sent.exchange.sentHead.size();
    sent.redacted = redact(sent.exchange, redaction);
    sent.marks = marksIn(sent.exchange.sentHead, sent.placed);
}

} // namespace

QCoro::Task<SentExchange> SendRequest::sendWithToken(http::Request request,
                                                     const PreparedAuthentication &prepared,
                                                     sender::SendOptions options,
                                                     base::Cancellation cancellation)
{
    const Budget budget(options.timeout);
    base::Redaction redaction = redactionOf(prepared);
    oauth::addSecret(redaction, prepared.secrets.front());
    addProxy(redaction, options.proxy);
    SentExchange sent;
    sent.credentialId = prepared.credential->id;
    sent.fields = prepared.credential->fields;

    oauth::TokenWish wish = wishOf(prepared, options, budget.left());
    for (;;) {
        const bool isRenewal = wish.refused != nullptr;
        auto wishing = m_tokens.token(std::move(wish), cancellation);
        oauth::TokenOutcome outcome = co_await wishing;
        sent.tokens.push_back({outcome.call, outcome.isReused});
        if (!outcome.token) {
            if (!isRenewal) {
                finish(sent, neverSent(std::move(request), *outcome.error, m_clock.now()), redaction);
            }
            co_return sent; // a refusal stands as the answer when there is no other token
        }
        if (isRenewal) {
            sent.refused = std::move(sent.exchange);
            sent.refused->bodyFile.clear(); // the next answer goes there
            sent.placed.clear();
        }
        oauth::addSecret(redaction, outcome.token->value);
        http::Request authorized = request;
        sent.placed.push_back(placeToken(authorized, *prepared.place, outcome.token->value,
                                         crypto::redactionLabel(outcome.token->value)));
        sender::SendOptions attempt = options;
        attempt.timeout = budget.left();
        auto sending = m_sender.send(std::move(authorized), std::move(attempt), cancellation);
        http::Exchange exchange = co_await sending;
        finish(sent, std::move(exchange), redaction);
        const bool isRefused = sent.exchange.status == kUnauthorized && !sent.exchange.error;
        if (!isRefused || isRenewal || cancellation.isRequested()) {
            co_return sent;
        }
        wish = wishOf(prepared, options, budget.left());
        wish.accept = oauth::TokenWish::Accept::AnyBut;
        wish.refused = outcome.token;
    }
}

} // namespace sealwright::flow
