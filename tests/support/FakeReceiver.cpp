// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeReceiver.h"

#include "app/http/IpAddress.h"
#include "tests/support/FakeConnection.h"

#include <QHostAddress>

#include <algorithm>

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

FakeReceiver::~FakeReceiver()
{
    stop();
}

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
    m_answers->use(options.answerer);
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
    m_isDraining = false;
    std::vector<capture::OpenAnswer::Dropped> dropped;
    for (FakeConnection *connection : m_connections) {
        dropped.push_back(connection->drop());
    }
    for (const auto &answer : std::exchange(m_ownAnswers, {})) {
        dropped.push_back(answer->drop());
    }
    std::ranges::sort(dropped, {}, &capture::OpenAnswer::Dropped::number);
    for (capture::OpenAnswer::Dropped &answer : dropped) {
        answer.cancel();
    }
}

void FakeReceiver::drain()
{
    m_listening = false;
    m_isDraining = true;
    tellWhenDrained();
}

void FakeReceiver::tellWhenDrained()
{
    if (!m_isDraining || std::ranges::any_of(m_connections, &FakeConnection::isWaiting)) {
        return;
    }
    m_isDraining = false;
    QMetaObject::invokeMethod(this, &FakeReceiver::drained, Qt::QueuedConnection);
}

void FakeReceiver::receive(capture::Capture capture)
{
    if (!m_listening) {
        return;
    }
    const int status = std::exchange(capture.repliedStatus, 0);
    const auto taken = std::make_shared<capture::Capture>(std::move(capture));
    report(*taken);
    if (status != 0 || taken->problem) {
        tell(taken->number, status != 0 ? status : 400);
        return;
    }
    const auto answer = std::make_shared<capture::OpenAnswer>();
    m_ownAnswers.push_back(answer);
    const auto reply = ask(*answer, taken, [this, number = taken->number](const capture::Reply &late) {
        tell(number, late.status);
    });
    if (reply) {
        std::erase(m_ownAnswers, answer);
        tell(taken->number, reply->status);
    }
}

void FakeReceiver::receive(http::Request request)
{
    capture::Capture capture;
    capture.request = std::move(request);
    receive(std::move(capture));
}

QByteArray FakeReceiver::deliver(const QByteArray &bytes)
{
    FakeConnection connection(*this);
    connection.send(bytes);
    return connection.received();
}

void FakeReceiver::remove(FakeConnection *connection)
{
    std::erase(m_connections, connection);
    tellWhenDrained();
}

void FakeReceiver::report(capture::Capture &capture)
{
    capture.number = ++m_taken;
    if (capture.remote.isEmpty()) {
        capture.remote = QStringLiteral("127.0.0.1:51822");
    }
    if (capture.head.isEmpty()) {
        capture.head = headOf(capture.request);
    }
    Q_EMIT captured(capture);
}

std::optional<capture::Reply> FakeReceiver::ask(capture::OpenAnswer &answer,
                                                std::shared_ptr<const capture::Capture> capture,
                                                capture::OpenAnswer::Late late)
{
    if (m_answers->underWay() >= m_options.limits.answers) {
        trouble({capture::CaptureError::TooManyAnswers, {{"limit", qint64{m_options.limits.answers}}}});
        capture::Reply unavailable;
        unavailable.status = 503;
        return unavailable;
    }
    return answer.ask(m_answers, std::move(capture), std::move(late));
}

void FakeReceiver::tell(qint64 number, int status)
{
    m_lastStatus = status;
    Q_EMIT answered(number, status);
}

} // namespace sealwright::tests
