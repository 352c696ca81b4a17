// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/DecodedToken.h"
#include "app/jwt/TokenMinter.h"
#include "app/jwt/VerifyToken.h"

#include <QString>

namespace sealwright::text {

/// What is doubtful about a token that was minted, or that was read, as one sentence.
QString describe(jwt::MintWarning warning);
QString describe(jwt::TokenWarning warning);

/// "valid", "expired", "wrong signature": the word on a pill.
QString word(jwt::TokenReason reason);

/// "The token is valid: …", or why it is not, and what that means.
QString describe(const jwt::TokenVerification &verification);
/// The same, where the claims may not have been looked at.
QString describe(const jwt::TokenVerification &verification, const jwt::TokenRules &rules);

} // namespace sealwright::text
