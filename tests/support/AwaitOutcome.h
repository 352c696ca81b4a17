// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestResult.h"

#include <optional>

namespace sealwright::tests {

/// Like await, for an outcome that cannot be made empty and filled later, as QCoro would.
template<typename T>
T awaitOutcome(QCoro::Task<T> task)
{
    std::optional<T> outcome;
    const auto fill = [](QCoro::Task<T> running, std::optional<T> &into) -> QCoro::Task<void> {
        into.emplace(co_await running);
    };
    QCoro::waitFor(fill(std::move(task), outcome));
    return *std::move(outcome);
}

} // namespace sealwright::tests
