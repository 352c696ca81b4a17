// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/TokenIssue.h"

#include "app/crypto/Fingerprint.h"
#include "app/jwt/CompactToken.h"
#include "app/jwt/VerifyToken.h"
#include "app/signing/OpenKey.h"

namespace sealwright::flow {
namespace {

/// What may be shown of a key; `text` is what is stored.
signing::KeyStep keyStepOf(const jwt::MintingKey &key, const base::SecretBytes &text)
{
    if (const auto *pair = std::get_if<crypto::PrivateKey>(&key)) {
        return signing::keyStepOf(pair->facts(), text.size());
    }
    const auto *secret = std::get_if<base::SecretBytes>(&key);
    const bool isPlain = secret != nullptr && secret->view() == text.view();
    return {isPlain ? "utf8" : "jwk", secret == nullptr ? 0 : secret->size(), crypto::fingerprint(text)};
}

signing::Reason reasonOf(jwt::TokenReason reason)
{
    switch (reason) {
    case jwt::TokenReason::Ok:
        return signing::Reason::Ok;
    case jwt::TokenReason::Malformed:
        return signing::Reason::MalformedHeader;
    case jwt::TokenReason::AlgNotAllowed:
    case jwt::TokenReason::AlgNone:
    case jwt::TokenReason::CritUnknown:
        return signing::Reason::UnsupportedScheme;
    case jwt::TokenReason::KeyMismatch:
        return signing::Reason::KeyInvalid;
    case jwt::TokenReason::Expired:
        return signing::Reason::TimestampTooOld;
    case jwt::TokenReason::NotYetValid:
        return signing::Reason::TimestampInFuture;
    case jwt::TokenReason::IssuerMismatch:
    case jwt::TokenReason::AudienceMismatch:
        return signing::Reason::ClaimsMismatch;
    case jwt::TokenReason::KidNotFound:
        return signing::Reason::NoMatchingKey;
    case jwt::TokenReason::SignatureInvalid:
        break;
    }
    return signing::Reason::SignatureMismatch;
}

} // namespace

struct TokenIssue::Keys
{
    std::vector<jwt::MintingKey> minting;
    std::vector<jwt::JwkSet> checking;
    signing::KeyStep step; ///< of the key that signs
};

TokenIssue::TokenIssue(credential::JwtFields fields, std::shared_ptr<const Keys> keys)
    : m_fields(std::move(fields))
    , m_keys(std::move(keys))
{
}

base::Result<TokenIssue> TokenIssue::create(const credential::JwtFields &fields,
                                            const std::vector<base::SecretBytes> &keys)
{
    auto read = std::make_shared<Keys>();
    for (const base::SecretBytes &text : keys) {
        base::Result<jwt::MintingKey> key = jwt::readMintingKey(fields.algorithm, text.view());
        if (!key) {
            return base::Failure(key.error());
        }
        if (read->minting.empty()) {
            read->step = keyStepOf(*key, text);
        }
        read->checking.push_back(jwt::JwkSet::ofOne(jwt::checkingKeyOf(*key)));
        read->minting.push_back(*std::move(key));
    }
    if (read->minting.empty()) {
        return base::failure(jwt::JwtError::KeyMissing,
                             {{"algorithm", QString::fromLatin1(jwt::nameOf(fields.algorithm))}});
    }
    return TokenIssue(fields, std::move(read));
}

base::Result<base::SecretBytes> TokenIssue::mint(const signing::Variables &variables,
                                                 const signing::SigningMoment &moment) const
{
    signing::Variables all = moment.variables;
    all.insert(variables.begin(), variables.end());
    all.emplace("id", moment.id);
    const base::Result<jwt::TokenTemplate> content = credential::tokenTemplate(m_fields, all);
    if (!content) {
        return base::Failure(content.error());
    }
    base::Result<jwt::TokenMinter> minter =
        jwt::TokenMinter::create(m_fields.algorithm, m_keys->minting.front(), *content);
    if (!minter) {
        return base::Failure(minter.error());
    }
    base::Result<QByteArray> token = minter->mint(moment.time);
    if (!token) {
        return base::Failure(token.error());
    }
    return base::SecretBytes::take(*std::move(token));
}

std::optional<signing::SignatureSteps> TokenIssue::stepsBeforeSignature(const base::SecretBytes &token) const
{
    const base::Result<jwt::CompactToken> parts = jwt::readCompactToken(token.view());
    if (!parts) {
        return std::nullopt;
    }
    signing::SignatureSteps steps;
    steps.key = m_keys->step;
    steps.algorithm = "jwt:" + jwt::nameOf(m_fields.algorithm);
    steps.format = "jwt";
    steps.content = parts->signingInput;
    const qsizetype dot = steps.content.indexOf('.');
    steps.parts = {{"header", 0, dot}, {"claims", dot + 1, steps.content.size() - dot - 1}};
    steps.stages = {{"header", base::compactJson(parts->header)}, {"claims", parts->payload}};
    return steps;
}

void TokenIssue::judge(QByteArrayView token, const signing::VerifyOptions &options,
                       signing::Verification &verification) const
{
    jwt::TokenRules rules;
    rules.algorithms = {m_fields.algorithm};
    rules.now = options.now;
    rules.leeway = options.tolerance.value_or(std::chrono::seconds(0));
    for (std::size_t i = 0; i < m_keys->checking.size(); ++i) {
        const jwt::TokenReason reason = jwt::verifyToken(token, m_keys->checking[i], rules).reason;
        // With the wrong key of several nothing else is known; a later one may say more.
        if (i > 0 && reason == jwt::TokenReason::SignatureInvalid) {
            continue;
        }
        verification.reason = reasonOf(reason);
        if (reason != jwt::TokenReason::SignatureInvalid) {
            verification.matchingKey = static_cast<qsizetype>(i);
        }
        if (reason == jwt::TokenReason::Ok) {
            verification.verdict = signing::Verdict::Verified;
            return;
        }
    }
}

std::optional<crypto::KeyWeakness> TokenIssue::weaknessOf(std::size_t key) const
{
    const auto *pair =
        key < m_keys->minting.size() ? std::get_if<crypto::PrivateKey>(&m_keys->minting[key]) : nullptr;
    return pair == nullptr ? std::nullopt : crypto::weaknessOf(pair->facts());
}

} // namespace sealwright::flow
