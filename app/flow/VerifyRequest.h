// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/PrepareAuthentication.h"

namespace sealwright::flow {

/// Judges one request with a prepared authentication: a recipe's signature; or a token, a key, or user name
/// and password, compared in constant time. The verdict is `unchecked` without authentication; with an oauth2
/// credential, whose tokens only their server can judge; and with a client certificate, which leaves no trace
/// in a request.
signing::Verification judge(const PreparedAuthentication &prepared, const http::Request &request,
                            const signing::VerifyOptions &options);

/// Checks a captured request against a credential or recipe.
class VerifyRequest
{
public:
    explicit VerifyRequest(PrepareAuthentication &prepare);

    QCoro::Task<base::Result<signing::Verification>> run(http::Request request, Authentication authentication,
                                                         signing::VerifyOptions options);

private:
    PrepareAuthentication &m_prepare;
};

/// `{"verdict","reason",…}` of cli.md.
base::Json toJson(const signing::Verification &verification);

} // namespace sealwright::flow
