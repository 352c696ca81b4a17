// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/PrepareAuthentication.h"
#include "app/flow/SendRequest.h"

namespace sealwright::flow {

enum class OverlapError {
    NoPrevious, ///< it has one secret only: fact `credential`
};

constexpr base::ErrorInfo errorInfo(OverlapError error)
{
    switch (error) {
    case OverlapError::NoPrevious:
        return {"overlap_no_previous_secret", base::ErrorKind::Unavailable};
    }
    return {};
}

/// What came back for one request with the present and with the previous secret of a credential.
struct SentOverlap
{
    SentExchange current;
    SentExchange previous;

    enum class Finding {
        Both,         ///< an overlap: either is accepted
        OnlyCurrent,  ///< the change is done there: the previous one can go
        OnlyPrevious, ///< the server does not know the new one yet
        Neither,
        Unknown, ///< one of them got no answer
    };
    Finding finding() const;

    bool isSameStatus() const { return current.exchange.status == previous.exchange.status; }

    bool isSameBody() const;

    /// Whether whoever still has the previous secret would be missed when it is dropped here: no, as far as
    /// this server is concerned, once it accepts the present one.
    bool acceptsCurrent() const { return finding() == Finding::Both || finding() == Finding::OnlyCurrent; }
};

QByteArray
nameOf(SentOverlap::Finding finding); ///< `both`, `only_current`, `only_previous`, `neither`, `unknown`

/// `{"finding","sameStatus","sameBody","current":<exchange>,"previous":<exchange>}`
base::Json toJson(const SentOverlap &sent);

/// Sends one request twice, with the present secret of a credential and with the one before its last
/// rotation, each signed for itself, to find out which of them a server accepts.
class TestOverlap
{
public:
    TestOverlap(PrepareAuthentication &prepare, SendRequest &send);

    /// The authentication of the order is the credential's. NoPrevious when nothing is kept from a rotation;
    /// then nothing is sent. Else fails as SendRequest does.
    QCoro::Task<base::Result<SentOverlap>> run(SendOrder order, QString nameOrId,
                                               base::Cancellation cancellation);

private:
    PrepareAuthentication &m_prepare;
    SendRequest &m_send;
};

} // namespace sealwright::flow
