// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/RawServer.h"

#include <utility>

namespace sealwright::tests {

/// Whole responses of a token endpoint, good and bad.
namespace tokenAnswer {

QByteArray json(int status, const QByteArray &body);
/// `{"access_token":"…",<more>}`
QByteArray granted(const QByteArray &token,
                   const QByteArray &more = R"("token_type":"Bearer","expires_in":3600)");
QByteArray refused(int status, const QByteArray &error, const QByteArray &description = {});
/// A page of HTML, as a login form or a proxy's error is one.
QByteArray page(int status, const QByteArray &text = "Please log in");
QByteArray redirect(const QByteArray &location);

} // namespace tokenAnswer

/// A token endpoint of the test's own, which does what the test says: what it is told to answer next, or an
/// hour's token called `at-1`, `at-2` ….
class OAuthServer
{
public:
    OAuthServer();
    explicit OAuthServer(const QSslConfiguration &tls);

    QByteArray url() const { return m_server.url("/oauth/token"); }

    void answer(const QByteArray &response) { m_server.answer(response); }

    RawServer &raw() { return m_server; }

    qsizetype calls() const { return static_cast<qsizetype>(m_server.requests().size()); }

    /// The head and the body of a request.
    QByteArray head(qsizetype call) const;
    QByteArray body(qsizetype call) const;
    /// The pairs of its form, decoded, in their order.
    std::vector<std::pair<QByteArray, QByteArray>> form(qsizetype call) const;
    /// The first value of that name.
    QByteArray value(qsizetype call, QByteArrayView name) const;

private:
    void grantByItself();

    RawServer m_server;
};

/// The form in a body, decoded (RFC 6749 appendix B).
std::vector<std::pair<QByteArray, QByteArray>> formPairs(const QByteArray &body);

} // namespace sealwright::tests
