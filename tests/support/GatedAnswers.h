// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/capture/Answerer.h"

#include <vector>

namespace sealwright::tests {

/// Answers when the test says so, and keeps what happened on the way.
class GatedAnswers final : public capture::Answerer
{
public:
    enum class WhenCancelled { Ends, GoesOn };

    explicit GatedAnswers(WhenCancelled whenCancelled = WhenCancelled::Ends)
        : m_whenCancelled(whenCancelled)
    {
    }

    QCoro::Task<capture::Reply> answer(const capture::Capture &capture,
                                       base::Cancellation cancellation) override
    {
        base::OneShot<capture::Reply> gate;
        asked.push_back(capture.request.url);
        m_gates.push_back(gate);
        cancellation.onRequested([this, gate, url = capture.request.url]() mutable {
            cancelled.push_back(url);
            if (m_whenCancelled == WhenCancelled::Ends) {
                gate.resolve({});
            }
        });
        auto waiting = gate.awaiter();
        capture::Reply reply = co_await waiting;
        ended.push_back(capture.request.url); // it is still there
        co_return reply;
    }

    /// The answer to the nth request that it was asked about.
    void release(std::size_t index, int status)
    {
        capture::Reply reply;
        reply.status = status;
        m_gates.at(index).resolve(std::move(reply));
    }

    std::vector<QByteArray> asked; ///< URLs, in the order of what happened
    std::vector<QByteArray> cancelled;
    std::vector<QByteArray> ended;

private:
    WhenCancelled m_whenCancelled;
    std::vector<base::OneShot<capture::Reply>> m_gates;
};

} // namespace sealwright::tests
