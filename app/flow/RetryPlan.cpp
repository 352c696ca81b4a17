// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RetryPlan.h"

#include "app/base/Duration.h"

#include <QRegularExpression>

#include <algorithm>

namespace sealwright::flow {
namespace {

constexpr std::chrono::milliseconds kLongestDelay = std::chrono::hours(1);

} // namespace

std::chrono::milliseconds RetryPlan::delayBefore(int retry) const
{
    std::chrono::milliseconds delay = base;
    for (int i = 1; growth == Growth::Exponential && i < retry && delay < kLongestDelay; ++i) {
        delay *= 2;
    }
    return std::min(delay, kLongestDelay);
}

std::optional<RetryPlan> parseRetryPlan(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^(fixed|exponential):(\\d{1,2}):(\\w+)$"));
    const QRegularExpressionMatch match = shape.match(text);
    const auto base = base::parseDuration(match.captured(3));
    if (!match.hasMatch() || !base) {
        return std::nullopt;
    }
    RetryPlan plan;
    plan.growth = match.captured(1) == QLatin1String("fixed") ? RetryPlan::Growth::Fixed
                                                              : RetryPlan::Growth::Exponential;
    plan.most = match.captured(2).toInt();
    plan.base = *base;
    return plan;
}

} // namespace sealwright::flow
