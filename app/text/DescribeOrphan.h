// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/OrphanedSecrets.h"

namespace sealwright::text {

/// Which workspace may have it, and why that cannot be told.
QString describe(const flow::MayBelong &mayBelong);

/// That it has no owner and, sentence by sentence, which workspaces may miss it.
QString describe(const flow::OrphanedSecret &orphan);

/// Only the latter; empty when none may.
QString doubtsAbout(const flow::OrphanedSecret &orphan);

} // namespace sealwright::text
