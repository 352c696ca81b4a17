// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/InspectCredential.h"

#include "app/credential/ClientIdentity.h"
#include "app/credential/TokenPlace.h"
#include "app/crypto/Fingerprint.h"
#include "app/flow/CredentialUsers.h"
#include "app/flow/PlaceToken.h"
#include "app/http/Exchange.h"

#include <algorithm>
#include <set>

namespace sealwright::flow {
namespace {

using credential::Credential;

/// A key that every decoding accepts, for previews: nothing it signs is ever shown.
base::SecretBytes anyKey()
{
    return base::SecretBytes::copyOf(QByteArray(64, '0'));
}

/// `‹64 hex digits of HMAC-SHA-256›`; how long a builtin's signature is only its key tells.
QByteArray signatureDescription(const signing::CompiledRecipe &recipe)
{
    const QByteArray encoding = recipe.signatureEncoding();
    const qsizetype bytes = recipe.signatureBytes();
    if (bytes == 0) {
        return QByteArrayLiteral("‹signature›");
    }
    const bool isHex = encoding.compare("hex", Qt::CaseInsensitive) == 0;
    const qsizetype characters = isHex ? bytes * 2 : (bytes + 2) / 3 * 4;
    const QByteArray unit = isHex ? QByteArray(" hex digits of ") : QByteArray(" base64 characters of ");
    return QByteArrayLiteral("‹") + QByteArray::number(characters) + unit +
           recipe.recipe()
               .algorithm()
               .toUpper()
               .replace(QLatin1String("SHA"), QLatin1String("SHA-"))
               .toUtf8() +
           QByteArrayLiteral("›");
}

/// Puts a description where a part stands, and moves the parts behind it.
void describePart(signing::PlacedValue &placed, QByteArrayView partName, const QByteArray &description)
{
    for (std::size_t i = 0; i < placed.parts.size(); ++i) {
        signing::NamedPart &part = placed.parts[i];
        if (part.name != partName) {
            continue;
        }
        placed.value.replace(part.offset, part.length, description);
        const qsizetype shift = description.size() - part.length;
        part.length = description.size();
        for (std::size_t later = i + 1; later < placed.parts.size(); ++later) {
            placed.parts[later].offset += shift;
        }
    }
}

base::Result<std::vector<signing::PlacedValue>>
previewOf(const signing::CompiledRecipe &recipe, const credential::HmacFields &fields, base::TimePoint now)
{
    base::Result<signing::Signer> signer = signing::Signer::create(recipe, anyKey());
    if (!signer) {
        return base::Failure(signer.error());
    }
    http::Request request;
    request.url = "https://example.test/webhook";
    request.body = "{}";
    const signing::SigningMoment moment{now, "message-id", "nonce", fields.variables};
    base::Result<signing::SignedRequest> signedRequest = signer->sign(request, moment);
    if (!signedRequest) {
        return base::Failure(signedRequest.error());
    }
    for (signing::PlacedValue &placed : signedRequest->placed) {
        describePart(placed, "signature", signatureDescription(recipe));
        describePart(placed, "id", QByteArrayLiteral("‹message id›"));
        describePart(placed, "nonce", QByteArrayLiteral("‹nonce›"));
    }
    return std::move(signedRequest->placed);
}

/// What will stand there instead of the secret. A token that is minted or fetched has no fingerprint yet.
QByteArray tokenDescription(const credential::Fields &fields, const std::optional<QString> &fingerprint)
{
    const auto named = [&fingerprint](const char *otherwise) {
        return fingerprint ? fingerprint->toUtf8() : QByteArray(otherwise);
    };
    if (const auto *basic = std::get_if<credential::BasicFields>(&fields)) {
        return "‹base64 of " + basic->username + ':' + named("password") + "›";
    }
    if (std::holds_alternative<credential::ApiKeyFields>(fields)) {
        return "‹" + named("key") + "›";
    }
    if (std::holds_alternative<credential::BearerFields>(fields)) {
        return "‹" + named("token") + "›";
    }
    return QByteArrayLiteral("‹token›");
}

} // namespace

InspectCredential::InspectCredential(const workspace::Workspace &workspace, const FindRecipe &recipes,
                                     vault::SecretStore &store)
    : m_workspace(workspace)
    , m_recipes(recipes)
    , m_store(store)
{
}

base::Result<workspace::Listing<CredentialSummary>> InspectCredential::list() const
{
    base::Result<workspace::Listing<Credential>> credentials = m_workspace.credentials();
    if (!credentials) {
        return base::Failure(credentials.error());
    }
    const auto requests = m_workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    workspace::Listing<CredentialSummary> listing;
    listing.broken = std::move(credentials->broken);
    std::map<QString, std::vector<QString>> users; // by credential
    for (const workspace::SavedRequest &request : requests->items) {
        std::set<QString> referred{request.credentialId};
        for (const auto &[environment, credential] : request.credentialIn) {
            referred.insert(credential);
        }
        for (const QString &credential : referred) {
            users[credential].push_back(request.name);
        }
    }
    for (Credential &credential : credentials->items) {
        std::vector<QString> itsUsers = users[credential.id];
        listing.items.push_back({std::move(credential), std::move(itsUsers)});
    }
    std::ranges::sort(listing.items, [](const CredentialSummary &left, const CredentialSummary &right) {
        const int order = left.credential.name.compare(right.credential.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : left.credential.id < right.credential.id;
    });
    return listing;
}

base::Result<CredentialSummary> InspectCredential::summary(const QString &nameOrId) const
{
    base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        return base::Failure(found.error());
    }
    const auto requests = m_workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    std::vector<QString> users = requestsThatUse(found->id, requests->items);
    return CredentialSummary{std::move(*found), std::move(users)};
}

QCoro::Task<base::Result<CredentialDetails>> InspectCredential::details(QString nameOrId,
                                                                        vault::MayUnlock mayUnlock)
{
    base::Result<CredentialSummary> found = summary(nameOrId);
    if (!found) {
        co_return base::Failure(found.error());
    }
    CredentialDetails details;
    details.summary = std::move(*found);
    const Credential &credential = details.summary.credential;
    for (const QString &slot : credential.secretSlots()) {
        SecretState state;
        state.slot = slot;
        state.where = m_store.kind();
        const QString key = credential.secretKey(slot);
        auto reading = mayUnlock == vault::MayUnlock::Yes ? m_store.read(key) : m_store.look(key);
        const base::Result<base::SecretBytes> secret = co_await reading;
        if (secret) {
            state.present = true;
            state.fingerprint = crypto::fingerprint(*secret);
            if (slot == QLatin1String(credential::kCertificateSlot)) {
                if (const auto chain = crypto::CertificateChain::read(secret->view())) {
                    state.certificate = chain->facts();
                }
            }
            const QString previousKey = credential.previousSecretKey(slot);
            const base::Result<base::SecretBytes> previous = co_await m_store.look(previousKey);
            // The same twice is what a rotation left that was stopped before it changed anything.
            state.hasPrevious = previous && previous->view() != secret->view();
        } else if (!secret.error().is(vault::VaultError::NotFound)) {
            state.error = secret.error();
            mayUnlock = vault::MayUnlock::No; // who said no is not asked for the other half
        }
        details.secrets.push_back(std::move(state));
    }
    co_return details;
}

base::Result<std::vector<signing::PlacedValue>>
InspectCredential::preview(const Credential &credential, base::TimePoint now,
                           const std::optional<QString> &fingerprint) const
{
    if (credential.kind() == credential::Kind::Mtls) {
        return std::vector<signing::PlacedValue>();
    }
    if (const auto *apiKey = std::get_if<credential::ApiKeyFields>(&credential.fields)) {
        if (const base::Result<void> usable = credential::checkApiKeyFields(*apiKey); !usable) {
            return base::Failure(usable.error());
        }
    }
    if (const std::optional<credential::TokenPlace> place = credential::tokenPlaceOf(credential.fields)) {
        return std::vector{labelled(*place, tokenDescription(credential.fields, fingerprint))};
    }
    const auto &hmac = std::get<credential::HmacFields>(credential.fields);
    const base::Result<signing::CompiledRecipe> recipe = m_recipes.of(hmac);
    if (!recipe) {
        return base::Failure(recipe.error());
    }
    return previewOf(*recipe, hmac, now);
}

base::Json toJson(const CredentialSummary &summary)
{
    base::Json json = credential::toJson(summary.credential);
    base::Json usedBy = base::Json::array();
    for (const QString &name : summary.usedBy) {
        usedBy.push_back(base::utf8(name));
    }
    json["usedBy"] = std::move(usedBy);
    return json;
}

base::Json toJson(const CredentialDetails &details)
{
    base::Json json = toJson(details.summary);
    base::Json secrets = base::Json::object();
    for (const SecretState &state : details.secrets) {
        base::Json secret;
        secret["where"] = std::string(vault::nameOf(state.where));
        secret["present"] = state.error ? base::Json() : base::Json(state.present);
        secret["fingerprint"] = state.fingerprint ? base::Json(base::utf8(*state.fingerprint)) : base::Json();
        secret["previous"] = state.hasPrevious;
        if (state.certificate) {
            secret["certificate"] = crypto::toJson(*state.certificate);
        }
        if (state.error) {
            secret["error"] = http::toJson(*state.error);
        }
        secrets[base::utf8(state.slot)] = std::move(secret);
    }
    json["secrets"] = std::move(secrets);
    return json;
}

} // namespace sealwright::flow
