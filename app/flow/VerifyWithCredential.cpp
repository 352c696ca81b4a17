// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/VerifyWithCredential.h"

#include "app/flow/VerifyToken.h"

namespace sealwright::flow {

VerifyWithCredential::VerifyWithCredential(PrepareAuthentication &prepare)
    : m_prepare(prepare)
{
}

QCoro::Task<base::Result<CredentialVerification>>
VerifyWithCredential::run(QByteArray text, QString credentialId, jwt::TokenRules rules)
{
    // Its key is all that is asked of it.
    Authentication authentication = WithCredential{credentialId, {}, {.leavesTexts = true}};
    auto preparing = m_prepare.run(std::move(authentication), PrepareAuthentication::Secrets::WithPrevious);
    const base::Result<PreparedAuthentication> prepared = co_await preparing;
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    const auto *fields =
        prepared->credential ? std::get_if<credential::JwtFields>(&prepared->credential->fields) : nullptr;
    if (fields == nullptr) {
        co_return base::failure(jwt::JwtError::KeyMissing,
                                {{"algorithm", QString::fromLatin1(jwt::nameOf(rules.algorithms.front()))}});
    }
    std::optional<CredentialVerification> verdict;
    for (const base::SecretBytes &secret : prepared->secrets) {
        const base::Result<jwt::MintingKey> key = jwt::readMintingKey(fields->algorithm, secret.view());
        if (!key) {
            co_return base::Failure(key.error().with({"credential", prepared->label()}));
        }
        const jwt::JwkSet keys = jwt::JwkSet::ofOne(jwt::checkingKeyOf(*key));
        jwt::TokenVerification one = VerifyToken::run(text, keys, rules);
        // With the wrong key of two nothing else is known; the other may say more.
        if (!verdict || one.reason != jwt::TokenReason::SignatureInvalid) {
            const bool isSecond = verdict.has_value();
            verdict = CredentialVerification{std::move(one), isSecond};
        }
        if (verdict->verification.reason != jwt::TokenReason::SignatureInvalid) {
            break;
        }
    }
    co_return *std::move(verdict);
}

} // namespace sealwright::flow
