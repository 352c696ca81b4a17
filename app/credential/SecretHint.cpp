// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/SecretHint.h"

namespace sealwright::credential {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isQuoted(QByteArrayView secret)
{
    const char first = secret.front();
    return secret.size() > 1 && (first == '"' || first == '\'') && secret.back() == first;
}

/// Without regard to ASCII case. Compared byte by byte: no copy of a secret is made.
bool beginsWith(QByteArrayView secret, QByteArrayView start)
{
    return secret.size() >= start.size() &&
           secret.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

} // namespace

std::vector<SecretHint> secretHints(const Credential &credential, QByteArrayView secret)
{
    std::vector<SecretHint> hints;
    if (secret.isEmpty() || credential.secretSlots().front() == QLatin1String("privateKey")) {
        return hints; // a key's white space is its own, and its form was checked when it was read
    }
    if (isBlank(secret.front()) || isBlank(secret.back())) {
        hints.push_back(SecretHint::SurroundingBlanks);
    }
    if (isQuoted(secret)) {
        hints.push_back(SecretHint::Quoted);
    }
    if (const auto *bearer = std::get_if<BearerFields>(&credential.fields)) {
        if (bearer->includePrefix && !bearer->prefix.isEmpty() && beginsWith(secret, bearer->prefix)) {
            hints.push_back(SecretHint::BearerTwice);
        }
        return hints;
    }
    const auto *hmac = std::get_if<HmacFields>(&credential.fields);
    if (hmac == nullptr) {
        return hints;
    }
    if (secret.startsWith("sk_")) {
        hints.push_back(SecretHint::ApiKey);
    }
    if (hmac->recipeId.isEmpty() && secret.startsWith("whsec_")) {
        hints.push_back(SecretHint::WebhookPrefix);
    }
    return hints;
}

} // namespace sealwright::credential
