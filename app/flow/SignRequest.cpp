// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SignRequest.h"

#include "app/flow/RedactExchange.h"
#include "app/flow/RedactFilled.h"

namespace sealwright::flow {

signing::SigningMoment momentOf(const MomentOverrides &overrides, const base::Clock &clock,
                                base::Random &random)
{
    signing::SigningMoment moment;
    moment.time = overrides.time.value_or(clock.now());
    moment.id = overrides.id.isEmpty() ? QByteArray("msg_" + base::uuid4(random)) : overrides.id;
    moment.nonce = overrides.nonce.isEmpty() ? random.bytes(16).toHex() : overrides.nonce;
    moment.variables = overrides.variables;
    return moment;
}

namespace {

/// `bearer` for a token that was given on the spot.
QString kindOf(const PreparedAuthentication &prepared)
{
    const auto kind = prepared.credential ? prepared.credential->kind() : credential::Kind::Bearer;
    return QString::fromLatin1(credential::nameOf(kind));
}

} // namespace

SignRequest::SignRequest(PrepareAuthentication &prepare, const base::Clock &clock, base::Random &random)
    : m_prepare(prepare)
    , m_clock(clock)
    , m_random(random)
{
}

QCoro::Task<base::Result<SignedOutcome>> SignRequest::run(http::Request request,
                                                          Authentication authentication,
                                                          MomentOverrides overrides, VariableScope scope)
{
    for (const auto &[name, value] : overrides.variables) {
        scope.given.insert_or_assign(name, value);
    }
    auto preparing =
        prepareRequest(m_prepare, std::move(request), std::move(authentication), std::move(scope));
    base::Result<PreparedRequest> ready = co_await preparing;
    if (!ready) {
        co_return base::Failure(ready.error());
    }
    PreparedAuthentication &prepared = ready->authentication;
    if (!prepared.recipe) {
        co_return base::failure(credential::CredentialError::DoesNotSign,
                                {{"credential", prepared.label()}, {"kind", kindOf(prepared)}});
    }
    base::Result<signing::SignedRequest> signedRequest =
        signWith(prepared, std::move(ready->request), momentOf(overrides, m_clock, m_random));
    if (!signedRequest) {
        co_return base::Failure(signedRequest.error());
    }
    const base::Redaction redaction = redactionOfFilled(prepared);
    redactFilled(signedRequest->request, redaction);
    redactFilled(signedRequest->placed, redaction);
    redactFilled(signedRequest->steps, redaction);
    co_return SignedOutcome{*std::move(signedRequest), *prepared.recipe, std::move(ready->lints)};
}

base::Result<signing::SignedRequest> signWith(PreparedAuthentication &prepared, http::Request request,
                                              signing::SigningMoment moment)
{
    if (prepared.secrets.empty()) {
        return base::failure(signing::SigningError::KeyEmpty);
    }
    // What was typed for this request wins over what the credential keeps.
    moment.variables.insert(prepared.variables.begin(), prepared.variables.end());
    if (!prepared.signer) {
        base::Result<signing::Signer> signer =
            signing::Signer::create(*prepared.recipe, prepared.secrets.front());
        if (!signer) {
            return base::Failure(signer.error());
        }
        prepared.signer = std::move(*signer);
    }
    return prepared.signer->sign(std::move(request), moment);
}

} // namespace sealwright::flow
