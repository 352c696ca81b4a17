// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::http {

/// What can be wrong with a request before it is sent, or with a captured one that is read from a file.
enum class HttpError {
    UrlEmpty,
    UrlMalformed,           ///< facts `url`, `reason`
    UrlSchemeUnsupported,   ///< facts `url`, `scheme`
    MethodInvalid,          ///< fact `method`
    HeaderNameInvalid,      ///< facts `header`, `reason`
    HeaderValueInvalid,     ///< facts `header`, `reason` (names the byte and its position)
    RequestDocumentInvalid, ///< facts `member`, `reason`
    RawRequestMalformed,    ///< facts `line`, `reason`
    CurlCommandMalformed,   ///< facts `line`, `column`, `reason`
    CurlOptionUnknown,      ///< facts `option`, `line`, `column`
    CurlCommandTooLarge,    ///< fact `limit`
};

constexpr base::ErrorInfo errorInfo(HttpError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case HttpError::UrlEmpty:
        return {"url_empty", BadInput};
    case HttpError::UrlMalformed:
        return {"url_malformed", BadInput};
    case HttpError::UrlSchemeUnsupported:
        return {"url_scheme_unsupported", BadInput};
    case HttpError::MethodInvalid:
        return {"method_invalid", BadInput};
    case HttpError::HeaderNameInvalid:
        return {"header_name_invalid", BadInput};
    case HttpError::HeaderValueInvalid:
        return {"header_value_invalid", BadInput};
    case HttpError::RequestDocumentInvalid:
        return {"request_document_invalid", BadInput};
    case HttpError::RawRequestMalformed:
        return {"raw_request_malformed", BadInput};
    case HttpError::CurlCommandMalformed:
        return {"curl_command_malformed", BadInput};
    case HttpError::CurlOptionUnknown:
        return {"curl_option_unknown", BadInput};
    case HttpError::CurlCommandTooLarge:
        return {"curl_command_too_large", BadInput};
    }
    return {};
}

/// RequestDocumentInvalid at `member`, a dotted path.
inline base::Failure invalidDocument(const char *member, const QString &reason)
{
    return base::failure(HttpError::RequestDocumentInvalid,
                         {{"member", QString::fromLatin1(member)}, {"reason", reason}});
}

} // namespace sealwright::http
