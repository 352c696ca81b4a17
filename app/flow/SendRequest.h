// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SignRequest.h"
#include "app/sender/HttpSender.h"

namespace sealwright::flow {

struct SendOrder
{
    http::Request request;
    Authentication authentication;
    MomentOverrides overrides;
    sender::SendOptions options;
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
    /// Where in `exchange.sentHead` the values stand that the credential made: `timestamp`, `id`,
    /// `signature`, `credential`.
    std::vector<signing::NamedPart> marks;
    std::vector<signing::NamedPart> bodyMarks; ///< the same in `exchange.request.body`
    bool signsBody = false;                    ///< what was signed covers the body
    std::vector<explain::Lint> lints;          ///< what looked doubtful before it was sent
    bool redacted = false;
};

/// The exchange of cli.md, complete.
base::Json toJson(const SentExchange &sent);

/// Validate, fetch the secret, sign, send. The Result fails for what goes wrong before the wire; what goes
/// wrong on it is in `exchange.error`.
class SendRequest
{
public:
    SendRequest(PrepareAuthentication &prepare, sender::HttpSender &sender, const base::Clock &clock,
                base::Random &random);

    QCoro::Task<base::Result<SentExchange>> run(SendOrder order, base::Cancellation cancellation);

    /// The same with an authentication that is at hand already: the inner loop of RepeatSend.
    QCoro::Task<base::Result<SentExchange>>
    runPrepared(http::Request request, PreparedAuthentication &prepared, signing::SigningMoment moment,
                sender::SendOptions options, base::Cancellation cancellation);

private:
    PrepareAuthentication &m_prepare;
    sender::HttpSender &m_sender;
    const base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace sealwright::flow
