// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::jwt {

enum class JwtError {
    AlgorithmUnknown, ///< fact `algorithm`
    AlgorithmMissing, ///< none is to be accepted
    NoneRefused,      ///< `none` without being allowed on purpose
    KeyMissing,       ///< fact `algorithm`
    KeyMismatch,      ///< fact `algorithm`: one for key pairs with a shared secret, or the other way
    ClaimsNotObject,
    HeaderInvalid,  ///< facts `member`, `reason`
    TokenMalformed, ///< facts `segment` (`token`, `header`, `payload` or `signature`), `reason`
    KeySetInvalid,  ///< fact `reason`
    TimeOutOfRange, ///< a time to write into the token is none of this age: fact `claim`
};

constexpr base::ErrorInfo errorInfo(JwtError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case JwtError::AlgorithmUnknown:
        return {"jwt_algorithm_unknown", BadInput};
    case JwtError::AlgorithmMissing:
        return {"jwt_algorithm_missing", BadInput};
    case JwtError::NoneRefused:
        return {"jwt_none_refused", BadInput};
    case JwtError::KeyMissing:
        return {"jwt_key_missing", Unavailable};
    case JwtError::KeyMismatch:
        return {"jwt_key_mismatch", BadInput};
    case JwtError::ClaimsNotObject:
        return {"jwt_claims_not_object", BadInput};
    case JwtError::HeaderInvalid:
        return {"jwt_header_invalid", BadInput};
    case JwtError::TokenMalformed:
        return {"jwt_malformed", BadInput};
    case JwtError::KeySetInvalid:
        return {"jwt_key_set_invalid", BadInput};
    case JwtError::TimeOutOfRange:
        return {"jwt_time_out_of_range", BadInput};
    }
    return {};
}

} // namespace sealwright::jwt
