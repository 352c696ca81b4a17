// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace sealwright::base {

/// The listening half: passed by value into a flow. "Cancelled" is an outcome like any other.
class Cancellation
{
public:
    /// One that is never requested.
    Cancellation() = default;

    bool isRequested() const { return m_state && m_state->requested; }

    /// Calls back once, on the requesting thread's stack, or at once when it was requested already.
    void onRequested(std::function<void()> callback) const
    {
        if (!m_state) {
            return;
        }
        if (m_state->requested) {
            callback();
        } else {
            m_state->callbacks.push_back(std::move(callback));
        }
    }

private:
    friend class CancellationSource;

    struct State
    {
        bool requested = false;
        std::vector<std::function<void()>> callbacks;
    };

    std::shared_ptr<State> m_state;
};

/// The asking half: kept by whoever may press Cancel.
class CancellationSource
{
public:
    CancellationSource() { m_cancellation.m_state = std::make_shared<Cancellation::State>(); }

    Cancellation cancellation() const { return m_cancellation; }

    void request()
    {
        const auto state = m_cancellation.m_state;
        if (std::exchange(state->requested, true)) {
            return;
        }
        for (const auto &callback : std::exchange(state->callbacks, {})) {
            callback();
        }
    }

private:
    Cancellation m_cancellation;
};

} // namespace sealwright::base
