// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Request.h"
#include "app/http/StructuredField.h"
#include "app/signing/SigningError.h"

namespace sealwright::signing {

/// The message a signature of RFC 9421 covers parts of: a request, or a response and the request it answers.
struct SignedMessage
{
    const http::Request *request = nullptr; ///< the message, or what it answers; may be unknown then
    const http::HeaderList *responseHeaders = nullptr; ///< null for a request
    int status = 0;

    bool isResponse() const { return responseHeaders != nullptr; }
};

/// The value of one component (RFC 9421 §2): a field with `sf`, `key`, `bs` and `req`, or a derived component
/// `@method` … `@query-param`, `@status`. Fails with ComponentMissing when the message has no such thing, and
/// with ComponentInvalid for an identifier that §2.5 has to refuse.
base::Result<QByteArray> componentValue(const http::structured::Item &component,
                                        const SignedMessage &message);

/// A line of the signature base.
struct BaseLine
{
    QByteArray component; ///< its identifier as it stands in the line
    qsizetype offset = 0;
    qsizetype length = 0; ///< without the line's end
};

/// What is signed (RFC 9421 §2.5), and its lines.
struct SignatureBase
{
    QByteArray bytes;
    std::vector<BaseLine> lines;
};

/// Fails as componentValue does, and with ComponentInvalid for a component that is covered twice.
base::Result<SignatureBase> signatureBase(const http::structured::InnerList &input,
                                          const SignedMessage &message);

} // namespace sealwright::signing
