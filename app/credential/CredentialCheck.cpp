// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/ClientIdentity.h"
#include "app/credential/FieldCheck.h"
#include "app/credential/HmacRecipe.h"
#include "app/credential/JwtTemplate.h"
#include "app/credential/OAuth2Check.h"
#include "app/credential/TokenPlace.h"
#include "app/crypto/KeyReader.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

using base::Result;

constexpr qsizetype kNameLimit = 120;
constexpr qsizetype kEnvironmentLimit = 60;

bool hasControlCharacter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
}

Result<void> checkName(const QString &name)
{
    if (name.trimmed().isEmpty()) {
        return base::failure(CredentialError::NameEmpty);
    }
    if (name.size() > kNameLimit) {
        return base::failure(
            CredentialError::NameInvalid,
            {{"name", name}, {"reason", QStringLiteral("it is longer than %1 characters").arg(kNameLimit)}});
    }
    if (hasControlCharacter(name)) {
        return base::failure(CredentialError::NameInvalid,
                             {{"name", name}, {"reason", QStringLiteral("it holds a control character")}});
    }
    return {};
}

Result<void> checkEnvironment(const QString &environment)
{
    if (environment.size() > kEnvironmentLimit) {
        return fieldInvalid("environment", environment.toUtf8(),
                            QStringLiteral("it is longer than %1 characters").arg(kEnvironmentLimit));
    }
    if (hasControlCharacter(environment)) {
        return fieldInvalid("environment", environment.toUtf8(), "it holds a control character");
    }
    return {};
}

/// As Url::host() tells it: a name or an address without scheme, port, path and wildcard.
Result<void> checkHost(const QString &host)
{
    const bool isBracketed = host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']'));
    const bool hasStranger = std::ranges::any_of(host, [isBracketed](QChar c) {
        return c.isSpace() || c.unicode() < 0x21 || c.unicode() > 0x7e ||
               (c == QLatin1Char(':') && !isBracketed) || QLatin1String("/@*?#,").contains(c);
    });
    if (host.isEmpty() || hasStranger) {
        return fieldInvalid("hosts", host.toUtf8(), "it is no host name: without scheme, port and path");
    }
    return {};
}

Result<void> checkEveryField(const Credential &credential)
{
    // The values in a struct need not have come through setField.
    Credential copy = credential;
    for (const FieldInfo &field : fieldsOf(credential.kind())) {
        if (const auto set = setField(copy, field.name, fieldValue(credential, field.name)); !set) {
            return set;
        }
    }
    return {};
}

bool breaksHeader(QByteArrayView bytes)
{
    return std::ranges::any_of(bytes, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

base::Failure cannotBeSent(const QString &slot, const char *reason)
{
    return base::failure(CredentialError::SecretInvalid,
                         {{"slot", slot}, {"reason", QString::fromLatin1(reason)}});
}

/// As RFC 7617 §2 wants a password, and as no key of an API is without having been copied wrongly.
Result<void> checkPlainText(const QString &slot, QByteArrayView secret)
{
    if (std::ranges::any_of(secret, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; })) {
        return cannotBeSent(slot, "it holds a line break or another control character");
    }
    if (!secret.isValidUtf8()) {
        return cannotBeSent(slot, "it is not UTF-8 text");
    }
    return {};
}

Result<void> checkHalf(const QString &slot, QByteArrayView text)
{
    if (slot == QLatin1String(kCertificateSlot)) {
        const Result<crypto::CertificateChain> chain = crypto::CertificateChain::read(text);
        return chain ? Result<void>() : Result<void>(base::Failure(chain.error().with({"slot", slot})));
    }
    const Result<crypto::PrivateKey> key = readClientKey(text);
    return key ? Result<void>() : Result<void>(base::Failure(key.error().with({"slot", slot})));
}

Result<void> checkDecodable(const HmacFields &fields, const base::SecretBytes &secret)
{
    const auto recipe = compileHmacFields(fields);
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    if (const auto signer = signing::Signer::create(*recipe, secret); !signer) {
        return std::unexpected(signer.error());
    }
    return {};
}

} // namespace

Result<void> check(const Credential &credential)
{
    if (const auto checked = checkName(credential.name); !checked) {
        return checked;
    }
    if (const auto checked = checkEnvironment(credential.environment); !checked) {
        return checked;
    }
    for (const QString &host : credential.hosts) {
        if (const auto checked = checkHost(host); !checked) {
            return checked;
        }
    }
    if (const auto checked = checkEveryField(credential); !checked) {
        return checked;
    }
    if (const auto *hmac = std::get_if<HmacFields>(&credential.fields); hmac && hmac->recipeId.isEmpty()) {
        if (const auto recipe = compileHmacFields(*hmac); !recipe) {
            return std::unexpected(recipe.error());
        }
    }
    if (const auto *jwt = std::get_if<JwtFields>(&credential.fields)) {
        return checkJwtFields(*jwt);
    }
    if (const auto *oauth2 = std::get_if<OAuth2Fields>(&credential.fields)) {
        return checkOAuth2Fields(*oauth2);
    }
    if (const auto *apiKey = std::get_if<ApiKeyFields>(&credential.fields)) {
        return checkApiKeyFields(*apiKey);
    }
    return {};
}

Result<void> checkSecret(const Credential &credential, const QString &slot, const base::SecretBytes &secret)
{
    if (secret.isEmpty()) {
        return base::failure(CredentialError::SecretEmpty, {{"slot", slot}});
    }
    if (credential.kind() == Kind::Bearer && breaksHeader(secret.view())) {
        return cannotBeSent(slot, "it holds a line break or a zero byte");
    }
    if (credential.kind() == Kind::Basic || credential.kind() == Kind::ApiKey) {
        return checkPlainText(slot, secret.view());
    }
    if (credential.kind() == Kind::Mtls) {
        return checkHalf(slot, secret.view());
    }
    if (const auto *hmac = std::get_if<HmacFields>(&credential.fields);
        hmac && hmac->recipeId.isEmpty() && crypto::isJwkText(secret.view())) {
        const auto shared = crypto::readSharedSecret(secret.view());
        return shared ? Result<void>() : Result<void>(base::Failure(shared.error()));
    }
    if (const auto *hmac = std::get_if<HmacFields>(&credential.fields);
        hmac && hmac->recipeId.isEmpty() && hmac->secretEncoding != "utf8") {
        return checkDecodable(*hmac, secret);
    }
    if (const auto *jwt = std::get_if<JwtFields>(&credential.fields)) {
        return checkJwtKey(*jwt, secret);
    }
    if (const auto *oauth2 = std::get_if<OAuth2Fields>(&credential.fields);
        oauth2 && oauth2->clientAuth == ClientAuth::PrivateKeyJwt) {
        JwtFields assertion;
        assertion.algorithm = oauth2->algorithm;
        return checkJwtKey(assertion, secret);
    }
    return {};
}

Result<void> checkSecrets(const Credential &credential, const std::vector<base::SecretBytes> &secrets)
{
    const std::vector<QString> names = credential.secretSlots();
    if (names.size() != secrets.size()) {
        return base::failure(CredentialError::HalvesNeeded, {{"credential", credential.name}});
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto usable = checkSecret(credential, names[i], secrets[i]); !usable) {
            return usable;
        }
    }
    if (credential.kind() != Kind::Mtls) {
        return {};
    }
    const Result<ClientIdentity> identity = readClientIdentity(secrets.front().view(), secrets.back().view());
    return identity ? Result<void>() : Result<void>(base::Failure(identity.error()));
}

} // namespace sealwright::credential
