// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::credential {

enum class CredentialError {
    NameEmpty,
    NameInvalid,       ///< too long or with control characters: fact `reason`
    KindUnknown,       ///< fact `kind`
    FieldUnknown,      ///< facts `field`, `kind`, `known` (the names there are)
    FieldInvalid,      ///< facts `field`, `value`, `reason` or `allowed`
    PresetUnknown,     ///< fact `preset`
    DocumentInvalid,   ///< facts `member`, `reason`
    SecretEmpty,       ///< fact `slot`
    SecretUnchanged,   ///< a rotation to the secret that it has: fact `credential`
    SecretInvalid,     ///< it cannot be sent: facts `slot`, `reason`
    NotFound,          ///< fact `credential`
    Ambiguous,         ///< several of one name: facts `credential`, `ids`
    InUse,             ///< facts `credential`, `requests` (how many), `names`
    DoesNotSign,       ///< one that sends its secret where a signature is asked: facts `credential`, `kind`
    FetchesNoToken,    ///< an access token is asked of another kind than oauth2: facts `credential`, `kind`
    HostNotAllowed,    ///< facts `credential`, `host`, `allowed`
    KeyEncrypted,      ///< of a client certificate: there is nobody to ask for its passphrase
    HalvesNeeded,      ///< certificate and key, and only one was given: fact `credential`
    NeedsTls,          ///< a client certificate for an http:// URL: fact `credential`
    RotationUnsettled, ///< stopped in the middle, and what was put in place could not be put back: facts
                       ///< `credential`, `reason` (a code)
    RotationFinished,  ///< an interrupted one, before what was asked for now, which was not begun: fact
                       ///< `credential`
    RemovedSecretLeft, ///< it is gone, and its secret could not be erased: facts `credential`, `reason` (a
                       ///< code)
    CertificateTwice,  ///< it has one, and the connection was given another: fact `credential`
};

constexpr base::ErrorInfo errorInfo(CredentialError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case CredentialError::NameEmpty:
        return {"credential_name_empty", BadInput};
    case CredentialError::NameInvalid:
        return {"credential_name_invalid", BadInput};
    case CredentialError::KindUnknown:
        return {"credential_kind_unknown", BadInput};
    case CredentialError::FieldUnknown:
        return {"credential_field_unknown", BadInput};
    case CredentialError::FieldInvalid:
        return {"credential_field_invalid", BadInput};
    case CredentialError::PresetUnknown:
        return {"preset_unknown", BadInput};
    case CredentialError::DocumentInvalid:
        return {"credential_document_invalid", BadInput};
    case CredentialError::SecretEmpty:
        return {"secret_empty", BadInput};
    case CredentialError::SecretUnchanged:
        return {"secret_unchanged", BadInput};
    case CredentialError::SecretInvalid:
        return {"secret_invalid", BadInput};
    case CredentialError::NotFound:
        return {"credential_not_found", Unavailable};
    case CredentialError::Ambiguous:
        return {"credential_ambiguous", BadInput};
    case CredentialError::InUse:
        return {"credential_in_use", BadInput};
    case CredentialError::DoesNotSign:
        return {"credential_does_not_sign", BadInput};
    case CredentialError::FetchesNoToken:
        return {"credential_fetches_no_token", BadInput};
    case CredentialError::HostNotAllowed:
        return {"credential_host_not_allowed", BadInput};
    case CredentialError::KeyEncrypted:
        return {"credential_key_encrypted", BadInput};
    case CredentialError::HalvesNeeded:
        return {"credential_halves_needed", BadInput};
    case CredentialError::NeedsTls:
        return {"credential_needs_tls", BadInput};
    case CredentialError::RotationUnsettled:
        return {"rotation_unsettled", Unavailable};
    case CredentialError::RotationFinished:
        return {"rotation_finished", LocalIo};
    case CredentialError::RemovedSecretLeft:
        return {"credential_removed_secret_left", Unavailable};
    case CredentialError::CertificateTwice:
        return {"client_certificate_twice", BadInput};
    }
    return {};
}

} // namespace sealwright::credential
