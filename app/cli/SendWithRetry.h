// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Invocation.h"
#include "app/cli/RetryPlan.h"
#include "app/flow/SendRequest.h"

namespace sealwright::cli {

/// Sends, and sends again as the plan says while it fails on the wire or the status is not 2xx. A retry is
/// signed afresh under the same message id, so that the receiver can tell it is the same message. Returns the
/// last attempt; each wait is said.
QCoro::Task<base::Result<flow::SentExchange>> sendWithRetry(Invocation &invocation,
                                                            composition::Composition &application,
                                                            flow::SendOrder order, RetryPlan plan);

} // namespace sealwright::cli
