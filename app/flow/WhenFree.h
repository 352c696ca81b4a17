// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/workspace/WorkspaceError.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>

namespace sealwright::flow {

/// For a program that writes in the workspace too. One that takes longer is stopped, or hangs.
inline constexpr std::chrono::milliseconds kLockPatience{5000};

/// Makes a change of the workspace, again and again while another program holds its folder or its owner, and
/// never holds up the event loop meanwhile. At last FolderBusy or OwnerBusy, with the fact `after_ms`.
///
/// What `change` refers to lives as long as whoever awaits this.
template<typename Change>
QCoro::Task<std::invoke_result_t<Change &>> whenFree(Change change,
                                                     std::chrono::milliseconds patience = kLockPatience)
{
    constexpr std::chrono::milliseconds kPause{20};
    const QDeadlineTimer deadline(patience);
    while (true) {
        auto outcome = change();
        const bool isBusy = !outcome && (outcome.error().is(workspace::WorkspaceError::FolderBusy) ||
                                         outcome.error().is(workspace::WorkspaceError::OwnerBusy));
        if (!isBusy) {
            co_return outcome;
        }
        if (deadline.hasExpired()) {
            co_return base::Failure(outcome.error().with({"after_ms", qint64{patience.count()}}));
        }
        base::OneShot<bool> woken;
        QTimer::singleShot(kPause, QCoreApplication::instance(), [woken]() mutable { woken.resolve(true); });
        auto waking = woken.awaiter();
        co_await waking;
    }
}

} // namespace sealwright::flow
