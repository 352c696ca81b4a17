// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/base/SecretBytes.h"
#include "app/http/Exchange.h"

#include <QCoroTask>

#include <memory>

namespace sealwright::sender {

/// What can go wrong on the wire. Each is told apart, because each has another remedy.
enum class SendError {
    HostNotFound,      ///< fact `host`
    ConnectionRefused, ///< facts `host`, `port`
    ConnectFailed,     ///< no route, network down: facts `host`, `port`, `reason`
    TimedOut,          ///< facts `after_ms`, `phase` (dns, connect, tls, send, wait, receive)
    TlsExpired,        ///< facts `host`, `not_after`
    TlsSelfSigned,     ///< facts `host`, `issuer`
    TlsUntrusted,      ///< a chain we cannot build: facts `host`, `issuer`, `reason`
    TlsWrongHost,      ///< facts `host`, `subject`
    TlsHandshake,      ///< fact `reason`
    ClosedEarly,       ///< facts `received`, `expected` (-1 when unknown)
    NotHttp,           ///< the answer is not HTTP: fact `reason`
    ResponseTooLarge,  ///< its body: fact `limit`
    HeadTooLarge,      ///< the response's: fact `limit` in bytes, or how many `headers` or `interim` answers
                       ///< are taken
    TrailersTooLarge, ///< behind the response's body: fact `limit` in bytes, or how many `trailers` are taken
    FramingTooLarge,  ///< the chunks' sizes and extensions, beside next to no body: fact `limit`
    ProxyFailed,      ///< facts `proxy`, `reason`
    BodyFile,         ///< the file for the response body cannot be written: facts `path`, `reason`
    CertificateFile,  ///< facts `path`, `reason`
    CertificateUnusable, ///< the client's, from memory: fact `reason`
    CertificateRequired, ///< the server demands one of its clients, and none was given: facts `host`,
                         ///< `reason`
    CertificateRejected, ///< the server did not accept the client's: facts `host`, `reason`
    Http2NeedsTls,       ///< HTTP/2 was asked for an http:// URL
    Cancelled,
    Other, ///< facts `curl` (its number), `reason`
};

constexpr base::ErrorInfo errorInfo(SendError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case SendError::HostNotFound:
        return {"host_not_found", Network};
    case SendError::ConnectionRefused:
        return {"connection_refused", Network};
    case SendError::ConnectFailed:
        return {"connect_failed", Network};
    case SendError::TimedOut:
        return {"timed_out", Network};
    case SendError::TlsExpired:
        return {"tls_expired", Network};
    case SendError::TlsSelfSigned:
        return {"tls_self_signed", Network};
    case SendError::TlsUntrusted:
        return {"tls_untrusted", Network};
    case SendError::TlsWrongHost:
        return {"tls_wrong_host", Network};
    case SendError::TlsHandshake:
        return {"tls_handshake", Network};
    case SendError::ClosedEarly:
        return {"closed_early", Network};
    case SendError::NotHttp:
        return {"not_http", Network};
    case SendError::ResponseTooLarge:
        return {"response_too_large", Network};
    case SendError::HeadTooLarge:
        return {"response_head_too_large", Network};
    case SendError::TrailersTooLarge:
        return {"response_trailers_too_large", Network};
    case SendError::FramingTooLarge:
        return {"response_framing_too_large", Network};
    case SendError::ProxyFailed:
        return {"proxy_failed", Network};
    case SendError::BodyFile:
        return {"body_file", LocalIo};
    case SendError::CertificateFile:
        return {"certificate_file", LocalIo};
    case SendError::CertificateUnusable:
        return {"client_certificate_unusable", BadInput};
    case SendError::CertificateRequired:
        return {"client_certificate_required", Network};
    case SendError::CertificateRejected:
        return {"client_certificate_rejected", Network};
    case SendError::Http2NeedsTls:
        return {"http2_needs_tls", BadInput};
    case SendError::Cancelled:
        return {"cancelled", Cancelled};
    case SendError::Other:
        return {"send_failed", Network};
    }
    return {};
}

/// HTTP/2 is agreed on in the TLS handshake (RFC 9113 §3.2), and only there: in clear text libcurl 7.88 can
/// use no connection twice and loses the end of large answers.
enum class HttpVersion { Any, Http1_1, Http2 };
enum class TlsCheck { Verify, AcceptAnything };
/// Whether `User-Agent`, `Accept` and, for JSON, `Content-Type` are added when the request lacks them.
enum class DefaultHeaders { Add, Omit };

/// A client certificate and its key in memory: neither touches a file on its way to the TLS library.
struct ClientIdentity
{
    QByteArray certificates; ///< PEM, its own first
    base::SecretBytes key;   ///< PEM, not encrypted
};

/// Where nobody says how long one may take.
constexpr std::chrono::milliseconds kLongestTransfer = std::chrono::hours(1);

struct SendOptions
{
    /// Of the whole transfer, however steadily bytes come; zero stands for the longest.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    HttpVersion httpVersion = HttpVersion::Http1_1;
    TlsCheck tlsCheck = TlsCheck::Verify;
    DefaultHeaders defaultHeaders = DefaultHeaders::Add;
    QString proxy; ///< URL; empty: none, and the environment's proxy variables are not looked at
    std::vector<QString> resolve; ///< `HOST:PORT:ADDR`
    QString caFile;               ///< PEM, instead of the system's
    QString clientCertificateFile;
    QString clientKeyFile;
    std::shared_ptr<const ClientIdentity> clientIdentity; ///< instead of the two files
    QString bodyFile;                                     ///< stream the response body here, however large
    qint64 bodyLimit = 48 * 1024 * 1024; ///< in memory; beyond it ResponseTooLarge, with what came so far
};

/// Port: sends one request and tells exactly what crossed the wire. Never follows a redirect, never retries,
/// never adds anything but `Host`, `Content-Length` and the default headers. The request must pass
/// http::checkRequest.
class HttpSender
{
public:
    virtual ~HttpSender() = default;
    /// A failure is part of the exchange (`error`), because the bytes until then are evidence.
    virtual QCoro::Task<http::Exchange> send(http::Request request, SendOptions options,
                                             base::Cancellation cancellation) = 0;
};

} // namespace sealwright::sender
