// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/CurlSender.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestResult.h"

namespace sealwright::tests {

/// A sender, a server for it to talk to, and the shortest way to send.
struct SenderBench
{
    RawServer server;
    FixedClock clock;
    sender::CurlSender sender{clock};

    SenderBench() = default;

    explicit SenderBench(const QSslConfiguration &tls)
        : server(tls)
    {
    }

    http::Exchange send(http::Request request, sender::SendOptions options = {})
    {
        return await(sender.send(std::move(request), std::move(options), {}));
    }

    http::Exchange get(const QByteArray &path = "/", sender::SendOptions options = {})
    {
        return send({"GET", server.url(path), {}, {}}, std::move(options));
    }
};

inline sender::SendOptions withoutDefaults()
{
    sender::SendOptions options;
    options.defaultHeaders = sender::DefaultHeaders::Omit;
    return options;
}

/// The exchange's error code, or an empty string.
inline QByteArray codeOf(const http::Exchange &exchange)
{
    return exchange.error ? QByteArray(exchange.error->code().data(),
                                       static_cast<qsizetype>(exchange.error->code().size()))
                          : QByteArray();
}

} // namespace sealwright::tests
