// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Redaction.h"
#include "app/explain/Explanation.h"
#include "app/http/Request.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::flow {

/// Takes secrets that an environment filled into a request out of what is shown of it: out of its URL,
/// headers and body, of what a recipe placed, and of what was signed. Digests and signatures stay. True when
/// anything was replaced.
bool redactFilled(http::Request &request, const base::Redaction &redaction);
bool redactFilled(std::vector<signing::PlacedValue> &placed, const base::Redaction &redaction);
bool redactFilled(signing::SignatureSteps &steps, const base::Redaction &redaction);
bool redactFilled(signing::Verification &verification, const base::Redaction &redaction);
bool redactFilled(explain::Explanation &explanation, const base::Redaction &redaction);

} // namespace sealwright::flow
