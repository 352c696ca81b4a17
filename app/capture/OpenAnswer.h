// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Answerer.h"

#include <functional>
#include <optional>

namespace sealwright::capture {

/// The answer that one connection waits for. Whoever drops it hears nothing of it any more.
class OpenAnswer
{
    struct Question;

public:
    using Late = std::function<void(Reply)>;

    /// What is left of an answer that was dropped: its answerer is still to be told.
    class Dropped
    {
    public:
        explicit operator bool() const { return m_question != nullptr; }

        /// Of the request that nobody answers now.
        qint64 number() const;
        /// The answerer may do anything when it hears this: let it be the last thing that happens.
        void cancel();

    private:
        friend class OpenAnswer;
        std::shared_ptr<Question> m_question;
    };

    OpenAnswer() = default;
    ~OpenAnswer();
    OpenAnswer(const OpenAnswer &) = delete;
    OpenAnswer &operator=(const OpenAnswer &) = delete;

    /// The reply, when it is known at once. Else `late` gets it, unless it is dropped before. The answerer
    /// may have destroyed this when there is nothing.
    std::optional<Reply> ask(std::shared_ptr<Answerer> answerer, std::shared_ptr<const Capture> capture,
                             Late late);
    /// Nothing when no answer is waited for.
    Dropped drop();

private:
    static QCoro::Task<> run(std::shared_ptr<Answerer> answerer, std::shared_ptr<const Capture> capture,
                             std::shared_ptr<Question> question);

    std::shared_ptr<Question> m_question;
};

} // namespace sealwright::capture
