// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Answerer.h"

namespace sealwright::capture {

/// Asks another answerer and knows how many of its answers are under way: also of those that nobody waits for
/// any more and that have not ended yet, or else senders who ask and leave could pile them up without end.
class CountedAnswers final : public Answerer
{
public:
    /// For the questions that come from now on; none for a plain 200.
    void use(std::shared_ptr<Answerer> answerer);

    int underWay() const { return m_underWay; }

    QCoro::Task<Reply> answer(const Capture &capture, base::Cancellation cancellation) override;

private:
    std::shared_ptr<Answerer> m_answerer = std::make_shared<FixedReply>();
    int m_underWay = 0;
};

} // namespace sealwright::capture
