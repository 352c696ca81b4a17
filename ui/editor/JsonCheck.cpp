// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/JsonCheck.h"

#include "app/base/Json.h"
#include "app/json/JsonWriter.h"

#include <QPromise>
#include <QThreadPool>

namespace sealwright::editor {
namespace {

/// Parsed in a few milliseconds.
constexpr qsizetype kAtOnce = qsizetype{64} * 1024;

JsonState plainly(JsonState::Kind kind)
{
    return {.kind = kind, .line = 0, .column = 0, .reason = {}};
}

} // namespace

JsonCheck::JsonCheck(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Outcome>::finished, this, [this] {
        if (!std::exchange(m_isRunning, false)) {
            return; // overtaken by a text that was checked at once
        }
        tell(m_watcher.result());
    });
}

void JsonCheck::start(const QByteArray &text, Also also)
{
    m_isRunning = false;
    if (text.size() <= kAtOnce || text.size() > kLimit) {
        tell(outcomeOf(text, also));
        return;
    }
    m_isRunning = true;
    auto promise = std::make_shared<QPromise<Outcome>>();
    m_watcher.setFuture(promise->future()); // from here on it is deaf to an earlier one
    QThreadPool::globalInstance()->start([promise, text, also] {
        promise->start();
        promise->addResult(outcomeOf(text, also));
        promise->finish();
    });
}

void JsonCheck::tell(const Outcome &outcome)
{
    Q_EMIT checked(outcome.state, outcome.offset);
    if (outcome.laidOut) {
        Q_EMIT laidOut(*outcome.laidOut);
    }
}

JsonCheck::Outcome JsonCheck::outcomeOf(const QByteArray &text, Also also)
{
    using Kind = JsonState::Kind;
    if (text.size() > kLimit) {
        return {.state = plainly(Kind::Unchecked), .offset = -1, .laidOut = {}};
    }
    if (QByteArrayView(text).trimmed().isEmpty()) {
        return {.state = plainly(Kind::Empty), .offset = -1, .laidOut = {}};
    }
    const base::Result<base::Json> parsed = base::parseJson(text);
    if (parsed) {
        return {.state = plainly(Kind::Valid),
                .offset = -1,
                .laidOut = also == Also::LayOut ? std::optional(json::laidOut(text)) : std::nullopt};
    }
    const base::Error &error = parsed.error();
    return {.state = {.kind = Kind::Invalid,
                      .line = error.fact("line").toInt(),
                      .column = error.fact("column").toInt(),
                      .reason = error.fact("reason")},
            .offset = error.fact("offset").toLongLong(),
            .laidOut = {}};
}

} // namespace sealwright::editor

#include "moc_JsonCheck.cpp"
