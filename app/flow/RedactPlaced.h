// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Redaction.h"
#include "app/base/SecretBytes.h"
#include "app/http/Request.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::flow {

/// Of a recipe that sends the secret itself: what it placed, as it is or made of it by pipes, is replaced by
/// the secret's label, and is redacted elsewhere too. The request's own body is redacted when one of these
/// places is in it; otherwise that is the user's. True when anything was replaced in the body.
bool redactPlaced(std::vector<signing::PlacedValue> &placed, const base::SecretBytes &secret,
                  base::Redaction &redaction, QByteArray &body);

} // namespace sealwright::flow
