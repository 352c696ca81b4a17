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

/// "The token is valid: …", or why it is not, and what that means.
QString describe(const jwt::TokenVerification &verification);

} // namespace sealwright::text
