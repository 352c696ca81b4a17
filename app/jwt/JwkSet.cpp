// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/JwkSet.h"

#include "app/crypto/JwkKey.h"

#include <algorithm>

namespace sealwright::jwt {
namespace {

constexpr qsizetype kLongestSet = 1024 * 1024;
constexpr std::size_t kMostKeys = 1000;

base::Failure invalid(const QString &reason)
{
    return base::failure(JwtError::KeySetInvalid, {{"reason", reason}});
}

base::Result<CheckingKey> keyOf(const base::Json &jwk)
{
    if (base::stringMember(jwk, "kty") == QStringLiteral("oct")) {
        base::Result<base::SecretBytes> secret = crypto::secretFromJwk(jwk);
        if (!secret) {
            return base::Failure(secret.error());
        }
        return CheckingKey(*std::move(secret));
    }
    base::Result<crypto::PublicKey> key = crypto::publicKeyFromJwk(jwk);
    if (!key) {
        return base::Failure(key.error());
    }
    return CheckingKey(*std::move(key));
}

bool allowsSigning(const base::Json &jwk)
{
    if (const auto use = jwk.find("use"); use != jwk.end() && *use != "sig") {
        return false;
    }
    const auto operations = jwk.find("key_ops");
    return operations == jwk.end() ||
           (operations->is_array() && std::ranges::any_of(*operations, [](const base::Json &operation) {
                return operation == "verify" || operation == "sign";
            }));
}

KeySetEntry readEntry(const base::Json &jwk)
{
    return {base::stringMember(jwk, "kid"), base::stringMember(jwk, "alg"), allowsSigning(jwk), keyOf(jwk)};
}

} // namespace

bool KeySetEntry::allows(JwtAlgorithm wanted) const
{
    return key && forSigning && (!algorithm || *algorithm == QString::fromLatin1(nameOf(wanted))) &&
           fits(*key, wanted);
}

JwkSet JwkSet::ofOne(CheckingKey key)
{
    JwkSet set;
    set.m_entries.push_back({{}, {}, true, std::move(key)});
    set.m_isOneKey = true;
    return set;
}

base::Result<JwkSet> JwkSet::parse(QByteArrayView text)
{
    if (text.size() > kLongestSet) {
        return invalid(QStringLiteral("it is longer than %1 bytes").arg(kLongestSet));
    }
    const base::Result<base::Json> json = base::parseUniqueJson(text);
    if (!json) {
        return base::Failure(json.error());
    }
    JwkSet set;
    if (crypto::looksLikeJwk(*json)) {
        set.m_entries.push_back(readEntry(*json));
        return set;
    }
    const auto keys = json->is_object() ? json->find("keys") : json->end();
    if (keys == json->end() || !keys->is_array()) {
        return invalid(QStringLiteral("it has no array of keys"));
    }
    if (keys->size() > kMostKeys) {
        return invalid(QStringLiteral("it has more than %1 keys").arg(kMostKeys));
    }
    for (const base::Json &jwk : *keys) {
        if (jwk.is_object()) { // RFC 7517 §5: what is not understood is ignored
            set.m_entries.push_back(readEntry(jwk));
        }
    }
    return set;
}

std::vector<JwtAlgorithm> JwkSet::algorithms() const
{
    std::vector<JwtAlgorithm> fitting = signingAlgorithms();
    std::erase_if(fitting, [this](JwtAlgorithm algorithm) {
        return std::ranges::none_of(
            m_entries, [algorithm](const KeySetEntry &entry) { return entry.allows(algorithm); });
    });
    return fitting;
}

} // namespace sealwright::jwt
