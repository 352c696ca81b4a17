// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/SecretHint.h"

#include "app/base/LastOf.h"
#include "app/credential/TokenPlace.h"
#include "app/crypto/KeyWeakness.h"

#include <array>

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

/// PEM and its like: its white space is its own, and its form is checked when it is read.
bool isKeyText(const Credential &credential)
{
    return credential.kind() == Kind::Mtls || credential.secretSlots().front() == QLatin1String("privateKey");
}

void addWeakness(std::vector<SecretHint> &hints, QByteArrayView secret)
{
    if (const auto weakness = crypto::weaknessIn(secret)) {
        hints.push_back(weakness->kind == crypto::KeyWeakness::Kind::ShortModulus
                            ? SecretHint::ShortRsaKey
                            : SecretHint::SmallOrderKey);
    }
}

/// Without regard to ASCII case. Compared byte by byte: no copy of a secret is made.
bool beginsWith(QByteArrayView secret, QByteArrayView start)
{
    return secret.size() >= start.size() &&
           secret.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

/// As tools write the file that holds a value, or the absolute path of a file with an ending: base64 may
/// begin with a slash, too.
bool isPath(QByteArrayView secret)
{
    const bool isReference = secret.startsWith('@');
    const QByteArrayView path = isReference ? secret.sliced(1) : secret;
    if (path.startsWith("~/") || path.startsWith("./") || path.startsWith("../") ||
        path.startsWith("file://")) {
        return true;
    }
    const qsizetype dot = path.size() - base::lastOf(path, '.');
    return path.startsWith('/') && (isReference || (path.contains('.') && dot >= 4 && dot <= 5));
}

} // namespace

QByteArray nameOf(SecretHint hint)
{
    static constexpr auto kNames = std::to_array<const char *>(
        {"surrounding_blanks", "quoted", "bearer_twice", "api_key", "webhook_prefix", "user_in_password",
         "rsa_key_short", "key_small_order", "key_in_pem", "file_path"});
    return kNames[static_cast<std::size_t>(hint)];
}

std::vector<SecretHint> secretHints(const Credential &credential, QByteArrayView secret)
{
    std::vector<SecretHint> hints;
    if (secret.isEmpty()) {
        return hints;
    }
    const bool isKey = isKeyText(credential);
    if (isKey || credential.kind() == Kind::Hmac) {
        addWeakness(hints, secret);
    }
    if (isKey) {
        return hints;
    }
    if (isBlank(secret.front()) || isBlank(secret.back())) {
        hints.push_back(SecretHint::SurroundingBlanks);
    }
    if (isQuoted(secret)) {
        hints.push_back(SecretHint::Quoted);
    }
    if (isPath(secret)) {
        hints.push_back(SecretHint::FilePath);
    }
    if (credential.kind() != Kind::Hmac && secret.startsWith("-----BEGIN ")) {
        hints.push_back(SecretHint::KeyInPem);
    }
    if (credential.kind() != Kind::OAuth2) {
        const std::optional<TokenPlace> place = tokenPlaceOf(credential.fields);
        if (place && !place->prefix.isEmpty() && beginsWith(secret, place->prefix)) {
            hints.push_back(SecretHint::BearerTwice);
        }
    }
    if (const auto *basic = std::get_if<BasicFields>(&credential.fields)) {
        const QByteArray user = basic->username + ':';
        if (user.size() > 1 && secret.startsWith(user)) {
            hints.push_back(SecretHint::UserInPassword);
        }
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
