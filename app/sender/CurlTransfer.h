// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/http/Url.h"
#include "app/sender/AnswerBudget.h"
#include "app/sender/CurlHandles.h"
#include "app/sender/ResponseBody.h"
#include "app/sender/WireRecord.h"

#include <array>

namespace sealwright::sender {

/// One request on its way: sets up an easy handle, listens to it and, when it is over, says what happened.
/// Where a certificate was refused it takes a second handle's worth of work: a handshake without a request,
/// to learn whose certificate that was.
class CurlTransfer
{
public:
    CurlTransfer(http::Request request, SendOptions options, base::TimePoint startedAt);
    CurlTransfer(const CurlTransfer &) = delete;
    CurlTransfer &operator=(const CurlTransfer &) = delete;

    /// Fails with what is wrong before anything goes out: the request, or a file.
    base::Result<void> check();

    /// Takes the handle, which must be as new.
    void setUp(EasyHandle easy);

    void *easy() const { return m_easy.get(); }

    /// libcurl is done with the request. Call before the handle leaves its multi handle.
    void recordEnd(int curlCode);

    /// The same for a transfer that we stop.
    void recordStop(const base::Error &error);

    /// Whether another round is needed to look at the certificate; then `setUpInspection` makes the handle
    /// ready for it, and `recordInspection` ends it.
    bool wantsInspection() const;
    void setUpInspection();

    bool isInspecting() const { return m_isInspecting; }

    void recordInspection();

    /// The TLS facts of the connection this went over when an earlier transfer had made it.
    bool needsTlsFacts() const;

    int localPort() const { return m_localPort; }

    const std::optional<http::TlsFacts> &tlsFacts() const { return m_exchange.tls; }

    void setTlsFacts(http::TlsFacts facts) { m_exchange.tls = std::move(facts); }

    http::Exchange takeExchange();

    /// The handle for the next transfer, or none when this one leaves traces on it.
    EasyHandle takeEasy();

    const base::OneShot<http::Exchange> &answer() const { return m_answer; }

    // For libcurl's callbacks.
    void hear(int kind, QByteArrayView data);
    bool mayGoOut();
    bool take(QByteArrayView body);
    bool takeHeadLine(QByteArrayView line);

    bool mayGoOn() const { return !m_budget.error() && !m_proxyBudget.error(); }

private:
    void setUpRequest();
    void setUpBody();
    void setUpConnection();
    void setUpTls();
    void setUpIdentity();
    void recordWire();
    void recordTimings();
    void recordTls();
    std::vector<http::PeerCertificate> peerCertificates() const;
    base::Error errorOf(int curlCode) const;
    QString timeoutPhase() const;

    http::Request m_request;
    SendOptions m_options;
    std::optional<http::Url> m_url;
    bool m_isHttps = false;
    TextList m_headers;
    TextList m_proxyHeaders;
    TextList m_resolve;
    ShareHandle m_share;
    EasyHandle m_easy;                   ///< after the lists and the share, so that it goes before them
    std::array<char, 256> m_errorText{}; ///< CURL_ERROR_SIZE
    WireRecord m_wire;
    AnswerBudget m_budget;
    AnswerBudget m_proxyBudget; ///< for its answer to CONNECT
    ResponseBody m_body;
    http::Exchange m_exchange;
    std::optional<http::TlsFacts> m_heardTls;
    bool m_hasExcess = false;
    bool m_asksForCertificate = false;
    bool m_hasTlsBegun = false;
    bool m_stopsAfterHead = false; ///< a HEAD with a body, which libcurl does not know
    bool m_wasReused = false;
    bool m_isInspecting = false;
    int m_localPort = 0;
    base::OneShot<http::Exchange> m_answer;
};

} // namespace sealwright::sender
