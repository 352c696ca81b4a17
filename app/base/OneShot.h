// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// moc cannot read libstdc++ 12's <coroutine> as the first standard header of a file.
#include <QtGlobal>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace sealwright::base {

/// A value that one place promises and one coroutine awaits, on one thread: the bridge from a callback (a
/// keychain job, a libcurl transfer) to `co_await`. Unlike QFuture it takes move-only values and wakes the
/// coroutine at once, inside `resolve`; an adapter that must leave its callback first resolves from a queued
/// call.
template<typename T>
class OneShot
{
    struct State
    {
        std::optional<T> value;
        std::coroutine_handle<> waiting;
    };

public:
    /// The awaiting half: `T value = co_await oneShot.awaiter();` Copies share the state.
    class Awaiter
    {
    public:
        explicit Awaiter(std::shared_ptr<State> state)
            : m_state(std::move(state))
        {
        }

        bool await_ready() const { return m_state->value.has_value(); }

        void await_suspend(std::coroutine_handle<> waiting) { m_state->waiting = waiting; }

        T await_resume() { return std::move(*m_state->value); }

    private:
        std::shared_ptr<State> m_state;
    };

    Awaiter awaiter() const { return Awaiter(m_state); }

    bool isResolved() const { return m_state->value.has_value(); }

    /// The first value wins; later ones are dropped. `this` may be gone when it returns.
    void resolve(T value)
    {
        const std::shared_ptr<State> state = m_state;
        if (state->value.has_value()) {
            return;
        }
        state->value.emplace(std::move(value));
        if (state->waiting) {
            std::exchange(state->waiting, nullptr).resume();
        }
    }

private:
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace sealwright::base
