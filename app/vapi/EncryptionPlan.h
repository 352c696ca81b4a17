// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/vapi/Note.h"

#include <vector>

namespace sealwright::vapi {

/// The PublicKeyEncryptionPlan of a custom credential (vapi.md §1.5), its members in Vapi's order; unknown
/// ones are noted and left out. DocumentInvalid for anything else, and for a private key in place of the
/// public one.
base::Result<base::Json> readEncryptionPlan(const base::Json &plan, const QString &pointer,
                                            std::vector<Note> &notes);

} // namespace sealwright::vapi
