// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Evaluator.h"
#include "app/signing/Seal.h"

namespace sealwright::signing {

/// Feeds what a content template yields to the seal piece by piece, so that the body is not copied. Returns
/// how many bytes its expressions gave. Fails as they do; the seal has then forgotten what it was fed.
base::Result<qsizetype> feedContent(Seal &seal, const Template &content, Evaluator &evaluator);

} // namespace sealwright::signing
