// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/http/Request.h"

#include <chrono>
#include <optional>

namespace sealwright::http {

/// How long each phase of an exchange took; zero when it did not happen (a reused connection has no DNS or
/// TLS).
struct Timings
{
    std::chrono::microseconds dns{0};
    std::chrono::microseconds connect{0};
    std::chrono::microseconds tls{0};
    std::chrono::microseconds send{0};
    std::chrono::microseconds firstByte{0}; ///< from the last byte sent to the first one received
    std::chrono::microseconds total{0};     ///< the whole; what is left over is the receiving

    std::chrono::microseconds receive() const;
};

struct PeerCertificate
{
    QString subject;
    QString issuer;
    QString notAfter; ///< ISO 8601, UTC
    QString sha256;   ///< of the DER, lower-case hex
};

struct TlsFacts
{
    QString version; ///< `TLSv1.3`
    QString cipher;
    std::vector<PeerCertificate> peer; ///< leaf first
    bool asksForCertificate = false;   ///< the server asked the client for one of its own
};

/// One request and its response as they crossed the wire. When `error` is set the rest holds whatever there
/// was until then.
struct Exchange
{
    Request request; ///< as sent: the headers read back from `sentHead`
    base::TimePoint startedAt{};
    QByteArray sentHead; ///< the exact block, its blank line included
    qint64 sentBodyBytes = 0;
    std::vector<QByteArray> interimHeads; ///< the exact blocks of the answers 1xx before the final one
    QByteArray receivedHead;              ///< the exact block of the final response
    QByteArray receivedBody;
    qint64 receivedBodyBytes = 0;
    QByteArray receivedTrailers; ///< the lines behind a body in chunks, without the blank one
    QString bodyFile;            ///< where the body went instead of `receivedBody`
    int status = 0;              ///< 0 when no response came
    QByteArray httpVersion;      ///< `HTTP/1.1`, `HTTP/2`
    Timings timings;
    std::optional<TlsFacts> tls;
    QString remote;                 ///< `127.0.0.1:3000`
    std::vector<QString> redirects; ///< the URLs that answered before this one
    std::vector<QString> anomalies; ///< codes of what the server did wrong but got away with
    std::optional<base::Error> error;

    HeaderList receivedHeaders() const;
    QByteArray reason() const; ///< the reason phrase, possibly empty
};

/// `{"code", …facts}`; the sentence is added by whoever can make one.
base::Json toJson(const base::Error &error);

/// The exchange of cli.md but for `signature` and `credential`, which the wire does not know.
base::Json toJson(const Exchange &exchange);

} // namespace sealwright::http
