// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SendRequest.h"

#include <map>

namespace sealwright::flow {

struct RepeatOptions
{
    int count = 1;
    int concurrency = 1;
    enum class MessageId { FreshEachTime, Same } messageId = MessageId::FreshEachTime;
};

struct RepeatSummary
{
    int sent = 0;
    std::map<int, int> statuses;      ///< status → how often
    std::map<QByteArray, int> errors; ///< error code → how often
    double perSecond = 0;
    std::chrono::microseconds p50{0}, p90{0}, p99{0}, max{0};
};

base::Json toJson(const RepeatSummary &summary);

/// Sends one request many times, each signed afresh, so many in flight at once on one loop.
class RepeatSend
{
public:
    RepeatSend(PrepareAuthentication &prepare, SendRequest &send, const base::Clock &clock,
               base::Random &random);

    QCoro::Task<base::Result<RepeatSummary>> run(SendOrder order, RepeatOptions options,
                                                 base::Cancellation cancellation);

private:
    PrepareAuthentication &m_prepare;
    SendRequest &m_send;
    const base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace sealwright::flow
