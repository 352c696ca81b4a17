// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::crypto {

/// Why a key cannot be read or used. Facts: `form` (what was seen, as nameOf(KeyForm) says it), `type` (as
/// nameOf(KeyType) says it), and those named below. Never a byte of the key.
enum class KeyError {
    TextEmpty,
    TooLarge,              ///< facts `size`, `limit` in bytes; or `bits`, `limit`
    Unrecognised,          ///< none of the forms we know
    FormUnsupported,       ///< known, but not read here: fact `form` (`openssh`, `pkcs12`, a PEM label …)
    PemTruncated,          ///< no END line: fact `label`
    PemDamaged,            ///< fact `label`
    Truncated,             ///< the structure ends before its stated length: `expected_bytes`, `bytes`
    Damaged,               ///< the form is clear, its content is not valid
    PassphraseMissing,     ///< the key is encrypted and none was given
    PassphraseWrong,       ///< it did not open the key
    EncryptionUnsupported, ///< facts `cipher` or `rounds`: a method we lack, or one that would take minutes
    IsCertificate,         ///< where a private key is asked
    IsPublic,              ///< where a private key is asked
    IsPrivate,             ///< where a public key is asked
    IsSymmetric,           ///< a shared secret where one half of a key pair is asked
    IsAsymmetric,          ///< a key pair's half where a shared secret is asked
    CurveUnsupported,      ///< fact `curve`
    TypeUnsupported,       ///< fact `type`
    SmallOrder,            ///< an Ed25519 point under which anybody can sign: fact `form`
    JwkInvalid,            ///< facts `member` where one is to blame, `reason`
    AlgorithmMismatch,     ///< facts `algorithm`, `type`
    TooShort,              ///< the RSA modulus cannot hold such a signature: facts `algorithm`, `bits`
    SigningFailed,         ///< the library refused to sign with this key: fact `algorithm`
};

constexpr base::ErrorInfo errorInfo(KeyError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case KeyError::TextEmpty:
        return {"key_text_empty", BadInput};
    case KeyError::TooLarge:
        return {"key_too_large", BadInput};
    case KeyError::Unrecognised:
        return {"key_unrecognised", BadInput};
    case KeyError::FormUnsupported:
        return {"key_form_unsupported", BadInput};
    case KeyError::PemTruncated:
        return {"key_pem_truncated", BadInput};
    case KeyError::PemDamaged:
        return {"key_pem_damaged", BadInput};
    case KeyError::Truncated:
        return {"key_truncated", BadInput};
    case KeyError::Damaged:
        return {"key_damaged", BadInput};
    case KeyError::PassphraseMissing:
        return {"key_passphrase_missing", Unavailable};
    case KeyError::PassphraseWrong:
        return {"key_passphrase_wrong", BadInput};
    case KeyError::EncryptionUnsupported:
        return {"key_encryption_unsupported", BadInput};
    case KeyError::IsCertificate:
        return {"key_is_certificate", BadInput};
    case KeyError::IsPublic:
        return {"key_is_public", BadInput};
    case KeyError::IsPrivate:
        return {"key_is_private", BadInput};
    case KeyError::IsSymmetric:
        return {"key_is_symmetric", BadInput};
    case KeyError::IsAsymmetric:
        return {"key_is_asymmetric", BadInput};
    case KeyError::CurveUnsupported:
        return {"key_curve_unsupported", BadInput};
    case KeyError::TypeUnsupported:
        return {"key_type_unsupported", BadInput};
    case KeyError::SmallOrder:
        return {"key_small_order", BadInput};
    case KeyError::JwkInvalid:
        return {"key_jwk_invalid", BadInput};
    case KeyError::AlgorithmMismatch:
        return {"key_algorithm_mismatch", BadInput};
    case KeyError::TooShort:
        return {"key_too_short", BadInput};
    case KeyError::SigningFailed:
        return {"key_signing_failed", BadInput};
    }
    return {};
}

} // namespace sealwright::crypto
