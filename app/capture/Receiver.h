// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Answerer.h"

#include <QObject>

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
    AnswerTimedOut,       ///< fact `after_ms`: the sender heard 504 instead
    TooManyAnswers,       ///< fact `limit`: so many are under way that nobody was asked; the sender heard 503
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
    case CaptureError::AnswerTimedOut:
        return {"answer_timed_out", LocalIo};
    case CaptureError::TooManyAnswers:
        return {"too_many_answers", LocalIo};
    case CaptureError::TooManyConnections:
        return {"too_many_connections", LocalIo};
    case CaptureError::DescriptorsExhausted:
        return {"descriptors_exhausted", LocalIo};
    }
    return {};
}

struct ReceiverLimits
{
    qsizetype headBytes = 64 * 1024;
    qint64 bodyBytes = 16 * 1024 * 1024;
    /// Of requests that are unfinished or wait for their answer, all connections together.
    qint64 heldBytes = 256 * 1024 * 1024;
    int connections = 512;
    int answers = 512; ///< under way at once, those among them whose sender has left
    std::chrono::milliseconds answerTime = std::chrono::minutes(1); ///< a reply's own delay comes on top
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
    std::shared_ptr<Answerer> answerer = std::make_shared<FixedReply>();
    ReceiverLimits limits;
};

/// Port: listens, captures, answers. Reports each request once, in the order in which they were complete;
/// then asks what its sender hears, and tells that too. However long an answer takes, its connection keeps
/// its place and the others go on.
class Receiver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The URL it listens at, `http://127.0.0.1:43211`. Starting twice moves it.
    virtual base::Result<QString> start(ReceiverOptions options) = 0;
    /// At once: replies that are under way are cut short, and answers that are waited for are cancelled, in
    /// the order of their requests. Nothing more is told.
    virtual void stop() = 0;
    /// Takes nothing more and lets the answers to what it took be found and go out; then tells `drained`. It
    /// is still to be stopped.
    virtual void drain() = 0;
    virtual bool isListening() const = 0;
    /// Asks this one about the requests that come from now on.
    virtual void answerWith(std::shared_ptr<Answerer> answerer) = 0;

Q_SIGNALS:
    void captured(const sealwright::capture::Capture &capture);
    /// What the sender of a captured request hears is decided, and goes out next; 0 when nobody is left to
    /// hear anything. Once for each request, in whichever order answers are found.
    void answered(qint64 number, int status);
    /// Something is wrong with the listening itself, e.g. too many connections; it goes on.
    void troubled(const sealwright::base::Error &error);
    void drained();
};

} // namespace sealwright::capture
