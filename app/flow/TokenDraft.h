// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/JwtTemplate.h"

namespace sealwright::flow {

/// A token as somebody fills it in on a form: every field as text, `{{name}}` inside the strings of header
/// and claims standing for a variable.
struct TokenDraft
{
    credential::JwtFields fields; ///< where the token goes (`headerName`, `prefix`) means nothing here
    QByteArray type;              ///< `typ`; empty: JWT
    bool issuedAt = true;
    bool tokenId = false;
    bool allowNone = false; ///< `none` is meant
};

/// What is to be minted. Header or claims that are blank are empty objects. Fails as
/// credential::tokenTemplate does, or with an error of JSON; each error has the fact `field`, or `variable`.
base::Result<jwt::TokenTemplate> contentOf(const TokenDraft &draft);

} // namespace sealwright::flow
