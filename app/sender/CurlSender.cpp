// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlSender.h"

#include "app/sender/CurlLoop.h"

namespace sealwright::sender {

CurlSender::CurlSender(const base::Clock &clock)
    : m_clock(clock)
{
}

CurlSender::~CurlSender() = default;

QCoro::Task<http::Exchange> CurlSender::send(http::Request request, SendOptions options,
                                             base::Cancellation cancellation)
{
    if (!m_loop) {
        m_loop = std::make_unique<CurlLoop>();
    }
    // From here on `this` is not touched: it may be gone when the answer comes.
    const base::OneShot<http::Exchange> answer =
        m_loop->start(std::move(request), std::move(options), m_clock.now(), cancellation);
    base::OneShot<http::Exchange>::Awaiter awaiter = answer.awaiter();
    http::Exchange exchange = co_await awaiter;
    co_return exchange;
}

} // namespace sealwright::sender
