// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/PrepareAuthentication.h"
#include "app/jwt/VerifyToken.h"

namespace sealwright::flow {

struct CredentialVerification
{
    jwt::TokenVerification verification;
    bool byPrevious = false; ///< the key from before the last rotation decided
};

/// Checks a token with the key of a jwt credential of the workspace, and during a rotation with the one
/// before it. Of a key pair only the public half is used.
class VerifyWithCredential
{
public:
    explicit VerifyWithCredential(PrepareAuthentication &prepare);

    /// What was pasted around the token (`Bearer `, line breaks) is dropped first. Fails as
    /// PrepareAuthentication does.
    QCoro::Task<base::Result<CredentialVerification>> run(QByteArray text, QString credentialId,
                                                          jwt::TokenRules rules);

private:
    PrepareAuthentication &m_prepare;
};

} // namespace sealwright::flow
