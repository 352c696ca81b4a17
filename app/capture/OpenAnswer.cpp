// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/OpenAnswer.h"

namespace sealwright::capture {

struct OpenAnswer::Question
{
    qint64 number = 0;
    base::CancellationSource cancellation;
    std::optional<Reply> early;
    Late late; ///< set once the answer is not there at once
    bool isOpen = true;
};

qint64 OpenAnswer::Dropped::number() const
{
    return m_question ? m_question->number : 0;
}

void OpenAnswer::Dropped::cancel()
{
    if (const std::shared_ptr<Question> question = std::exchange(m_question, nullptr)) {
        question->cancellation.request();
    }
}

OpenAnswer::~OpenAnswer()
{
    drop().cancel();
}

std::optional<Reply> OpenAnswer::ask(std::shared_ptr<Answerer> answerer,
                                     std::shared_ptr<const Capture> capture, Late late)
{
    const auto question = std::make_shared<Question>();
    question->number = capture->number;
    m_question = question;
    run(std::move(answerer), std::move(capture), question);
    if (question->early) {
        m_question.reset();
        return std::move(question->early);
    }
    if (question->isOpen) {
        question->late = std::move(late);
    }
    return std::nullopt;
}

OpenAnswer::Dropped OpenAnswer::drop()
{
    Dropped dropped;
    if (m_question && m_question->isOpen) {
        m_question->isOpen = false;
        m_question->late = nullptr;
        dropped.m_question = std::move(m_question);
    }
    m_question.reset();
    return dropped;
}

QCoro::Task<> OpenAnswer::run(std::shared_ptr<Answerer> answerer, std::shared_ptr<const Capture> capture,
                              std::shared_ptr<Question> question)
{
    auto answering = answerer->answer(*capture, question->cancellation.cancellation());
    Reply reply = co_await answering;
    if (!question->isOpen) {
        co_return;
    }
    question->isOpen = false;
    if (!question->late) {
        question->early = std::move(reply);
        co_return;
    }
    const Late late = std::exchange(question->late, nullptr);
    late(std::move(reply));
}

} // namespace sealwright::capture
