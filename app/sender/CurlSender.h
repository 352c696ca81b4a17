// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/sender/HttpSender.h"

#include <memory>

namespace sealwright::sender {

class CurlLoop;

/// libcurl's multi interface on the Qt event loop of the thread that uses it. libcurl is started by the first
/// send; connections are kept for the next one. Destroying it ends what is in flight without an answer:
/// whoever still awaits one is never resumed, because what it belongs to may be gone as well. Cancel first.
class CurlSender final : public HttpSender
{
public:
    explicit CurlSender(const base::Clock &clock);
    ~CurlSender() override;
    CurlSender(const CurlSender &) = delete;
    CurlSender &operator=(const CurlSender &) = delete;

    QCoro::Task<http::Exchange> send(http::Request request, SendOptions options,
                                     base::Cancellation cancellation) override;

private:
    const base::Clock &m_clock;
    std::unique_ptr<CurlLoop> m_loop;
};

} // namespace sealwright::sender
