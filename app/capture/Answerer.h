// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/capture/Capture.h"

#include <QCoroTask>

#include <memory>

namespace sealwright::capture {

/// Port: decides what the sender of a captured request hears, and may take its time. Asked once for each
/// request that was understood, after it was reported; several answers may be under way at once. It holds up
/// nothing: what takes long is awaited.
class Answerer
{
public:
    virtual ~Answerer() = default;

    /// `capture` and the answerer live until the task has ended. Once it is cancelled nobody hears the reply
    /// any more, and it should end soon: it counts among the answers under way until then.
    virtual QCoro::Task<Reply> answer(const Capture &capture, base::Cancellation cancellation) = 0;
};

/// The same for everyone, known at once.
class FixedReply final : public Answerer
{
public:
    FixedReply() = default;

    explicit FixedReply(Reply reply)
        : m_reply(std::move(reply))
    {
    }

    QCoro::Task<Reply> answer(const Capture &, base::Cancellation) override
    {
        Reply reply = m_reply; // QCoro moves out of what it is given to return
        co_return reply;
    }

private:
    Reply m_reply;
};

} // namespace sealwright::capture
