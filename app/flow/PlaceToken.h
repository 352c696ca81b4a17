// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/TokenPlace.h"
#include "app/http/Request.h"

namespace sealwright::flow {

/// Where a token stands once it is redacted: the value carries `label`, never the token.
signing::PlacedValue labelled(const credential::TokenPlace &place, const QByteArray &label);

/// Puts the token into the request, in place of what stands there by that name, and says, without the token,
/// what was put where.
signing::PlacedValue placeToken(http::Request &request, const credential::TokenPlace &place,
                                const base::SecretBytes &token, const QByteArray &label);

} // namespace sealwright::flow
