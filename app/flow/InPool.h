// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/crypto/PoolThread.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace sealwright::flow {

/// Runs what would hold up the event loop on a thread of a pool, and hands the answer over on the
/// thread of the application. `work` is copied there and must own what it touches; it is gone when the answer
/// arrives.
template<typename Work>
auto inPool(Work work, QThreadPool &pool = *QThreadPool::globalInstance()) -> base::OneShot<decltype(work())>
{
    base::OneShot<decltype(work())> answer;
    pool.start([work = std::optional(std::move(work)), answer]() mutable {
        const crypto::PoolThread thread;
        auto outcome = (*work)();
        work.reset();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [answer, outcome = std::move(outcome)]() mutable { answer.resolve(std::move(outcome)); },
            Qt::QueuedConnection);
    });
    return answer;
}

} // namespace sealwright::flow
