// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/sender/HttpSender.h"

#include <deque>

namespace sealwright::tests {

/// An HttpSender without a wire. Answers each request with the next scripted outcome, in order; when none is
/// left, with `HTTP/1.1 200 OK` and no body. Reports what a real sender would have sent, byte for byte.
class FakeSender final : public sender::HttpSender
{
public:
    struct Sent
    {
        http::Request request;
        sender::SendOptions options;
    };

    QCoro::Task<http::Exchange> send(http::Request request, sender::SendOptions options,
                                     base::Cancellation cancellation) override;

    /// A whole raw response: head, blank line, body.
    void answer(QByteArray response);
    void answer(int status, QByteArray body = {});
    /// A failure, after these raw bytes of a response.
    void fail(base::Error error, QByteArray received = {});

    /// From now on answers wait, in the order of their requests, until they are released one by one or all
    /// together.
    void hold() { m_isHolding = true; }

    void releaseOne();
    void release();

    const std::vector<Sent> &sent() const { return m_sent; }

    /// How many wait now; the cancelled ones do not.
    qsizetype held() const;

private:
    struct Outcome
    {
        QByteArray received;
        std::optional<base::Error> error;
    };

    Outcome nextOutcome();

    std::vector<Sent> m_sent;
    std::deque<Outcome> m_script;
    std::deque<base::OneShot<bool>> m_held; ///< resolved with true when released, with false when cancelled
    bool m_isHolding = false;
};

} // namespace sealwright::tests
