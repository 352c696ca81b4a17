// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"

namespace sealwright::credential {

/// The id of a recipe that is nobody's but made of a credential's fields.
inline constexpr const char *kOwnFieldsRecipe = "hmac-fields";

/// Vapi's HMAC plan as a recipe, field by field (vapi.md §1.3): `{svix-id}` in the payload format is the
/// message id,
/// `{url}` the whole URL, `{method}` the method; without a timestamp no timestamp header is placed. Not for
/// credentials that name a recipe. Fails as CompiledRecipe::compile would, naming the field.
base::Result<signing::CompiledRecipe> compileHmacFields(const HmacFields &fields);

} // namespace sealwright::credential
