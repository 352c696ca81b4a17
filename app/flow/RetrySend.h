// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/RetryPlan.h"
#include "app/flow/SendRequest.h"

#include <functional>

namespace sealwright::flow {

/// An attempt did not arrive, and the next one comes after `delay`.
struct RetryNotice
{
    const SentExchange &attempt;
    int retry = 0; ///< which one comes next, counted from 1
    int most = 0;
    std::chrono::milliseconds delay{0};
};

/// Sends, and sends again as the plan says while it fails on the wire or the status is not 2xx. A retry is
/// signed afresh under the same message id, so that the receiver can tell it is the same message. Returns the
/// last attempt; cancelling while it waits returns the one before.
class RetrySend
{
public:
    RetrySend(PrepareAuthentication &prepare, SendRequest &send, const base::Clock &clock,
              base::Random &random);

    QCoro::Task<base::Result<SentExchange>> run(SendOrder order, RetryPlan plan,
                                                std::function<void(const RetryNotice &)> onRetry,
                                                base::Cancellation cancellation);

private:
    PrepareAuthentication &m_prepare;
    SendRequest &m_send;
    const base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace sealwright::flow
