// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RepeatSend.h"

#include "app/base/OneShot.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

/// What the workers of one run share. It outlives them: each holds it.
struct Run
{
    http::Request request;
    PreparedAuthentication prepared;
    signing::SigningMoment moment;
    MomentOverrides overrides;
    sender::SendOptions options;
    RepeatOptions repeat;
    base::Cancellation cancellation;

    int started = 0;
    int workersLeft = 0;
    RepeatSummary summary;
    std::vector<std::chrono::microseconds> latencies;
    std::optional<base::Error> failure; ///< what goes wrong before the wire would go wrong every time
    base::OneShot<bool> done;

    bool hasNext() const { return started < repeat.count && !failure && !cancellation.isRequested(); }
};

void record(Run &run, const http::Exchange &exchange)
{
    ++run.summary.sent;
    if (exchange.error) {
        ++run.summary.errors[QByteArray::fromStdString(std::string(exchange.error->code()))];
        return;
    }
    ++run.summary.statuses[exchange.status];
    run.latencies.push_back(exchange.timings.total);
}

/// One of the requests in flight: sends, and sends again until there is nothing left to do.
QCoro::Task<void> work(std::shared_ptr<Run> run, SendRequest &send, const base::Clock &clock,
                       base::Random &random)
{
    while (run->hasNext()) {
        ++run->started;
        signing::SigningMoment moment = run->moment;
        if (run->repeat.messageId == RepeatOptions::MessageId::FreshEachTime) {
            moment = momentOf(run->overrides, clock, random);
        }
        http::Request request = run->request;
        sender::SendOptions options = run->options;
        const base::Result<SentExchange> sent = co_await send.runPrepared(
            std::move(request), run->prepared, std::move(moment), std::move(options), run->cancellation);
        if (sent && sent->lacksToken()) {
            run->failure = run->failure ? run->failure : sent->exchange.error;
        } else if (sent) {
            record(*run, sent->exchange);
        } else if (!run->failure) {
            run->failure = sent.error();
        }
    }
    if (--run->workersLeft == 0) {
        run->done.resolve(true);
    }
}

/// All of them at once, when the run is over.
void noteUses(const Run &run, std::optional<history::UseKind> use, const SendRequest &send)
{
    if (!use || !run.prepared.credential) {
        return;
    }
    use->credentialId = run.prepared.credential->id;
    for (const auto &[status, count] : run.summary.statuses) {
        use->status = status;
        send.note(*use, count);
    }
    use->status = 0;
    for (const auto &[code, count] : run.summary.errors) {
        use->error = QString::fromLatin1(code);
        send.note(*use, count);
    }
}

/// The nearest-rank percentile of sorted latencies.
std::chrono::microseconds percentile(const std::vector<std::chrono::microseconds> &sorted,
                                     std::size_t percent)
{
    if (sorted.empty()) {
        return std::chrono::microseconds(0);
    }
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

} // namespace

RepeatSend::RepeatSend(PrepareAuthentication &prepare, SendRequest &send, const base::Clock &clock,
                       base::Random &random)
    : m_prepare(prepare)
    , m_send(send)
    , m_clock(clock)
    , m_random(random)
{
}

QCoro::Task<base::Result<RepeatSummary>> RepeatSend::run(SendOrder order, RepeatOptions options,
                                                         base::Cancellation cancellation)
{
    auto preparing =
        prepareRequest(m_prepare, order.request, std::move(order.authentication), scopeOf(order));
    base::Result<PreparedRequest> ready = co_await preparing;
    if (!ready) {
        co_return base::Failure(ready.error());
    }

    std::optional<history::UseKind> use = useOf(order, *ready);
    auto run = std::make_shared<Run>();
    run->request = std::move(ready->request);
    run->prepared = std::move(ready->authentication);
    run->moment = momentOf(order.overrides, m_clock, m_random);
    run->overrides = std::move(order.overrides);
    run->options = std::move(order.options);
    run->repeat = options;
    run->cancellation = cancellation;
    run->workersLeft = std::clamp(options.concurrency, 1, std::max(options.count, 1));

    const auto begin = std::chrono::steady_clock::now();
    const int workers = run->workersLeft;
    for (int i = 0; i < workers; ++i) {
        work(run, m_send, m_clock, m_random);
    }
    co_await run->done.awaiter();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;

    noteUses(*run, std::move(use), m_send);
    if (run->failure) {
        co_return base::Failure(*run->failure);
    }
    std::ranges::sort(run->latencies);
    RepeatSummary summary = std::move(run->summary);
    summary.perSecond = elapsed.count() > 0 ? summary.sent / elapsed.count() : 0;
    summary.p50 = percentile(run->latencies, 50);
    summary.p90 = percentile(run->latencies, 90);
    summary.p99 = percentile(run->latencies, 99);
    summary.max = percentile(run->latencies, 100);
    co_return summary;
}

base::Json toJson(const RepeatSummary &summary)
{
    base::Json statuses = base::Json::object();
    for (const auto &[status, count] : summary.statuses) {
        statuses[std::to_string(status)] = count;
    }
    base::Json errors = base::Json::object();
    for (const auto &[code, count] : summary.errors) {
        errors[code.toStdString()] = count;
    }
    base::Json json;
    json["sent"] = summary.sent;
    json["statuses"] = std::move(statuses);
    json["errors"] = std::move(errors);
    json["perSecond"] = summary.perSecond;
    json["latency"] = {{"p50", summary.p50.count()},
                       {"p90", summary.p90.count()},
                       {"p99", summary.p99.count()},
                       {"max", summary.max.count()}};
    return json;
}

} // namespace sealwright::flow
