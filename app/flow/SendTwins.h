// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/BodyLint.h"
#include "app/flow/SendRequest.h"

namespace sealwright::flow {

/// What came back for two bodies of one meaning, each signed for itself.
struct SentTwins
{
    SentExchange canonical;
    SentExchange odd;

    enum class Finding {
        BothAccepted,  ///< it verifies the bytes that it received, or nothing at all
        OnlyCanonical, ///< it verifies what it wrote again
        OnlyOdd,
        BothRefused,
        Unknown, ///< one of them did not arrive
    };
    Finding finding() const;
};

/// Sends the two twins of a body, the canonical one first, to find out whether a receiver verifies the bytes
/// that it received or a body that it wrote again.
class SendTwins
{
public:
    explicit SendTwins(SendRequest &send);

    /// Fails as SendRequest does.
    QCoro::Task<base::Result<SentTwins>> run(http::Request request, explain::Twins twins,
                                             QString credentialId, QString environment,
                                             base::Cancellation cancellation);

private:
    SendRequest &m_send;
};

} // namespace sealwright::flow
