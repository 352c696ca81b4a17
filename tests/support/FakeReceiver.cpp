// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeReceiver.h"

#include "app/capture/ReplyWriter.h"
#include "app/http/IpAddress.h"

#include <QHostAddress>

namespace sealwright::tests {

namespace {

/// What a sender would have written for it.
QByteArray headOf(const http::Request &request)
{
    const qsizetype afterScheme = request.url.indexOf("://") + 3;
    const qsizetype pathAt = request.url.indexOf('/', afterScheme);
    const QByteArray target = pathAt < 0 ? QByteArray("/") : request.url.mid(pathAt);
    QByteArray head = request.method;
    head.append(' ').append(target).append(" HTTP/1.1\r\n");
    for (const http::HeaderField &field : request.headers) {
        head.append(field.name).append(": ").append(field.value).append("\r\n");
    }
    head.append("\r\n");
    return head;
}

} // namespace

base::Result<QString> FakeReceiver::start(capture::ReceiverOptions options)
{
    ++m_starts;
    stop();
    if (m_startFailure) {
        return base::Failure(*std::exchange(m_startFailure, std::nullopt));
    }
    const QString text =
        options.address == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : options.address;
    const QHostAddress address(text);
    if (address.isNull() || (!text.contains(QLatin1Char(':')) && !http::parseIpv4(text.toLatin1()))) {
        return base::failure(capture::CaptureError::AddressInvalid, {{"address", options.address}});
    }
    m_options = std::move(options);
    m_listening = true;
    const quint16 port = m_options.port == 0 ? quint16(43211) : m_options.port;
    const QString scheme =
        m_options.tlsCertificateFile.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[%1]").arg(address.toString())
                             : address.toString();
    return QStringLiteral("%1://%2:%3").arg(scheme, host).arg(port);
}

void FakeReceiver::stop()
{
    m_listening = false;
}

void FakeReceiver::drain()
{
    m_listening = false;
    QMetaObject::invokeMethod(this, &FakeReceiver::drained, Qt::QueuedConnection);
}

void FakeReceiver::receive(capture::Capture capture)
{
    if (!m_listening) {
        return;
    }
    if (capture.remote.isEmpty()) {
        capture.remote = QStringLiteral("127.0.0.1:51822");
    }
    if (capture.head.isEmpty()) {
        capture.head = headOf(capture.request);
    }
    if (capture.repliedStatus == 0) {
        capture.repliedStatus = capture.problem ? 400 : m_options.reply.status;
    }
    Q_EMIT captured(capture);
}

void FakeReceiver::receive(http::Request request)
{
    capture::Capture capture;
    capture.request = std::move(request);
    receive(std::move(capture));
}

QByteArray FakeReceiver::deliver(const QByteArray &bytes)
{
    capture::ReaderRules rules;
    rules.headBytes = m_options.limits.headBytes;
    rules.bodyBytes = m_options.limits.bodyBytes;
    rules.hosts = capture::HostRule(m_options.allowedHosts, "127.0.0.1");
    capture::RequestReader reader(rules);
    reader.feed(bytes);
    QByteArray answer;
    while (m_listening) {
        std::optional<capture::ReadRequest> request = reader.next();
        if (!request) {
            break;
        }
        const std::optional<base::Error> &problem = request->capture.problem;
        const capture::Reply reply =
            problem ? capture::refusalReply(*problem, request->refusedWith) : m_options.reply;
        request->capture.repliedStatus = reply.status;
        answer.append(capture::replyBytes(reply, *request));
        receive(request->capture);
    }
    return answer;
}

} // namespace sealwright::tests
