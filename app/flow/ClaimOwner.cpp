// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ClaimOwner.h"

#include "app/flow/WhenFree.h"

namespace sealwright::flow {

QCoro::Task<base::Result<OwnerClaim>> claimOwner(const workspace::Unfinished *unfinished, QString ownerId)
{
    if (unfinished == nullptr) {
        co_return OwnerClaim();
    }
    auto claiming = whenFree([unfinished, &ownerId] { return unfinished->claim(ownerId); });
    base::Result<workspace::Claim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    co_return OwnerClaim(*std::move(claimed));
}

base::Result<void> noteStep(const OwnerClaim &claim, const workspace::UnfinishedChange &change)
{
    return claim ? claim->note(change) : base::Result<void>();
}

void settle(const OwnerClaim &claim)
{
    if (claim) {
        claim->settle();
    }
}

} // namespace sealwright::flow
