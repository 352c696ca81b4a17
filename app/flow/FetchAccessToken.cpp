// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FetchAccessToken.h"

#include "app/credential/FieldTexts.h"
#include "app/credential/OAuth2Check.h"

namespace sealwright::flow {
namespace {

base::Failure fetchesNone(const QString &name, credential::Kind kind)
{
    return base::failure(credential::CredentialError::FetchesNoToken,
                         {{"credential", name}, {"kind", QString::fromLatin1(credential::nameOf(kind))}});
}

} // namespace

FetchAccessToken::FetchAccessToken(PrepareAuthentication &prepare, vault::SecretStore &store,
                                   oauth::TokenCache &tokens)
    : m_prepare(prepare)
    , m_store(store)
    , m_tokens(tokens)
{
}

QCoro::Task<base::Result<AccessTokenState>> FetchAccessToken::run(WithCredential which, Freshness freshness,
                                                                  sender::SendOptions options,
                                                                  base::Cancellation cancellation)
{
    auto preparing = m_prepare.run(std::move(which));
    base::Result<PreparedAuthentication> prepared = co_await preparing;
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    if (!prepared->oauth2) {
        co_return fetchesNone(prepared->label(), prepared->credential->kind());
    }
    oauth::TokenWish wish;
    wish.credentialId = prepared->credential->id;
    wish.fields = *prepared->oauth2;
    wish.secret = std::move(prepared->secrets.front());
    wish.options = std::move(options);
    wish.accept =
        freshness == Freshness::Anew ? oauth::TokenWish::Accept::FreshOnly : oauth::TokenWish::Accept::Cached;
    auto wishing = m_tokens.token(std::move(wish), cancellation);
    oauth::TokenOutcome outcome = co_await wishing;
    co_return AccessTokenState{prepared->credential->id, std::move(outcome)};
}

QCoro::Task<base::Result<AccessTokenState>> FetchAccessToken::runUnsaved(credential::Credential credential,
                                                                         base::SecretBytes secret,
                                                                         VariableScope scope,
                                                                         base::Cancellation cancellation)
{
    const base::Result<base::Variables> values = m_prepare.environments().withoutSecrets(scope);
    if (!values) {
        co_return base::Failure(values.error());
    }
    base::Result<credential::Credential> filled = credential::withVariables(credential, *values);
    if (!filled) {
        co_return base::Failure(filled.error().with({"credential", credential.name}));
    }
    credential = *std::move(filled);
    const auto *fields = std::get_if<credential::OAuth2Fields>(&credential.fields);
    if (fields == nullptr) {
        co_return fetchesNone(credential.name, credential.kind());
    }
    const base::Result<void> complete = credential::checkOAuth2Fields(*fields);
    if (!complete) {
        co_return base::Failure(complete.error());
    }
    const QString slot = credential.secretSlots().front();
    if (secret.isEmpty() && !credential.id.isEmpty()) {
        const QString key = credential.secretKey(slot);
        auto reading = m_store.read(key);
        base::Result<base::SecretBytes> stored = co_await reading;
        if (!stored) {
            co_return base::Failure(stored.error().with({"credential", credential.name}));
        }
        secret = std::move(*stored);
    }
    const base::Result<void> usable = credential::checkSecret(credential, slot, secret);
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    oauth::TokenWish wish;
    wish.credentialId = credential.id;
    wish.fields = *fields;
    wish.secret = std::move(secret);
    wish.accept = oauth::TokenWish::Accept::FreshOnly;
    auto wishing = m_tokens.token(std::move(wish), cancellation);
    oauth::TokenOutcome outcome = co_await wishing;
    co_return AccessTokenState{credential.id, std::move(outcome)};
}

base::Json toJson(const AccessTokenState &state)
{
    const oauth::TokenOutcome &outcome = state.outcome;
    base::Json json = base::Json::object();
    json["credential"] = base::utf8(state.credentialId);
    json["state"] = outcome.token ? "valid" : "none";
    json["reused"] = outcome.isReused;
    json["token"] = outcome.token ? oauth::toJson(*outcome.token->call->token) : base::Json();
    json["call"] = outcome.call ? oauth::toJson(*outcome.call) : base::Json();
    json["error"] = outcome.error ? http::toJson(*outcome.error) : base::Json();
    return json;
}

} // namespace sealwright::flow
