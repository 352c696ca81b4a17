// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::vapi {

enum class VapiError {
    EventUnknown,        ///< fact `event`
    DocumentTooLarge,    ///< facts `bytes`, `limit`
    DocumentInvalid,     ///< facts `member` (a JSON pointer, RFC 6901), `reason`
    NotACredential,      ///< an object that is no credential: fact `member`
    ProviderUnsupported, ///< a credential for something else than a server: facts `member`, `provider`
    PlanUnknown,         ///< facts `member`, `type`, `known`
    TooMany,             ///< facts `credentials`, `limit`
    NotExpressible,      ///< Vapi has no word for it: facts `credential`, `field`, `value`, `reason`
};

constexpr base::ErrorInfo errorInfo(VapiError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case VapiError::EventUnknown:
        return {"vapi_event_unknown", BadInput};
    case VapiError::DocumentTooLarge:
        return {"vapi_document_too_large", BadInput};
    case VapiError::DocumentInvalid:
        return {"vapi_document_invalid", BadInput};
    case VapiError::NotACredential:
        return {"vapi_not_a_credential", BadInput};
    case VapiError::ProviderUnsupported:
        return {"vapi_provider_unsupported", BadInput};
    case VapiError::PlanUnknown:
        return {"vapi_plan_unknown", BadInput};
    case VapiError::TooMany:
        return {"vapi_too_many_credentials", BadInput};
    case VapiError::NotExpressible:
        return {"vapi_not_expressible", BadInput};
    }
    return {};
}

} // namespace sealwright::vapi
