// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ReceiveWebhooks.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeReceiver.h"

namespace sealwright::tests {

/// A receiver whose deliveries are kept.
struct ReceivingWorld : FlowWorld
{
    static constexpr char kSecret[] = "a-secret-that-both-ends-know";

    FakeReceiver receiver;
    flow::ExplainRequest explainer{workspace, prepare, store};
    flow::ReceiveWebhooks flow{receiver, prepare, explainer, clock, random};
    std::vector<flow::Delivery> deliveries;

    ReceivingWorld()
    {
        QObject::connect(&flow, &flow::ReceiveWebhooks::delivered, &flow,
                         [this](const flow::Delivery &delivery) { deliveries.push_back(delivery); });
    }

    http::Request signedRequest(const QByteArray &body = "{\"message\":{}}")
    {
        const auto recipe = recipes.of(credential::HmacFields());
        auto signer = signing::Signer::create(*recipe, secret(kSecret));
        http::Request request;
        request.url = "http://127.0.0.1:1/webhook";
        request.body = body;
        return signer->sign(request, {clock.now(), {}, {}, {}})->request;
    }

    base::Result<QString> start(const QString &credential, capture::ReceiverOptions options = {})
    {
        flow::Authentication authentication = flow::WithCredential{credential};
        return await(flow.start(std::move(options), std::move(authentication)));
    }

    /// Large enough to be judged by a thread.
    static QByteArray largeBody(qsizetype size = 4 * 1024 * 1024) { return QByteArray(size, 'b'); }
};

} // namespace sealwright::tests
