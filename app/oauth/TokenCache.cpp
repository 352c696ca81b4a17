// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/TokenCache.h"

#include "app/base/OneShot.h"
#include "app/credential/Fields.h"
#include "app/crypto/HashAlgorithm.h"

#include <QTimer>

#include <algorithm>

namespace sealwright::oauth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kLongestPause{60};

/// Two wishes with the same are for the same token. Of the secret only a digest is kept.
QByteArray purposeOf(const TokenWish &wish)
{
    credential::Credential credential;
    credential.fields = wish.fields;
    QByteArray text;
    for (const credential::FieldInfo &field : credential::fieldsOf(credential::Kind::OAuth2)) {
        const QByteArray value = credential::fieldValue(credential, field.name);
        text += QByteArray::number(value.size()) + ':' + value;
    }
    return crypto::digest(crypto::HashAlgorithm::Sha256, text) +
           crypto::digest(crypto::HashAlgorithm::Sha256, wish.secret.view());
}

CallReason reasonFor(TokenWish::Accept accept, bool isRefused, bool hasToken)
{
    if (accept == TokenWish::Accept::FreshOnly) {
        return CallReason::Asked;
    }
    if (isRefused) {
        return CallReason::Refused;
    }
    return hasToken ? CallReason::Expired : CallReason::NoneYet;
}

TokenOutcome failed(base::Error error)
{
    TokenOutcome outcome;
    outcome.error = std::move(error);
    return outcome;
}

} // namespace

/// A call under way, and who waits for it.
struct TokenCache::Flight
{
    base::CancellationSource cancel;
    std::vector<base::OneShot<TokenOutcome>> waiting;
    int waiters = 0;
    bool isOver = false;
};

struct TokenCache::Entry
{
    QByteArray purpose;
    std::shared_ptr<const AccessToken> token;
    std::optional<base::TimePoint> renewAt;
    int uselessTokens = 0; ///< in a row, with a lifetime that is none
    std::shared_ptr<Flight> flight;

    bool isUsable(base::TimePoint now) const { return token && (!renewAt || now < *renewAt); }

    /// A token without a usable lifetime is good for whoever waited for it. Whoever comes later gets it again
    /// for a while, longer each time: a server that gives such tokens is not asked without a pause.
    void keep(std::shared_ptr<const AccessToken> fetched, base::TimePoint now)
    {
        token = std::move(fetched);
        const TokenFacts &facts = *token->call->token;
        const std::vector<TokenNote> &notes = facts.notes;
        const bool isUseless = std::ranges::count(notes, TokenNote::ExpiryUnusable) > 0 ||
                               std::ranges::count(notes, TokenNote::AlreadyExpired) > 0;
        if (isUseless) {
            renewAt = now + std::min(kLongestPause, seconds(1 << std::min(uselessTokens, 6)));
            ++uselessTokens;
            return;
        }
        uselessTokens = 0;
        renewAt = facts.renewAt;
    }
};

TokenCache::TokenCache(sender::HttpSender &sender, const base::Clock &clock, base::Random &random)
    : m_sender(sender)
    , m_clock(clock)
    , m_random(random)
{
}

TokenCache::~TokenCache() = default;

std::shared_ptr<const AccessToken> TokenCache::kept(const QString &credentialId) const
{
    const auto found = m_entries.find(credentialId);
    return found == m_entries.end() ? nullptr : found->second->token;
}

void TokenCache::forget(const QString &credentialId)
{
    m_entries.erase(credentialId);
}

std::shared_ptr<TokenCache::Entry> TokenCache::entryFor(const TokenWish &wish)
{
    const QByteArray purpose = purposeOf(wish);
    std::shared_ptr<Entry> &entry = m_entries[wish.credentialId];
    if (!entry || entry->purpose != purpose) {
        // A call that is under way for the fields of before ends for those who wait for it.
        entry = std::make_shared<Entry>();
        entry->purpose = purpose;
    }
    return entry;
}

QCoro::Task<TokenOutcome> TokenCache::token(TokenWish wish, base::Cancellation cancellation)
{
    if (cancellation.isRequested()) {
        co_return failed(sender::SendError::Cancelled);
    }
    const std::shared_ptr<Entry> entry = entryFor(wish);
    const bool isRefused = wish.accept == TokenWish::Accept::AnyBut && entry->token == wish.refused;
    if (wish.accept != TokenWish::Accept::FreshOnly && !isRefused && entry->isUsable(m_clock.now())) {
        TokenOutcome outcome;
        outcome.token = entry->token;
        outcome.call = entry->token->call;
        outcome.isReused = true;
        co_return outcome;
    }

    const milliseconds patience = wish.options.timeout;
    const QString url = QString::fromUtf8(wish.fields.tokenUrl);
    const bool isFirst = !entry->flight;
    TokenOrder order;
    if (isFirst) {
        entry->flight = std::make_shared<Flight>();
        order.reason = reasonFor(wish.accept, isRefused, entry->token != nullptr);
        order.fields = std::move(wish.fields);
        order.secret = std::move(wish.secret);
        order.options = std::move(wish.options);
    }
    const std::shared_ptr<Flight> flight = entry->flight;
    base::OneShot<TokenOutcome> arrival;
    flight->waiting.push_back(arrival);
    ++flight->waiters;
    cancellation.onRequested([arrival]() mutable { arrival.resolve(failed(sender::SendError::Cancelled)); });
    QTimer deadline;
    deadline.setSingleShot(true);
    if (isFirst) {
        fly(entry, flight, m_sender, m_clock, m_random, std::move(order));
    } else {
        // The call has the time-out of whoever began it.
        QObject::connect(&deadline, &QTimer::timeout, &deadline, [arrival, patience, url]() mutable {
            arrival.resolve(failed({sender::SendError::TimedOut,
                                    {{"after_ms", qint64{patience.count()}},
                                     {"phase", QStringLiteral("token")},
                                     {"token_url", url}}}));
        });
        deadline.start(patience);
    }
    auto waiting = arrival.awaiter();
    TokenOutcome outcome = co_await waiting;
    if (--flight->waiters == 0 && !flight->isOver) {
        if (entry->flight == flight) {
            entry->flight.reset();
        }
        flight->cancel.request();
    }
    co_return outcome;
}

QCoro::Task<void> TokenCache::fly(std::shared_ptr<Entry> entry, std::shared_ptr<Flight> flight,
                                  sender::HttpSender &sender, const base::Clock &clock, base::Random &random,
                                  TokenOrder order)
{
    auto fetching = fetchToken(sender, clock, random, std::move(order), flight->cancel.cancellation());
    const FetchedToken fetched = co_await fetching;
    flight->isOver = true;
    if (entry->flight == flight) {
        entry->flight.reset();
    }
    // A token that is at hand stays when no other came: it may be good for a while.
    if (fetched.token) {
        entry->keep(fetched.token, clock.now());
    }
    TokenOutcome outcome;
    outcome.token = fetched.token;
    outcome.call = fetched.call;
    outcome.error = fetched.call->error;
    for (base::OneShot<TokenOutcome> &each : std::exchange(flight->waiting, {})) {
        each.resolve(outcome);
    }
}

} // namespace sealwright::oauth
