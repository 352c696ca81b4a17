// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/http/Request.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace sealwright::capture {

enum class CaptureError {
    AddressInvalid,    ///< fact `address`
    PortInUse,         ///< facts `address`, `port`
    PortForbidden,     ///< facts `address`, `port`
    ListenFailed,      ///< facts `address`, `port`, `reason`
    TlsFileUnreadable, ///< facts `path`, `reason`
    // What is wrong with one request; it is answered, kept and reported all the same.
    Malformed,          ///< facts `rule` (a stable word), `reason`, `offset` (-1 when it has none)
    HeadTooLarge,       ///< fact `limit`
    BodyTooLarge,       ///< fact `limit`
    HeadTimedOut,       ///< fact `after_ms`
    BodyTimedOut,       ///< fact `after_ms`
    GivenUp,            ///< the slowest when connections ran out: facts `after_ms`, `received`
    Incomplete,         ///< the sender closed early: fact `received`
    HostNotAllowed,     ///< fact `host`
    VersionUnsupported, ///< fact `version`
    TransferEncoding,   ///< fact `value`
    Expectation,        ///< fact `value`
    NotHttp,            ///< TLS or an HTTP/2 preface on a plain port: facts `rule`, `reason`
    TlsHandshakeFailed, ///< fact `reason`
    // What is wrong with the listening itself, which goes on.
    TooManyConnections,   ///< fact `limit`: for more than that, slow senders were given up or new ones turned
                          ///< away
    DescriptorsExhausted, ///< fact `reason`: the system takes no more connections for now
};

constexpr base::ErrorInfo errorInfo(CaptureError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case CaptureError::AddressInvalid:
        return {"address_invalid", BadInput};
    case CaptureError::PortInUse:
        return {"port_in_use", LocalIo};
    case CaptureError::PortForbidden:
        return {"port_forbidden", LocalIo};
    case CaptureError::ListenFailed:
        return {"listen_failed", LocalIo};
    case CaptureError::TlsFileUnreadable:
        return {"tls_file_unreadable", LocalIo};
    case CaptureError::Malformed:
        return {"request_malformed", Network};
    case CaptureError::HeadTooLarge:
        return {"request_head_too_large", Network};
    case CaptureError::BodyTooLarge:
        return {"request_body_too_large", Network};
    case CaptureError::HeadTimedOut:
        return {"request_head_timed_out", Network};
    case CaptureError::BodyTimedOut:
        return {"request_body_timed_out", Network};
    case CaptureError::GivenUp:
        return {"request_given_up", Network};
    case CaptureError::Incomplete:
        return {"request_incomplete", Network};
    case CaptureError::HostNotAllowed:
        return {"host_not_allowed", Network};
    case CaptureError::VersionUnsupported:
        return {"http_version_unsupported", Network};
    case CaptureError::TransferEncoding:
        return {"transfer_encoding_unsupported", Network};
    case CaptureError::Expectation:
        return {"expectation_unsupported", Network};
    case CaptureError::NotHttp:
        return {"request_not_http", Network};
    case CaptureError::TlsHandshakeFailed:
        return {"request_tls_handshake_failed", Network};
    case CaptureError::TooManyConnections:
        return {"too_many_connections", LocalIo};
    case CaptureError::DescriptorsExhausted:
        return {"descriptors_exhausted", LocalIo};
    }
    return {};
}

struct Reply
{
    int status = 200;
    http::HeaderList headers;
    QByteArray body;
    std::chrono::milliseconds delay{0};
};

struct ReceiverLimits
{
    qsizetype headBytes = 64 * 1024;
    qint64 bodyBytes = 16 * 1024 * 1024;
    qint64 heldBytes = 256 * 1024 * 1024; ///< of unfinished requests, all connections together
    int connections = 512;
    std::chrono::milliseconds headTime = std::chrono::seconds(10);
    std::chrono::milliseconds idleTime =
        std::chrono::seconds(30); ///< without progress of a body or a reply, or between two requests
    /// A body that comes more slowly over `idleTime` has timed out; so one of n bytes has `idleTime` and n
    /// times what a byte may take, no more.
    qint64 bodyBytesPerSecond = 4 * 1024;
};

struct ReceiverOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: the system gives one
    QString tlsCertificateFile;
    QString tlsKeyFile;
    /// Host names answered beside the loopback ones; `*` for all.
    std::vector<QByteArray> allowedHosts;
    Reply reply;
    ReceiverLimits limits;
};

/// A request as it came. `head` and `request.body` are the exact bytes (the body after removing chunked
/// framing); the rest of `request` is what they mean, its URL made of the scheme, Host and target. When
/// `problem` is set, `request` holds what was understood.
struct Capture
{
    base::TimePoint receivedAt{};
    QString remote; ///< `127.0.0.1:51822`
    QByteArray head;
    http::Request request;
    http::HeaderList trailers; ///< kept apart: never read as headers
    std::optional<base::Error> problem;
    int repliedStatus = 0;
};

/// Port: listens, captures, answers. Reports each request once, in the order in which they were complete.
class Receiver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The URL it listens at, `http://127.0.0.1:43211`. Starting twice moves it.
    virtual base::Result<QString> start(ReceiverOptions options) = 0;
    /// At once: replies that are under way are cut short.
    virtual void stop() = 0;
    /// Takes nothing more and lets the replies to what it took go out; then tells `drained`. It is still to
    /// be stopped.
    virtual void drain() = 0;
    virtual bool isListening() const = 0;
    /// For the requests that come from now on.
    virtual void setReply(Reply reply) = 0;

Q_SIGNALS:
    void captured(const sealwright::capture::Capture &capture);
    /// Something is wrong with the listening itself, e.g. too many connections; it goes on.
    void troubled(const sealwright::base::Error &error);
    void drained();
};

} // namespace sealwright::capture
