// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/JwtTemplate.h"
#include "app/crypto/KeyWeakness.h"
#include "app/jwt/JwkSet.h"

#include <memory>

namespace sealwright::flow {

/// What a jwt credential does: a fresh token for each request, and a verdict about tokens of others. Its keys
/// are read once. Copies share them.
class TokenIssue
{
public:
    /// `keys` as they are stored, the current one first. Fails with a KeyError or JwtError.
    static base::Result<TokenIssue> create(const credential::JwtFields &fields,
                                           const std::vector<base::SecretBytes> &keys);

    /// What was typed for this request wins over `variables`, which the credential keeps. `{{id}}` in the
    /// claims stands for the message's id.
    base::Result<base::SecretBytes> mint(const signing::Variables &variables,
                                         const signing::SigningMoment &moment) const;

    /// How a token came about, up to its signing input: key, header and claims. Nothing when it is none of
    /// ours.
    std::optional<signing::SignatureSteps> stepsBeforeSignature(const base::SecretBytes &token) const;

    /// Fills in verdict, reason and which key it was, for the token inside a header.
    void judge(QByteArrayView token, const signing::VerifyOptions &options,
               signing::Verification &verification) const;

    /// Why that key, by its index among those it was made with, is not to be relied on.
    std::optional<crypto::KeyWeakness> weaknessOf(std::size_t key) const;

private:
    struct Keys;

    TokenIssue(credential::JwtFields fields, std::shared_ptr<const Keys> keys);

    credential::JwtFields m_fields;
    std::shared_ptr<const Keys> m_keys;
};

} // namespace sealwright::flow
