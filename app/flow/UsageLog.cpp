// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/UsageLog.h"

#include "app/base/OneShot.h"
#include "app/signing/Timestamp.h"

#include <QPointer>

#include <algorithm>
#include <memory>

namespace sealwright::flow {

using base::Result;
using history::Use;

UsageLog::UsageLog(history::UsageStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

UsageLog::~UsageLog()
{
    // The store finishes what it was given; this is the last that it gets.
    if (!m_noted.empty()) {
        m_isWriting = false;
        writeNext();
    }
}

void UsageLog::note(const history::UseKind &kind, base::TimePoint at, qint64 count)
{
    Use &use = m_noted.try_emplace(kind, Use{kind, at, 0}).first->second;
    use.at = std::max(use.at, at);
    use.count += count;
    writeNext();
}

void UsageLog::writeNext()
{
    if (m_isWriting || m_noted.empty()) {
        return;
    }
    std::vector<Use> uses;
    uses.reserve(m_noted.size());
    for (auto &[kind, use] : std::exchange(m_noted, {})) {
        uses.push_back(std::move(use));
    }
    m_isWriting = true;
    write(std::move(uses));
}

QCoro::Task<> UsageLog::write(std::vector<Use> uses)
{
    const QPointer<UsageLog> self(this);
    auto recording = m_store.record(std::move(uses));
    const Result<void> recorded = co_await recording;
    if (!self) {
        co_return;
    }
    m_isWriting = false;
    writeNext();
    finished(recorded);
}

void UsageLog::finished(const Result<void> &outcome)
{
    if (outcome) {
        Q_EMIT changed();
        return;
    }
    m_trouble = outcome.error();
    Q_EMIT troubled(outcome.error());
}

QCoro::Task<Result<void>> UsageLog::settled()
{
    const QPointer<UsageLog> self(this);
    while (self && (m_isWriting || !m_noted.empty())) {
        base::OneShot<bool> woken;
        auto context = std::make_unique<QObject>();
        connect(
            this, &UsageLog::changed, context.get(), [woken]() mutable { woken.resolve(true); },
            Qt::QueuedConnection);
        connect(
            this, &UsageLog::troubled, context.get(), [woken]() mutable { woken.resolve(true); },
            Qt::QueuedConnection);
        connect(
            this, &QObject::destroyed, context.get(), [woken]() mutable { woken.resolve(true); },
            Qt::QueuedConnection);
        auto waking = woken.awaiter();
        co_await waking;
        context.release()->deleteLater();
    }
    if (self && m_trouble) {
        base::Error trouble = *std::exchange(m_trouble, std::nullopt);
        co_return base::Failure(std::move(trouble));
    }
    co_return Result<void>();
}

QCoro::Task<Result<std::map<QString, history::UsageTotal>>> UsageLog::totals()
{
    auto settling = settled();
    co_await settling; // what could not be written is told elsewhere
    auto telling = m_store.totals();
    Result<std::map<QString, history::UsageTotal>> totals = co_await telling;
    co_return totals;
}

QCoro::Task<Result<std::vector<history::UseTally>>> UsageLog::usesOf(QString credentialId)
{
    auto settling = settled();
    co_await settling;
    auto telling = m_store.usesOf(std::move(credentialId));
    Result<std::vector<history::UseTally>> uses = co_await telling;
    co_return uses;
}

QCoro::Task<> UsageLog::forget(QString credentialId)
{
    const QPointer<UsageLog> self(this);
    std::erase_if(m_noted,
                  [&credentialId](const auto &each) { return each.first.credentialId == credentialId; });
    auto forgetting = m_store.forget(std::move(credentialId));
    const Result<void> forgotten = co_await forgetting;
    if (self) {
        finished(forgotten);
    }
}

base::Json toJson(const history::UseTally &tally)
{
    const auto time = [](base::TimePoint at) {
        return base::Json(signing::formatTimestamp(at, signing::TimestampUnit::Iso).toStdString());
    };
    const auto text = [](const QString &word) {
        return word.isEmpty() ? base::Json() : base::Json(base::utf8(word));
    };
    base::Json json;
    json["act"] = tally.kind.act == history::Act::Checked ? "checked" : "sent";
    json["request"] = text(tally.kind.request);
    json["host"] = text(tally.kind.host);
    json["status"] = tally.kind.status == 0 ? base::Json() : base::Json(tally.kind.status);
    json["error"] = text(tally.kind.error);
    json["count"] = tally.count;
    json["first"] = time(tally.first);
    json["last"] = time(tally.last);
    return json;
}

} // namespace sealwright::flow

#include "moc_UsageLog.cpp"
