// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/oauth/TokenCache.h"
#include "tests/support/FakeSender.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/OAuthServer.h"
#include "tests/support/TestResult.h"

namespace sealwright::tests {

inline constexpr QByteArrayView kClientSecret("client secret +/&=% 0123456789");

inline credential::OAuth2Fields oauthFields(const QByteArray &url = "https://auth.example.test/token")
{
    credential::OAuth2Fields fields;
    fields.tokenUrl = url;
    fields.clientId = "client:1 &";
    return fields;
}

/// A cache whose calls go to a scripted sender.
struct OAuthBench
{
    FakeSender sender;
    FixedClock clock;
    CountingRandom random;
    oauth::TokenCache cache{sender, clock, random};

    static oauth::TokenWish wish(credential::OAuth2Fields fields = oauthFields(),
                                 QByteArrayView secret = kClientSecret)
    {
        oauth::TokenWish wish;
        wish.credentialId = QStringLiteral("cred_k3v5q2m7xd");
        wish.fields = std::move(fields);
        wish.secret = base::SecretBytes::copyOf(secret);
        return wish;
    }

    oauth::TokenOutcome token(oauth::TokenWish wanted = wish(), const base::Cancellation &cancellation = {})
    {
        return await(cache.token(std::move(wanted), cancellation));
    }

    qsizetype calls() const { return static_cast<qsizetype>(sender.sent().size()); }
};

/// The value of the token, or nothing.
inline QByteArray valueOf(const oauth::TokenOutcome &outcome)
{
    return outcome.token ? outcome.token->value.view().toByteArray() : QByteArray();
}

/// The error's code, or nothing.
inline QByteArray codeOf(const oauth::TokenOutcome &outcome)
{
    return outcome.error ? QByteArray::fromStdString(std::string(outcome.error->code())) : QByteArray();
}

} // namespace sealwright::tests
