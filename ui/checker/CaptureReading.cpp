// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/CaptureReading.h"

#include <QPromise>
#include <QThreadPool>

namespace sealwright::checker {
namespace {

/// Read in a few milliseconds.
constexpr qsizetype kReadAtOnce = qsizetype{64} * 1024;

CaptureReading::Outcome outcomeOf(const QByteArray &text, const QByteArray &url)
{
    return std::make_shared<const base::Result<http::CapturedRequest>>(http::readCaptured(text, url));
}

} // namespace

CaptureReading::CaptureReading(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Outcome>::finished, this, [this] {
        if (std::exchange(m_isRunning, false)) { // else overtaken by a text that was read at once
            Q_EMIT finished(m_watcher.result());
        }
    });
}

void CaptureReading::start(const QByteArray &text, const QByteArray &url)
{
    m_isRunning = false;
    if (text.size() <= kReadAtOnce) {
        Q_EMIT finished(outcomeOf(text, url));
        return;
    }
    m_isRunning = true;
    auto promise = std::make_shared<QPromise<Outcome>>();
    m_watcher.setFuture(promise->future()); // from here on it is deaf to an earlier one
    QThreadPool::globalInstance()->start([promise, text, url] {
        promise->start();
        promise->addResult(outcomeOf(text, url));
        promise->finish();
    });
}

} // namespace sealwright::checker

#include "moc_CaptureReading.cpp"
