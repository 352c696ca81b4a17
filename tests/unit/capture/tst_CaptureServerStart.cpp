// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureServer.h"
#include "tests/support/Captured.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/TestResult.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTest>
#include <QUrl>

#include <unistd.h>

using namespace sealwright;
using capture::CaptureError;

namespace {

constexpr quint16 kPrivilegedPort = 1;

/// Nobody special while it lives, so that what only root may do is refused.
class Unprivileged
{
public:
    Unprivileged()
        : m_user(::geteuid())
    {
        constexpr uid_t kNobody = 65534;
        m_isDone = m_user != 0 || ::seteuid(kNobody) == 0;
    }

    ~Unprivileged() { (void)!::seteuid(m_user); }

    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

    bool isDone() const { return m_isDone; }

private:
    uid_t m_user;
    bool m_isDone = false;
};

} // namespace

/// Where it listens, and with which certificate: what goes wrong there is named.
class TestCaptureServerStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY(m_certificates.isValid()); }

    void init()
    {
        m_captures.clear();
        m_server = std::make_unique<capture::CaptureServer>(m_clock);
        connect(m_server.get(), &capture::Receiver::captured, this,
                [this](const capture::Capture &capture) { m_captures.push_back(capture); });
    }

    void cleanup() { m_server.reset(); }

    void saysThatAPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        capture::ReceiverOptions options;
        options.port = other.serverPort();
        const base::Result<QString> url = m_server->start(options);
        VERIFY_FAILURE(url, CaptureError::PortInUse);
        QCOMPARE(url.error().fact("port").toUShort(), other.serverPort());
        QCOMPARE(url.error().fact("address"), QStringLiteral("127.0.0.1"));
        QVERIFY(!m_server->isListening());
        QVERIFY(other.isListening());
    }

    void saysThatAPortIsForbidden()
    {
        QFile limit(QStringLiteral("/proc/sys/net/ipv4/ip_unprivileged_port_start"));
        if (limit.open(QIODevice::ReadOnly) && limit.readAll().trimmed().toInt() <= kPrivilegedPort) {
            QSKIP("here everybody may listen at every port");
        }
        const Unprivileged nobody;
        QVERIFY(nobody.isDone());
        capture::ReceiverOptions options;
        options.port = kPrivilegedPort;
        const base::Result<QString> url = m_server->start(options);
        VERIFY_FAILURE(url, CaptureError::PortForbidden);
        QCOMPARE(url.error().fact("port").toUShort(), kPrivilegedPort);
        QVERIFY(!m_server->isListening());
    }

    void saysThatAnAddressIsNotOurs()
    {
        capture::ReceiverOptions options;
        options.address = QStringLiteral("192.0.2.1"); // RFC 5737: nobody's
        const base::Result<QString> url = m_server->start(options);
        VERIFY_FAILURE(url, CaptureError::AddressInvalid);
        QCOMPARE(url.error().fact("address"), options.address);
    }

    void answersOverTls()
    {
        const QUrl url(m_server->start(tls()).value_or(QString()));
        QCOMPARE(url.scheme(), QStringLiteral("https"));
        QSslSocket sender;
        connectTo(sender, url);
        QTRY_VERIFY(sender.isEncrypted());
        const QByteArray head("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n");
        const QByteArray body("a\0b", 3);
        sender.write(head + body);
        QByteArray answer;
        const QByteArray wanted("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        QTRY_COMPARE(answer.append(sender.readAll()), wanted);
        QCOMPARE(m_captures.size(), std::size_t(1));
        QCOMPARE(m_captures[0].head, head);
        QCOMPARE(m_captures[0].request.body, body);
        QCOMPARE(m_captures[0].request.url, QByteArray("https://localhost/a"));
        QVERIFY(!m_captures[0].problem);
    }

    void letsALargeReplyGoOutOverTlsBeforeItHasDrained()
    {
        capture::ReceiverOptions options = tls();
        const QByteArray body(16 * 1024 * 1024, 'r');
        options.answerer = tests::alwaysBody(body);
        const QUrl url(m_server->start(options).value_or(QString()));
        int drained = 0;
        connect(m_server.get(), &capture::Receiver::drained, this, [&drained] { ++drained; });
        connect(m_server.get(), &capture::Receiver::captured, m_server.get(), &capture::Receiver::drain,
                Qt::QueuedConnection);
        QSslSocket sender;
        sender.setReadBufferSize(4096);
        connectTo(sender, url);
        QTRY_VERIFY(sender.isEncrypted());
        sender.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(m_captures.size(), std::size_t(1));
        QTRY_VERIFY(sender.bytesAvailable() > 0);
        QCOMPARE(drained, 0);
        sender.setReadBufferSize(0);
        qsizetype received = 0;
        const auto hasEnded = [&] {
            received += sender.readAll().size();
            return sender.state() == QAbstractSocket::UnconnectedState && sender.bytesAvailable() == 0;
        };
        QTRY_VERIFY(hasEnded());
        QVERIFY(received > body.size());
        QTRY_COMPARE(drained, 1);
    }

    void reportsWhoDoesNotSpeakTls()
    {
        const QUrl url(m_server->start(tls()).value_or(QString()));
        QTcpSocket sender;
        sender.connectToHost(url.host(), static_cast<quint16>(url.port()));
        sender.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(m_captures.size(), std::size_t(1));
        QVERIFY(m_captures[0].problem->is(CaptureError::TlsHandshakeFailed));
        QVERIFY(!m_captures[0].problem->fact("reason").isEmpty());
        QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
    }

    void namesTheFileThatCannotBeUsed_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const char *certificate, const char *key, const char *named) {
            QTest::newRow(name) << QString::fromLatin1(certificate) << QString::fromLatin1(key)
                                << QString::fromLatin1(named);
        };
        row("no certificate file", "nowhere.pem", "leaf.key", "nowhere.pem");
        row("no key file", "good.pem", "nowhere.key", "nowhere.key");
        row("a key for the certificate", "leaf.key", "leaf.key", "leaf.key");
        row("a certificate for the key", "good.pem", "good.pem", "good.pem");
        row("exchanged", "leaf.key", "good.pem", "leaf.key");
        row("the key of another", "good.pem", "ca.key", "ca.key");
        row("a folder", ".", "leaf.key", ".");
    }

    void namesTheFileThatCannotBeUsed()
    {
        QFETCH(const QString, certificate);
        QFETCH(const QString, key);
        QFETCH(const QString, named);
        capture::ReceiverOptions options;
        options.tlsCertificateFile = m_certificates.file(certificate);
        options.tlsKeyFile = m_certificates.file(key);
        const base::Result<QString> url = m_server->start(options);
        VERIFY_FAILURE(url, CaptureError::TlsFileUnreadable);
        QCOMPARE(url.error().fact("path"), m_certificates.file(named));
        QVERIFY(!url.error().fact("reason").isEmpty());
        QVERIFY(!m_server->isListening());
    }

private:
    capture::ReceiverOptions tls() const
    {
        capture::ReceiverOptions options;
        options.tlsCertificateFile = m_certificates.file(QStringLiteral("good.pem"));
        options.tlsKeyFile = m_certificates.keyFile();
        return options;
    }

    void connectTo(QSslSocket &sender, const QUrl &url) const
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_certificates.authorityFile()));
        sender.setSslConfiguration(configuration);
        sender.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
    }

    tests::TestCertificates m_certificates;
    tests::FixedClock m_clock;
    std::unique_ptr<capture::CaptureServer> m_server;
    std::vector<capture::Capture> m_captures;
};

QTEST_GUILESS_MAIN(TestCaptureServerStart)
#include "tst_CaptureServerStart.moc"
