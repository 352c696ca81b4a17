// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

namespace sealwright::flow {

/// Where in a header block the placed values stand, by the names of their parts; in the order of the block. A
/// placed header that is not in the block (a proxy's own block, say) has no mark.
std::vector<signing::NamedPart> marksIn(QByteArrayView head, const std::vector<signing::PlacedValue> &placed);

/// The same for what was placed into the body, as a member of its JSON or a field of its form.
std::vector<signing::NamedPart> marksInBody(QByteArrayView body,
                                            const std::vector<signing::PlacedValue> &placed);

} // namespace sealwright::flow
