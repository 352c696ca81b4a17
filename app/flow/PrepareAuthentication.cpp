// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/PrepareAuthentication.h"

#include "app/credential/ClientIdentity.h"
#include "app/credential/FieldTexts.h"

namespace sealwright::flow {
namespace {

base::Error ofCredential(const base::Error &error, const credential::Credential &credential)
{
    return error.with({"credential", credential.name});
}

/// The keys of a jwt credential are read once, however many requests there are.
base::Result<PreparedAuthentication> withTokenIssue(PreparedAuthentication prepared)
{
    const auto *jwt = std::get_if<credential::JwtFields>(&prepared.credential->fields);
    if (jwt == nullptr) {
        return prepared;
    }
    base::Result<TokenIssue> issue = TokenIssue::create(*jwt, prepared.secrets);
    if (!issue) {
        return base::Failure(ofCredential(issue.error(), *prepared.credential));
    }
    prepared.tokenIssue = *std::move(issue);
    return prepared;
}

PreparedAuthentication identified(credential::Credential credential, credential::ClientIdentity identity)
{
    PreparedAuthentication prepared;
    prepared.credential = std::move(credential);
    prepared.secrets.push_back(identity.key.clone());
    prepared.certificate = identity.chain.facts();
    prepared.identity = std::make_shared<const sender::ClientIdentity>(
        sender::ClientIdentity{identity.chain.pem(), std::move(identity.key)});
    return prepared;
}

} // namespace

base::SecretBytes PreparedAuthentication::sent(const base::SecretBytes &secret) const
{
    return credential ? credential::sentSecret(credential->fields, secret) : secret.clone();
}

QString PreparedAuthentication::label() const
{
    if (credential) {
        return credential->name;
    }
    return recipe ? recipe->recipe().id : QString();
}

PrepareAuthentication::PrepareAuthentication(const workspace::Workspace &workspace, const FindRecipe &recipes,
                                             vault::SecretStore &store)
    : m_workspace(workspace)
    , m_recipes(recipes)
    , m_store(store)
    , m_environments(workspace, store)
{
}

QCoro::Task<base::Result<PreparedAuthentication>> PrepareAuthentication::run(Authentication authentication,
                                                                             Secrets secrets)
{
    if (auto *given = std::get_if<WithRecipe>(&authentication)) {
        base::Result<PreparedAuthentication> prepared = prepareRecipe(std::move(*given));
        co_return prepared;
    }
    if (auto *given = std::get_if<WithBearer>(&authentication)) {
        base::Result<PreparedAuthentication> prepared = prepareBearer(std::move(*given));
        co_return prepared;
    }
    if (auto *named = std::get_if<WithCredential>(&authentication)) {
        auto preparing = prepareCredential(std::move(*named), secrets);
        base::Result<PreparedAuthentication> prepared = co_await preparing;
        co_return prepared;
    }
    co_return PreparedAuthentication();
}

QCoro::Task<base::Result<KeptSecrets>> PrepareAuthentication::keptSecrets(QString nameOrId)
{
    const base::Result<credential::Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return base::Failure(found.error());
    }
    KeptSecrets kept;
    kept.credential = *found;
    const std::vector<QString> slotNames = found->secretSlots();
    for (const QString &slot : slotNames) {
        auto readingCurrent = m_store.read(found->secretKey(slot));
        base::Result<base::SecretBytes> current = co_await readingCurrent;
        if (!current) {
            co_return base::Failure(ofCredential(current.error(), *found));
        }
        kept.current.push_back(*std::move(current));
        auto readingPrevious = m_store.read(found->previousSecretKey(slot));
        base::Result<base::SecretBytes> previous = co_await readingPrevious;
        if (previous) {
            kept.previous.push_back(*std::move(previous));
        } else if (!previous.error().is(vault::VaultError::NotFound)) {
            co_return base::Failure(ofCredential(previous.error(), *found));
        }
    }
    if (kept.previous.size() != slotNames.size()) {
        kept.previous.clear(); // a half is nothing to send
    }
    base::Result<KeptSecrets> outcome = std::move(kept);
    co_return outcome;
}

base::Result<PreparedAuthentication> PrepareAuthentication::prepareRecipe(WithRecipe given) const
{
    base::Result<signing::CompiledRecipe> recipe = m_recipes.compiled(given.recipeId);
    if (!recipe) {
        return base::Failure(recipe.error());
    }
    PreparedAuthentication prepared;
    prepared.recipe = std::move(*recipe);
    prepared.secrets = std::move(given.secrets);
    prepared.variables = std::move(given.variables);
    return prepared;
}

base::Result<PreparedAuthentication> PrepareAuthentication::prepareBearer(WithBearer given)
{
    credential::Credential asCredential;
    asCredential.fields = given.fields;
    const base::Result<void> usable =
        credential::checkSecret(asCredential, asCredential.secretSlots().front(), given.token);
    if (!usable) {
        return base::Failure(usable.error());
    }
    PreparedAuthentication prepared;
    prepared.place = credential::tokenPlaceOf(given.fields);
    prepared.secrets.push_back(std::move(given.token));
    return prepared;
}

QCoro::Task<base::Result<PreparedAuthentication>>
PrepareAuthentication::prepareCredential(WithCredential named, Secrets secrets)
{
    base::Result<credential::Credential> found = find(named);
    if (!found) {
        co_return base::Failure(found.error());
    }
    if (found->kind() == credential::Kind::Mtls) {
        auto preparing = prepareIdentity(*std::move(found), std::move(named.secrets));
        base::Result<PreparedAuthentication> identified = co_await preparing;
        co_return identified;
    }
    PreparedAuthentication prepared;
    prepared.place = credential::tokenPlaceOf(found->fields);
    if (const auto *hmac = std::get_if<credential::HmacFields>(&found->fields)) {
        base::Result<signing::CompiledRecipe> recipe = m_recipes.of(*hmac);
        if (!recipe) {
            co_return base::Failure(ofCredential(recipe.error(), *found));
        }
        prepared.recipe = std::move(*recipe);
        prepared.variables = hmac->variables;
    } else if (const auto *jwt = std::get_if<credential::JwtFields>(&found->fields)) {
        prepared.variables = jwt->variables;
    } else if (const auto *oauth2 = std::get_if<credential::OAuth2Fields>(&found->fields)) {
        prepared.oauth2 = *oauth2;
    }

    const QString slot = found->secretSlots().front();
    if (!named.secrets.empty()) {
        for (const base::SecretBytes &secret : named.secrets) {
            const base::Result<void> usable = credential::checkSecret(*found, slot, secret);
            if (!usable) {
                co_return base::Failure(ofCredential(usable.error(), *found));
            }
        }
        prepared.secrets = std::move(named.secrets);
        prepared.credential = std::move(*found);
        base::Result<PreparedAuthentication> complete = withTokenIssue(std::move(prepared));
        co_return complete;
    }
    const QString key = found->secretKey(slot);
    base::Result<base::SecretBytes> current = co_await m_store.read(key);
    if (!current) {
        co_return base::Failure(ofCredential(current.error(), *found));
    }
    prepared.secrets.push_back(std::move(*current));

    if (secrets == Secrets::WithPrevious) {
        const QString previousKey = found->previousSecretKey(slot);
        base::Result<base::SecretBytes> previous = co_await m_store.read(previousKey);
        if (previous) {
            prepared.secrets.push_back(std::move(*previous));
        } else if (!previous.error().is(vault::VaultError::NotFound)) {
            co_return base::Failure(ofCredential(previous.error(), *found));
        }
    }
    prepared.credential = std::move(*found);
    base::Result<PreparedAuthentication> complete = withTokenIssue(std::move(prepared));
    co_return complete;
}

base::Result<credential::Credential> PrepareAuthentication::find(const WithCredential &named) const
{
    base::Result<credential::Credential> found = m_workspace.findCredential(named.nameOrId);
    if (!found || named.scope.leavesTexts) {
        return found;
    }
    const base::Result<base::Variables> values = m_environments.withoutSecrets(named.scope);
    if (!values) {
        return base::Failure(ofCredential(values.error(), *found));
    }
    base::Result<credential::Credential> filled = credential::withVariables(*found, *values);
    return filled ? filled : base::Failure(ofCredential(filled.error(), *found));
}

QCoro::Task<base::Result<PreparedAuthentication>>
PrepareAuthentication::prepareIdentity(credential::Credential credential,
                                       std::vector<base::SecretBytes> given)
{
    const std::vector<QString> names = credential.secretSlots();
    if (!given.empty()) {
        if (given.size() != names.size()) {
            co_return base::failure(credential::CredentialError::HalvesNeeded,
                                    {{"credential", credential.name}});
        }
        base::Result<credential::ClientIdentity> identity =
            credential::readClientIdentity(given.front().view(), given.back().view());
        if (!identity) {
            co_return base::Failure(ofCredential(identity.error(), credential));
        }
        co_return identified(std::move(credential), *std::move(identity));
    }
    std::optional<base::Error> problem;
    // A rotation that was killed between its two halves leaves a pair that does not fit; the one before it is
    // still whole.
    for (const bool isPrevious : {false, true}) {
        std::vector<base::SecretBytes> halves;
        for (const QString &slot : names) {
            const QString key = isPrevious ? credential.previousSecretKey(slot) : credential.secretKey(slot);
            base::Result<base::SecretBytes> half = co_await m_store.read(key);
            if (!half) {
                co_return base::Failure(ofCredential(problem.value_or(half.error()), credential));
            }
            halves.push_back(*std::move(half));
        }
        base::Result<credential::ClientIdentity> identity =
            credential::readClientIdentity(halves.front().view(), halves.back().view());
        if (identity) {
            co_return identified(std::move(credential), *std::move(identity));
        }
        problem = problem.value_or(identity.error());
        if (!identity.error().is(crypto::CertificateError::KeyMismatch)) {
            break;
        }
    }
    co_return base::Failure(ofCredential(*problem, credential));
}

} // namespace sealwright::flow
