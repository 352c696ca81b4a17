// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ReceiveWebhooks.h"
#include "app/flow/SendRequest.h"

namespace sealwright::flow {

struct DemoOutcome
{
    SentExchange sent;
    Delivery received;
};

/// Sends one Vapi event, signed with a throw-away secret, to the built-in receiver on loopback and returns
/// both ends. Needs no keychain, no display and no network.
class RunDemo
{
public:
    RunDemo(SendRequest &send, ReceiveWebhooks &receive, base::Random &random);

    QCoro::Task<base::Result<DemoOutcome>> run();

private:
    SendRequest &m_send;
    ReceiveWebhooks &m_receive;
    base::Random &m_random;
};

base::Json toJson(const DemoOutcome &outcome);

} // namespace sealwright::flow
