// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/VerifyRequest.h"

#include "app/crypto/Fingerprint.h"
#include "app/crypto/Hmac.h"
#include "app/flow/PlaceToken.h"
#include "app/signing/Pairs.h"
#include "app/signing/WeakKey.h"

namespace sealwright::flow {
namespace {

bool startsWith(QByteArrayView value, const credential::TokenPlace &place)
{
    if (!place.isScheme) {
        return value.startsWith(place.prefix);
    }
    return value.size() >= place.prefix.size() &&
           value.first(place.prefix.size()).compare(place.prefix, Qt::CaseInsensitive) == 0;
}

std::vector<QByteArray> valuesAt(const credential::TokenPlace &place, const http::Request &request)
{
    return place.where == credential::TokenPlace::Where::Query
               ? signing::allValues(signing::queryOf(request.url), place.name)
               : request.headers.all(place.name);
}

/// A token proves who sent, not what: it covers no body, and there is nothing to compare but the token
/// itself.
signing::Verification judgeToken(const PreparedAuthentication &prepared, const http::Request &request,
                                 const signing::VerifyOptions &options)
{
    const credential::TokenPlace &place = *prepared.place;
    signing::Verification verification;
    verification.header = place.name;
    verification.coversBody = false;

    const std::vector<QByteArray> values = valuesAt(place, request);
    if (values.empty()) {
        verification.verdict = signing::Verdict::Unsigned;
        verification.reason = signing::Reason::MissingHeader;
        return verification;
    }
    verification.verdict = signing::Verdict::Failed;
    verification.reason = signing::Reason::MalformedHeader;
    for (const QByteArray &value : values) {
        if (!startsWith(value, place)) {
            continue;
        }
        const QByteArrayView token = QByteArrayView(value).sliced(place.prefix.size());
        if (prepared.tokenIssue) {
            prepared.tokenIssue->judge(token, options, verification);
            if (verification.verdict == signing::Verdict::Verified) {
                return verification;
            }
            continue;
        }
        verification.reason = signing::Reason::SignatureMismatch;
        for (std::size_t i = 0; i < prepared.secrets.size(); ++i) {
            const base::SecretBytes expected = prepared.sent(prepared.secrets[i]);
            if (crypto::equalInConstantTime(token, expected.view())) {
                verification.verdict = signing::Verdict::Verified;
                verification.reason = signing::Reason::Ok;
                verification.matchingKey = static_cast<qsizetype>(i);
                verification.found.push_back(labelled(place, crypto::redactionLabel(prepared.secrets[i])));
                return verification;
            }
        }
    }
    return verification;
}

/// Why it could not be checked, where a credential was there to check with; else null.
const char *whyUnchecked(const signing::Verification &verification)
{
    if (verification.verdict != signing::Verdict::Unchecked) {
        return nullptr;
    }
    switch (verification.uncheckable) {
    case signing::Uncheckable::NoCredential:
        return nullptr;
    case signing::Uncheckable::TokenOfServer:
        return "token_of_server";
    case signing::Uncheckable::ClientCertificate:
        return "client_certificate";
    }
    return nullptr;
}

signing::Verification unchecked(signing::Uncheckable why)
{
    signing::Verification verification;
    verification.uncheckable = why;
    return verification;
}

/// Of the key that matched, or else of the current one; of a key pair alone.
std::optional<crypto::KeyWeakness> weaknessOfKey(const PreparedAuthentication &prepared,
                                                 const signing::Verification &verification)
{
    const auto index = static_cast<std::size_t>(verification.matchingKey.value_or(0));
    if (index >= prepared.secrets.size() || verification.keyError) {
        return std::nullopt;
    }
    const base::SecretBytes &secret = prepared.secrets[index];
    if (prepared.tokenIssue) {
        return prepared.tokenIssue->weaknessOf(index);
    }
    return prepared.recipe ? signing::weaknessOfKey(*prepared.recipe, secret) : std::nullopt;
}

signing::Verification judgeSignature(const PreparedAuthentication &prepared, const http::Request &request,
                                     const signing::VerifyOptions &options)
{
    if (prepared.oauth2) {
        // The client's secret says nothing about the tokens that a server gives.
        return unchecked(signing::Uncheckable::TokenOfServer);
    }
    if (prepared.identity) {
        return unchecked(signing::Uncheckable::ClientCertificate);
    }
    if (prepared.place) {
        return judgeToken(prepared, request, options);
    }
    if (!prepared.recipe) {
        return {};
    }
    std::vector<const base::SecretBytes *> secrets;
    secrets.reserve(prepared.secrets.size());
    for (const base::SecretBytes &secret : prepared.secrets) {
        secrets.push_back(&secret);
    }
    signing::VerifyOptions complete = options;
    complete.variables.insert(prepared.variables.begin(), prepared.variables.end());
    return signing::verify(*prepared.recipe, secrets, request, complete);
}

} // namespace

signing::Verification judge(const PreparedAuthentication &prepared, const http::Request &request,
                            const signing::VerifyOptions &options)
{
    signing::Verification verification = judgeSignature(prepared, request, options);
    verification.weakness = weaknessOfKey(prepared, verification);
    return verification;
}

VerifyRequest::VerifyRequest(PrepareAuthentication &prepare)
    : m_prepare(prepare)
{
}

QCoro::Task<base::Result<signing::Verification>>
VerifyRequest::run(http::Request request, Authentication authentication, signing::VerifyOptions options)
{
    const base::Result<PreparedAuthentication> prepared =
        co_await m_prepare.run(std::move(authentication), PrepareAuthentication::Secrets::WithPrevious);
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    signing::Verification verification = judge(*prepared, request, options);
    co_return verification;
}

base::Json toJson(const signing::Verification &verification)
{
    base::Json json;
    json["verdict"] = base::utf8(signing::nameOf(verification.verdict));
    json["reason"] = verification.verdict == signing::Verdict::Unchecked
                         ? base::Json()
                         : base::Json(base::utf8(signing::nameOf(verification.reason)));
    if (const char *why = whyUnchecked(verification); why != nullptr) {
        json["unchecked"] = why;
    }
    if (!verification.recipe.isEmpty()) {
        json["recipe"] = base::utf8(verification.recipe);
    }
    if (!verification.header.isEmpty()) {
        json["header"] = base::utf8(verification.header);
    }
    if (verification.matchingKey) {
        json["matchingSecret"] = *verification.matchingKey;
    }
    if (verification.signedAt) {
        json["signedAt"] =
            base::utf8(signing::formatTimestamp(*verification.signedAt, signing::TimestampUnit::Iso));
    }
    json["coversBody"] = verification.coversBody;
    if (verification.weakness) {
        json["warnings"] = base::Json::array({base::utf8(crypto::nameOf(verification.weakness->kind))});
    }
    return json;
}

} // namespace sealwright::flow
