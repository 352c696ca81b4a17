// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"
#include "app/http/Request.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::flow {

/// Where a token stands in its header once it is redacted: the value carries the token's label, never the
/// token.
signing::PlacedValue bearerPlace(const credential::BearerFields &fields, const base::SecretBytes &token);

/// Puts the token into the request and says, without the token, what was put where.
signing::PlacedValue placeBearer(http::Request &request, const credential::BearerFields &fields,
                                 const base::SecretBytes &token);

} // namespace sealwright::flow
