// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ErrorPlace.h"

#include "app/credential/ClientIdentity.h"
#include "app/flow/FindTypedSecrets.h"
#include "app/signing/SigningError.h"
#include "app/vault/SecretStore.h"

namespace sealwright::credentials {

QByteArray fieldOf(const base::Error &error)
{
    using credential::CredentialError;
    using signing::SigningError;
    if (error.is(CredentialError::NameEmpty) || error.is(CredentialError::NameInvalid)) {
        return QByteArrayLiteral("name");
    }
    if (error.is(flow::TypedSecretError::InPlainText)) {
        return error.fact("field").toUtf8();
    }
    const QString slot = error.fact("slot");
    if (slot == QLatin1String(credential::kCertificateSlot)) {
        return kCertificateField.toByteArray();
    }
    if (!slot.isEmpty() || error.is(crypto::CertificateError::KeyMismatch) ||
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
