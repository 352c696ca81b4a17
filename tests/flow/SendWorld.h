// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/RepeatSend.h"
#include "app/flow/RetrySend.h"
#include "app/flow/SendRequest.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeSender.h"

namespace sealwright::tests {

/// A world that can send, to nowhere.
struct SendWorld : FlowWorld
{
    FakeSender sender;
    flow::SendRequest send{prepare, sender, clock, random};
    flow::RepeatSend repeat{prepare, send, clock, random};
    flow::RetrySend retry{prepare, send, clock, random};

    static flow::SendOrder orderWith(flow::Authentication authentication)
    {
        flow::SendOrder order;
        order.request.url = "http://127.0.0.1:3000/webhook";
        order.request.body = R"({"message":{"timestamp":1767261600000,"type":"hang"}})";
        order.authentication = std::move(authentication);
        return order;
    }

    static flow::SendOrder orderWith(const QString &credential)
    {
        return orderWith(flow::Authentication(flow::WithCredential{credential}));
    }

    base::Result<flow::SentExchange> sent(flow::SendOrder order)
    {
        return await(send.run(std::move(order), base::Cancellation()));
    }
};

} // namespace sealwright::tests
