// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Unfinished.h"

#include <QCoroTask>

namespace sealwright::flow {

/// The claim on a credential or an environment while a flow changes it; nothing where nobody notes and mends.
using OwnerClaim = std::optional<workspace::Claim>;

/// Waits for a program that has it, at most as long as `whenFree` does. Null: nobody notes.
QCoro::Task<base::Result<OwnerClaim>> claimOwner(const workspace::Unfinished *unfinished, QString ownerId);

/// What is to be put right should this program end before it is settled.
base::Result<void> noteStep(const OwnerClaim &claim, const workspace::UnfinishedChange &change);
void settle(const OwnerClaim &claim);

} // namespace sealwright::flow
