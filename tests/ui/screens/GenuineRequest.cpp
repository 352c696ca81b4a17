// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/GenuineRequest.h"

#include "tests/support/FixedWorld.h"

namespace sealwright::tests {

/// As in `seed`.
constexpr const char *kSecret = "0123456789abcdef0123456789abcdef0123456789abcdef";

http::Request genuine(const base::Result<signing::CompiledRecipe> &recipe, const QByteArray &url,
                      const QByteArray &body)
{
    http::Request request{"POST",
                          url,
                          {{"Host", "hooks.example.test"},
                           {"User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)"},
                           {"Content-Type", "application/json; charset=utf-8"}},
                          body};
    auto signer = signing::Signer::create(*recipe, base::SecretBytes::copyOf(kSecret));
    const auto done =
        signer->sign(std::move(request), {FixedClock().now(), "msg_2b7c1d", "9f86d081884c7d65", {}});
    return done->request;
}

QByteArray rawOf(const http::Request &request)
{
    QByteArray text = "POST /webhook HTTP/1.1\r\n";
    for (const http::HeaderField &field : request.headers) {
        text.append(field.name).append(": ").append(field.value).append("\r\n");
    }
    return text.append("\r\n").append(request.body);
}

} // namespace sealwright::tests
