// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CountedAnswers.h"

namespace sealwright::capture {

void CountedAnswers::use(std::shared_ptr<Answerer> answerer)
{
    m_answerer = answerer ? std::move(answerer) : std::make_shared<FixedReply>();
}

QCoro::Task<Reply> CountedAnswers::answer(const Capture &capture, base::Cancellation cancellation)
{
    const std::shared_ptr<Answerer> answerer = m_answerer; // which may be replaced meanwhile
    ++m_underWay;
    auto answering = answerer->answer(capture, std::move(cancellation));
    Reply reply = co_await answering;
    --m_underWay;
    co_return reply;
}

} // namespace sealwright::capture
