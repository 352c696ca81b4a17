// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SendWithRetry.h"

#include "app/base/OneShot.h"
#include "app/text/Describe.h"

#include <QCoreApplication>
#include <QTimer>

namespace sealwright::cli {
namespace {

std::vector<base::SecretBytes> copyOf(const std::vector<base::SecretBytes> &secrets)
{
    std::vector<base::SecretBytes> copies;
    for (const base::SecretBytes &secret : secrets) {
        copies.push_back(secret.clone());
    }
    return copies;
}

flow::Authentication copyOf(const flow::Authentication &authentication)
{
    if (const auto *recipe = std::get_if<flow::WithRecipe>(&authentication)) {
        return flow::WithRecipe{recipe->recipeId, copyOf(recipe->secrets), recipe->variables};
    }
    if (const auto *bearer = std::get_if<flow::WithBearer>(&authentication)) {
        return flow::WithBearer{bearer->fields, bearer->token.clone()};
    }
    if (const auto *credential = std::get_if<flow::WithCredential>(&authentication)) {
        return flow::WithCredential{credential->nameOrId, copyOf(credential->secrets)};
    }
    return flow::NoAuthentication{};
}

bool arrived(const http::Exchange &exchange)
{
    return !exchange.error && exchange.status >= 200 && exchange.status < 300;
}

QString why(const http::Exchange &exchange)
{
    return exchange.error ? text::describe(*exchange.error)
                          : QCoreApplication::translate("Cli", "The answer was %1.").arg(exchange.status);
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

QCoro::Task<base::Result<flow::SentExchange>> sendWithRetry(Invocation &invocation,
                                                            composition::Composition &application,
                                                            flow::SendOrder order, RetryPlan plan)
{
    for (int retry = 1;; ++retry) {
        flow::SendOrder attempt;
        attempt.request = order.request;
        attempt.authentication = copyOf(order.authentication);
        attempt.overrides = order.overrides;
        attempt.options = order.options;
        auto sending = application.sendRequest().run(std::move(attempt), invocation.interrupted());
        base::Result<flow::SentExchange> sent = co_await sending;
        if (!sent || arrived(sent->exchange) || retry > plan.most || invocation.interrupted().isRequested()) {
            co_return sent;
        }
        const std::chrono::milliseconds delay = plan.delayBefore(retry);
        invocation.console().note(QCoreApplication::translate("Cli", "%1 Retry %2 of %3 in %4.")
                                      .arg(why(sent->exchange))
                                      .arg(retry)
                                      .arg(plan.most)
                                      .arg(text::duration(delay)));
        if (order.overrides.id.isEmpty()) {
            order.overrides.id = sent->id;
        }
        auto waiting = wait(delay, invocation.interrupted());
        const bool elapsed = co_await waiting;
        if (!elapsed) {
            co_return sent;
        }
    }
}

} // namespace sealwright::cli
