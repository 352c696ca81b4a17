// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/DraftErrorPlace.h"

#include "app/crypto/KeyError.h"
#include "app/flow/ReadKeyFile.h"
#include "app/jwt/JwtError.h"
#include "app/signing/SigningError.h"

namespace sealwright::tokens {

QByteArray draftFieldOf(const base::Error &error)
{
    using crypto::KeyError;
    using jwt::JwtError;
    if (error.is(KeyError::PassphraseMissing) || error.is(KeyError::PassphraseWrong)) {
        return QByteArrayLiteral("passphrase");
    }
    if (error.is(JwtError::NoneRefused)) {
        return QByteArrayLiteral("allowNone");
    }
    if (error.is(JwtError::ClaimsNotObject)) {
        return QByteArrayLiteral("claims");
    }
    if (error.is(JwtError::HeaderInvalid)) {
        return QByteArrayLiteral("header");
    }
    if (error.is(JwtError::TimeOutOfRange)) {
        const QString claim = error.fact("claim");
        if (claim == QLatin1String("exp")) {
            return QByteArrayLiteral("expiresIn");
        }
        return claim == QLatin1String("nbf") ? QByteArrayLiteral("notBefore") : QByteArrayLiteral("claims");
    }
    if (error.is(signing::SigningError::VariableMissing)) {
        return QByteArray("var:" + error.fact("variable").toUtf8());
    }
    if (const QString field = error.fact("field"); !field.isEmpty()) {
        return field.toUtf8();
    }
    // What is left of a key's errors; one of JSON without a field is of a JWK.
    const std::string_view code = error.code();
    return code.starts_with("key_") || code.starts_with("jwt_key_") || code.starts_with("json_")
               ? QByteArrayLiteral("key")
               : QByteArray();
}

} // namespace sealwright::tokens
