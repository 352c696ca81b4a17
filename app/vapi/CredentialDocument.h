// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/credential/Credential.h"
#include "app/vapi/Note.h"

namespace sealwright::vapi {

/// A credential that a document tells of: not kept yet, without an id.
struct CredentialDraft
{
    credential::Credential credential;
    base::SecretBytes secret; ///< empty: the document holds none
    QString pointer;          ///< where it stands in the document
    std::vector<Note> notes;
};

/// Reads a credential of Vapi's API (`custom-credential` or `webhook`; bearer, oauth2, hmac; vapi.md §1):
/// what POST takes, and what GET answers. The provider, Vapi's own id and the encryption plan are kept in the
/// credential's document, under `vapi`, so that writing it again says the same. Fails with NotACredential,
/// ProviderUnsupported, PlanUnknown or DocumentInvalid.
base::Result<CredentialDraft> readCredential(const base::Json &document, const QString &pointer = {});

/// A document for POST /credential, with `placeholderOf(slot)` where the secret goes.
struct CredentialDocument
{
    base::Json document;
    std::vector<Note> notes;
};

/// NotExpressible for what Vapi has no words for: a JWT, a recipe, SHA-384, a key in hex.
base::Result<CredentialDocument> writeCredential(const credential::Credential &credential);

/// `<token>`, `<clientSecret>`, `<secretKey>`. Read as "no secret".
QString placeholderOf(const QString &slot);

/// The longest name that Vapi takes.
constexpr qsizetype kVapiNameLimit = 40;

/// What we keep of Vapi's own: the members `provider`, `id`, `encryptionPlan`.
inline constexpr const char *kVapiMember = "vapi";

/// Those of its members that are such as `readCredential` would have kept; an empty object when there are
/// none.
base::Json keptVapiMembers(const base::Json &credentialDocument);

} // namespace sealwright::vapi
