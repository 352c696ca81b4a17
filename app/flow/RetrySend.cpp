// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RetrySend.h"

#include "app/base/OneShot.h"

#include <QTimer>

namespace sealwright::flow {
namespace {

bool arrived(const http::Exchange &exchange)
{
    return !exchange.error && exchange.status >= 200 && exchange.status < 300;
}

/// True after the delay, false when it was cut short.
QCoro::Task<bool> wait(std::chrono::milliseconds delay, base::Cancellation cancellation)
{
    base::OneShot<bool> done;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [done]() mutable { done.resolve(true); });
    cancellation.onRequested([done]() mutable { done.resolve(false); });
    timer.start(delay);
    auto awaiter = done.awaiter();
    const bool elapsed = co_await awaiter;
    co_return elapsed;
}

} // namespace

RetrySend::RetrySend(PrepareAuthentication &prepare, SendRequest &send, const base::Clock &clock,
                     base::Random &random)
    : m_prepare(prepare)
    , m_send(send)
    , m_clock(clock)
    , m_random(random)
{
}

QCoro::Task<base::Result<SentExchange>> RetrySend::run(SendOrder order, RetryPlan plan,
                                                       std::function<void(const RetryNotice &)> onRetry,
                                                       base::Cancellation cancellation)
{
    auto preparing =
        prepareRequest(m_prepare, order.request, std::move(order.authentication), scopeOf(order));
    base::Result<PreparedRequest> ready = co_await preparing;
    if (!ready) {
        co_return base::Failure(ready.error());
    }
    const std::optional<history::UseKind> use = useOf(order, *ready);
    for (int retry = 1;; ++retry) {
        http::Request request = ready->request;
        sender::SendOptions options = order.options;
        signing::SigningMoment moment = momentOf(order.overrides, m_clock, m_random);
        auto sending = m_send.runPrepared(std::move(request), ready->authentication, std::move(moment),
                                          std::move(options), cancellation);
        base::Result<SentExchange> sent = co_await sending;
        if (sent) {
            sent->lints = ready->lints;
            m_send.note(use, sent->credentialId, sent->exchange.status, sent->exchange.error);
        }
        if (!sent || arrived(sent->exchange) || retry > plan.most || cancellation.isRequested()) {
            co_return sent;
        }
        const std::chrono::milliseconds delay = plan.delayBefore(retry);
        onRetry({*sent, retry, plan.most, delay});
        if (order.overrides.id.isEmpty()) {
            order.overrides.id = sent->id;
        }
        auto waiting = wait(delay, cancellation);
        const bool elapsed = co_await waiting;
        if (!elapsed) {
            co_return sent;
        }
    }
}

} // namespace sealwright::flow
