// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/BodyLintWatch.h"

#include "app/flow/LintRequest.h"

#include <QPromise>
#include <QThreadPool>

namespace sealwright::composer {
namespace {

constexpr int kLintDelayMs = 300;
/// What is looked at before the next event: a few milliseconds.
constexpr qsizetype kLintedAtOnce = qsizetype{64} * 1024;

} // namespace

BodyLintWatch::BodyLintWatch(std::function<QByteArray()> body, QObject *parent)
    : QObject(parent)
    , m_body(std::move(body))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kLintDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &BodyLintWatch::look);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0) {
            take(m_watcher.result());
        }
    });
}

void BodyLintWatch::touch()
{
    m_delay.start();
}

void BodyLintWatch::rest()
{
    m_delay.stop();
    m_watcher.setFuture({});
    take({});
}

void BodyLintWatch::look()
{
    const QByteArray body = m_body();
    m_watcher.setFuture({}); // deaf to what was found in an earlier one
    if (body.size() > flow::kLintedBody) {
        take({});
    } else if (body.size() <= kLintedAtOnce) {
        take(explain::bodyFindings(body));
    } else {
        auto promise = std::make_shared<QPromise<std::vector<explain::BodyFinding>>>();
        m_watcher.setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, body] {
            promise->start();
            promise->addResult(explain::bodyFindings(body));
            promise->finish();
        });
    }
}

void BodyLintWatch::take(std::vector<explain::BodyFinding> findings)
{
    if (m_findings != findings) {
        m_findings = std::move(findings);
        Q_EMIT changed();
    }
}

} // namespace sealwright::composer

#include "moc_BodyLintWatch.cpp"
