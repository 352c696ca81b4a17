// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SignRequest.h"
#include "app/flow/UsageLog.h"
#include "app/oauth/TokenCache.h"

namespace sealwright::flow {

struct SendOrder
{
    http::Request request;
    Authentication authentication;
    MomentOverrides overrides;
    sender::SendOptions options;
    QString environment = {};          ///< whose values `{{name}}` stands for, by name or id; empty: none
    bool leavesTexts = false;          ///< every `{{name}}` goes out as it stands
    QString savedRequest = {};         ///< the path of the request that it is, for the history
    Remember remember = Remember::Yes; ///< that its credential was used
};

/// For `{{name}}` in an order. What was typed for it counts first.
VariableScope scopeOf(const SendOrder &order);

/// What the history keeps of an order, made ready, beside its outcome; nothing when it shall keep none of it.
std::optional<history::UseKind> useOf(const SendOrder &order, const PreparedRequest &ready);

/// An access token that a request was sent with, or was to be, by the call that brought it.
struct TokenUse
{
    std::shared_ptr<const oauth::TokenCall> call; ///< null when it was not waited for
    bool isReused = false; ///< it was at hand: the call was made for an earlier request
};

/// An exchange and how its authentication came about. Wherever a secret itself was on the wire (a bearer
/// token), its place holds `‹redacted sha256:…›`: whoever shows, prints or keeps this value cannot leak it.
struct SentExchange
{
    http::Exchange exchange;
    qint64 sentHeadBytes = 0; ///< as on the wire, before redaction
    /// Of a credential that mints tokens they end before the signature: with it they would be the token.
    std::optional<signing::SignatureSteps> steps;
    std::optional<signing::CompiledRecipe> recipe; ///< that signed
    std::vector<signing::PlacedValue> placed;
    QByteArray timestamp;
    QByteArray id;
    QString credentialId;
    std::optional<credential::Fields> fields; ///< of the credential, as they were
    /// The client's own; whether the server wanted to see it, `exchange.tls` tells.
    std::optional<crypto::CertificateFacts> certificate;
    std::vector<TokenUse> tokens; ///< of an oauth2 credential: one, or two when the first one was refused
    std::optional<http::Exchange> refused; ///< the answer 401 to the first of two tokens
    /// Where in `exchange.sentHead` the values stand that the credential made: `timestamp`, `id`,
    /// `signature`, `credential`.
    std::vector<signing::NamedPart> marks;
    std::vector<signing::NamedPart> bodyMarks; ///< the same in `exchange.request.body`
    bool signsBody = false;                    ///< what was signed covers the body
    std::vector<explain::Lint> lints;          ///< what looked doubtful before it was sent
    bool redacted = false;

    /// There was no token, so nothing was sent; `exchange.error` says why.
    bool lacksToken() const
    {
        return tokens.size() == 1 && !(tokens.front().call && tokens.front().call->token);
    }
};

/// The exchange of cli.md, complete.
base::Json toJson(const SentExchange &sent);

/// Validate, fetch the secret, sign, send. The Result fails for what goes wrong before the wire; what goes
/// wrong on it, and in the token call of an oauth2 credential, is in `exchange.error`. A token that is
/// refused (401) is renewed once, and the request sent once more with it.
class SendRequest
{
public:
    /// `usage`: keeps how credentials are used; null: nobody does.
    SendRequest(PrepareAuthentication &prepare, sender::HttpSender &sender, const base::Clock &clock,
                base::Random &random, UsageLog *usage = nullptr);

    QCoro::Task<base::Result<SentExchange>> run(SendOrder order, base::Cancellation cancellation);

    /// The same with an authentication that is at hand already: the inner loop of RepeatSend.
    QCoro::Task<base::Result<SentExchange>>
    runPrepared(http::Request request, PreparedAuthentication &prepared, signing::SigningMoment moment,
                sender::SendOptions options, base::Cancellation cancellation);

    /// Tells the history that a credential was used so often, for those who call `runPrepared`.
    void note(std::optional<history::UseKind> use, const QString &credentialId, int status,
              const std::optional<base::Error> &error) const;
    void note(history::UseKind use, qint64 count) const;

    /// The access tokens that were fetched for requests, and are sent again while they are good.
    oauth::TokenCache &tokens() { return m_tokens; }

private:
    QCoro::Task<SentExchange> sendWithToken(http::Request request, const PreparedAuthentication &prepared,
                                            sender::SendOptions options, base::Cancellation cancellation);

    PrepareAuthentication &m_prepare;
    sender::HttpSender &m_sender;
    const base::Clock &m_clock;
    base::Random &m_random;
    UsageLog *m_usage;
    oauth::TokenCache m_tokens;
};

} // namespace sealwright::flow
