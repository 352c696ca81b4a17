// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/InspectKey.h"

#include "app/crypto/Fingerprint.h"

namespace sealwright::flow {

KeyReport inspectMintingKey(jwt::JwtAlgorithm algorithm, QByteArrayView text)
{
    KeyReport report;
    const base::Result<jwt::MintingKey> key = jwt::readMintingKey(algorithm, text);
    if (!key) {
        report.isEncrypted = key.error().is(crypto::KeyError::PassphraseMissing);
        if (!report.isEncrypted) {
            report.problem = key.error();
        }
        return report;
    }
    if (const auto *pair = std::get_if<crypto::PrivateKey>(&*key)) {
        report.facts = pair->facts();
    } else if (const auto *secret = std::get_if<base::SecretBytes>(&*key)) {
        report.secretBytes = secret->size();
        report.fingerprint = crypto::fingerprint(*secret);
    }
    if (algorithm == jwt::JwtAlgorithm::None) {
        return report;
    }
    const auto minter = jwt::TokenMinter::create(algorithm, *key, {});
    if (!minter) {
        report.problem = minter.error();
        return report;
    }
    report.warnings = minter->warnings();
    std::erase(report.warnings, jwt::MintWarning::NeverExpires); // of the template, not of the key
    return report;
}

base::Result<jwt::JwkSet> readCheckingKeys(CheckingKind kind, QByteArrayView text)
{
    if (kind == CheckingKind::KeySet) {
        return jwt::JwkSet::parse(text);
    }
    const auto algorithm =
        kind == CheckingKind::SharedSecret ? jwt::JwtAlgorithm::HS256 : jwt::JwtAlgorithm::RS256;
    base::Result<jwt::CheckingKey> key = jwt::readCheckingKey(algorithm, text);
    if (!key) {
        return base::Failure(key.error());
    }
    return jwt::JwkSet::ofOne(*std::move(key));
}

} // namespace sealwright::flow
