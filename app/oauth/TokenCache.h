// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/oauth/FetchToken.h"

#include <map>

namespace sealwright::oauth {

/// Who wants a token, and what it is allowed to cost. Move-only: it holds the client's secret.
struct TokenWish
{
    enum class Accept {
        Cached,    ///< one that is at hand and not about to expire
        AnyBut,    ///< likewise, but not `refused`, which a server just refused
        FreshOnly, ///< the user wants a call
    };

    QString credentialId;
    credential::OAuth2Fields fields;
    base::SecretBytes secret;
    sender::SendOptions options;
    Accept accept = Accept::Cached;
    std::shared_ptr<const AccessToken> refused = {};
};

/// A token, or why there is none.
struct TokenOutcome
{
    std::shared_ptr<const AccessToken> token; ///< null when there is none
    std::shared_ptr<const TokenCall> call;    ///< that brought it or failed; null when it was not waited for
    std::optional<base::Error> error;
    bool isReused = false; ///< it was at hand: no call was made for this wish
};

/// The access tokens of this run, in memory only, by credential, fields and secret: after a rotation or an
/// edit the tokens of before are not used. One is renewed before it expires, by the credential's skew or a
/// tenth of its lifetime when that is shorter; one whose expiry is unknown is used until somebody refuses it.
/// For one credential never two calls are under way: whoever comes meanwhile waits for the same answer.
class TokenCache
{
public:
    TokenCache(sender::HttpSender &sender, const base::Clock &clock, base::Random &random);
    ~TokenCache();

    /// The call goes on as long as anybody waits for it. Who cancels, or whose time-out passes, waits no
    /// longer; with the last one the call is cancelled.
    QCoro::Task<TokenOutcome> token(TokenWish wish, base::Cancellation cancellation);

    /// What is at hand for this credential, whatever its age; null when nothing is.
    std::shared_ptr<const AccessToken> kept(const QString &credentialId) const;

    void forget(const QString &credentialId);

private:
    struct Flight;
    struct Entry;

    std::shared_ptr<Entry> entryFor(const TokenWish &wish);
    static QCoro::Task<void> fly(std::shared_ptr<Entry> entry, std::shared_ptr<Flight> flight,
                                 sender::HttpSender &sender, const base::Clock &clock, base::Random &random,
                                 TokenOrder order);

    sender::HttpSender &m_sender;
    const base::Clock &m_clock;
    base::Random &m_random;
    std::map<QString, std::shared_ptr<Entry>> m_entries; ///< by credential
};

} // namespace sealwright::oauth
