// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ErrorPlace.h"

#include "app/credential/CredentialError.h"
#include "app/crypto/Certificate.h"
#include "app/signing/SigningError.h"
#include "app/vault/SecretStore.h"

namespace sealwright::credentials {

QByteArray fieldOf(const base::Error &error)
{
    using credential::CredentialError;
    using crypto::CertificateError;
    using crypto::KeyError;
    using signing::SigningError;
    if (error.is(CredentialError::NameEmpty) || error.is(CredentialError::NameInvalid)) {
        return QByteArrayLiteral("name");
    }
    if (error.is(CertificateError::Missing) || error.is(CertificateError::HoldsPrivateKey) ||
        error.is(CertificateError::Damaged) ||
        (error.is(CredentialError::SecretEmpty) && error.fact("slot") == QLatin1String("certificate"))) {
        return kCertificateField.toByteArray();
    }
    if (error.is(CertificateError::KeyMismatch) || error.is(CredentialError::KeyEncrypted) ||
        error.is(KeyError::IsCertificate) || error.is(KeyError::IsPublic) ||
        error.is(CredentialError::SecretEmpty) || error.is(CredentialError::SecretInvalid) ||
        error.is(SigningError::KeyEmpty) || error.is(SigningError::KeyUndecodable) ||
        error.is(vault::VaultError::TooLarge)) {
        return kSecretField.toByteArray();
    }
    if (error.is(SigningError::VariableMissing)) {
        return QByteArray("var:" + error.fact("variable").toUtf8());
    }
    if (error.is(SigningError::RecipeUnknown) || error.is(SigningError::RecipeInvalid) ||
        error.is(SigningError::RecipeUnsupported)) {
        return QByteArrayLiteral("recipe");
    }
    return error.fact("field").toUtf8();
}

} // namespace sealwright::credentials
