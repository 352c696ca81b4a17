// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/VerifyRequest.h"

#include "app/crypto/Hmac.h"
#include "app/flow/BearerPlace.h"

namespace sealwright::flow {
namespace {

/// A token proves who sent, not what: it covers no body, and there is nothing to compare but the token
/// itself.
signing::Verification judgeBearer(const PreparedAuthentication &prepared, const http::Request &request,
                                  const signing::VerifyOptions &options)
{
    const credential::BearerFields &fields = *prepared.bearer;
    signing::Verification verification;
    verification.header = fields.headerName;
    verification.coversBody = false;

    const std::vector<QByteArray> values = request.headers.all(fields.headerName);
    if (values.empty()) {
        verification.verdict = signing::Verdict::Unsigned;
        verification.reason = signing::Reason::MissingHeader;
        return verification;
    }
    verification.verdict = signing::Verdict::Failed;
    verification.reason = signing::Reason::MalformedHeader;
    const QByteArray prefix = fields.includePrefix ? fields.prefix : QByteArray();
    for (const QByteArray &value : values) {
        if (!value.startsWith(prefix)) {
            continue;
        }
        if (prepared.tokenIssue) {
            prepared.tokenIssue->judge(QByteArrayView(value).sliced(prefix.size()), options, verification);
            if (verification.verdict == signing::Verdict::Verified) {
                return verification;
            }
            continue;
        }
        verification.reason = signing::Reason::SignatureMismatch;
        const QByteArrayView token = QByteArrayView(value).sliced(prefix.size());
        for (std::size_t i = 0; i < prepared.secrets.size(); ++i) {
            if (crypto::equalInConstantTime(token, prepared.secrets[i].view())) {
                verification.verdict = signing::Verdict::Verified;
                verification.reason = signing::Reason::Ok;
                verification.matchingKey = static_cast<qsizetype>(i);
                verification.found.push_back(bearerPlace(fields, prepared.secrets[i]));
                return verification;
            }
        }
    }
    return verification;
}

} // namespace

signing::Verification judge(const PreparedAuthentication &prepared, const http::Request &request,
                            const signing::VerifyOptions &options)
{
    if (prepared.oauth2) {
        return {}; // the client's secret says nothing about the tokens that a server gives
    }
    if (prepared.bearer) {
        return judgeBearer(prepared, request, options);
    }
    if (!prepared.recipe) {
        return {};
    }
    std::vector<const base::SecretBytes *> secrets;
    for (const base::SecretBytes &secret : prepared.secrets) {
        secrets.push_back(&secret);
    }
    signing::VerifyOptions complete = options;
    complete.variables.insert(prepared.variables.begin(), prepared.variables.end());
    return signing::verify(*prepared.recipe, secrets, request, complete);
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
    return json;
}

} // namespace sealwright::flow
