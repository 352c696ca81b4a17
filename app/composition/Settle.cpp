// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/Settle.h"

#include "app/base/OneShot.h"

#include <QDeadlineTimer>
#include <QTimer>

namespace sealwright::composition {

QCoro::Task<bool> settled(vault::SecretStore &store, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    while (store.isWriting()) {
        if (deadline.hasExpired()) {
            co_return false;
        }
        base::OneShot<bool> woken;
        auto *context = new QObject(&store);
        // Queued: the store tells of its rest before it answers who asked, and the next write may follow
        // that.
        QObject::connect(
            &store, &vault::SecretStore::writesSettled, context, [woken]() mutable { woken.resolve(true); },
            Qt::QueuedConnection);
        QTimer::singleShot(static_cast<int>(deadline.remainingTime()), context,
                           [woken]() mutable { woken.resolve(false); });
        auto waking = woken.awaiter();
        co_await waking;
        context->deleteLater();
    }
    co_return true;
}

} // namespace sealwright::composition
