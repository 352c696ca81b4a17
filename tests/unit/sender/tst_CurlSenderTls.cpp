// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestCertificates.h"
#include "tests/unit/sender/SenderBench.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>

using namespace sealwright;
using namespace sealwright::tests;
using Leaf = TestCertificates::Leaf;

class TestCurlSenderTls : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestCertificates> m_certificates;

    sender::SendOptions trusting() const
    {
        sender::SendOptions options;
        options.caFile = m_certificates->authorityFile();
        return options;
    }

    QString digestOf(const QString &file) const
    {
        const QSslCertificate certificate = QSslCertificate::fromPath(m_certificates->file(file)).value(0);
        return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
    }

    std::shared_ptr<const sender::ClientIdentity> identity(const char *certificate, const char *key) const
    {
        const auto text = [this](const char *name) {
            QFile file(m_certificates->file(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        return std::make_shared<const sender::ClientIdentity>(
            sender::ClientIdentity{text(certificate), base::SecretBytes::take(text(key))});
    }

private Q_SLOTS:

    void initTestCase()
    {
        m_certificates = std::make_unique<TestCertificates>();
        QVERIFY2(m_certificates->isValid(), "the openssl program could not make certificates");
    }

    void tellsTheFactsOfTheConnectionEvenWhenItIsUsedAgain()
    {
        SenderBench bench(m_certificates->server(Leaf::Good));
        for (int round = 0; round < 2; ++round) {
            const http::Exchange exchange =
                bench.send({"POST", bench.server.url("/x"), {}, "body"}, trusting());
            QCOMPARE(codeOf(exchange), QByteArray());
            QVERIFY(bench.server.requests().back() == exchange.sentHead + "body");
            QVERIFY(exchange.tls);
            QCOMPARE(exchange.tls->version, QStringLiteral("TLSv1.3"));
            QVERIFY(exchange.tls->cipher.startsWith(QStringLiteral("TLS_")));
            QVERIFY(!exchange.tls->peer.empty());
            const http::PeerCertificate &leaf = exchange.tls->peer.front();
            QCOMPARE(leaf.subject, QStringLiteral("CN = localhost"));
            QCOMPARE(leaf.issuer, QStringLiteral("CN = Test Authority"));
            QCOMPARE(leaf.sha256, digestOf(QStringLiteral("good.pem")));
            const QDateTime notAfter = QDateTime::fromString(leaf.notAfter, Qt::ISODate);
            QCOMPARE(notAfter, QSslCertificate::fromPath(m_certificates->file(QStringLiteral("good.pem")))
                                   .value(0)
                                   .expiryDate());
            QCOMPARE(exchange.timings.tls.count() > 0, round == 0);
        }
        QCOMPARE(bench.server.connections(), 1);
    }

    void tellsCertificatesApart_data()
    {
        QTest::addColumn<int>("leaf");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("value");
        QTest::newRow("expired") << static_cast<int>(Leaf::Expired) << true << QByteArray("tls_expired")
                                 << QByteArray("not_after") << QString();
        QTest::newRow("self-signed") << static_cast<int>(Leaf::SelfSigned) << true
                                     << QByteArray("tls_self_signed") << QByteArray("issuer")
                                     << QStringLiteral("CN = localhost");
        QTest::newRow("wrong host") << static_cast<int>(Leaf::WrongHost) << true
                                    << QByteArray("tls_wrong_host") << QByteArray("subject")
                                    << QStringLiteral("CN = other.test");
        QTest::newRow("untrusted") << static_cast<int>(Leaf::Good) << false << QByteArray("tls_untrusted")
                                   << QByteArray("issuer") << QStringLiteral("CN = Test Authority");
    }

    void tellsCertificatesApart()
    {
        QFETCH(int, leaf);
        QFETCH(bool, trusted);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, fact);
        QFETCH(QString, value);
        SenderBench bench(m_certificates->server(static_cast<Leaf>(leaf)));
        const http::Exchange exchange =
            bench.send({"POST", bench.server.url(), http::HeaderList{{"X-Secret", "s3cret"}}, "s3cret"},
                       trusted ? trusting() : sender::SendOptions());
        QCOMPARE(codeOf(exchange), code);
        QCOMPARE(exchange.error->fact("host"), QStringLiteral("localhost"));
        QVERIFY(!exchange.error->fact(fact.constData()).isEmpty());
        if (!value.isEmpty()) {
            QCOMPARE(exchange.error->fact(fact.constData()), value);
        }
        QVERIFY(exchange.tls);
        QVERIFY(!exchange.tls->peer.empty());
        QCOMPARE(exchange.tls->peer.front().sha256.size(), 64);
        QCOMPARE(exchange.sentHead, QByteArray());
        QVERIFY(bench.server.requests().empty());
        QVERIFY(bench.server.pending().isEmpty());
    }

    void acceptsAnythingWhenToldTo()
    {
        SenderBench bench(m_certificates->server(Leaf::SelfSigned));
        sender::SendOptions options;
        options.tlsCheck = sender::TlsCheck::AcceptAnything;
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray());
        // The connection that was made so is not good enough for a request that checks.
        QCOMPARE(codeOf(bench.get("/")), QByteArray("tls_self_signed"));
    }

    void showsAClientCertificate()
    {
        SenderBench bench(m_certificates->server(Leaf::Good, true));
        sender::SendOptions options = trusting();
        const http::Exchange without = bench.get("/", options);
        QCOMPARE(codeOf(without), QByteArray("client_certificate_required"));
        QCOMPARE(without.error->fact("host"), QStringLiteral("localhost"));
        QVERIFY(bench.server.requests().empty());
        options.clientCertificateFile = m_certificates->clientCertificateFile();
        options.clientKeyFile = m_certificates->keyFile();
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray());
        QCOMPARE(bench.server.requests().size(), std::size_t{1});
        // And nobody else rides on that connection.
        options.clientCertificateFile.clear();
        options.clientKeyFile.clear();
        QVERIFY(!codeOf(bench.get("/", options)).isEmpty());
    }

    void showsAClientCertificateFromMemory()
    {
        SenderBench bench(m_certificates->server(Leaf::Good, true));
        sender::SendOptions options = trusting();
        options.clientIdentity = identity("client.pem", "leaf.key");
        for (int round = 1; round <= 2; ++round) {
            const http::Exchange exchange = bench.get("/", options);
            QCOMPARE(codeOf(exchange), QByteArray());
            QVERIFY(exchange.tls && exchange.tls->asksForCertificate);
            QCOMPARE(bench.server.connections(), round);
        }
        QCOMPARE(bench.server.requests().size(), std::size_t{2});
        // And nobody else rides on those connections.
        options.clientIdentity.reset();
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray("client_certificate_required"));
    }

    void saysWhenNobodyAskedForTheCertificate()
    {
        SenderBench bench(m_certificates->server(Leaf::Good));
        sender::SendOptions options = trusting();
        options.clientIdentity = identity("client.pem", "leaf.key");
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray());
        QVERIFY(exchange.tls && !exchange.tls->asksForCertificate);
    }

    void tellsACertificateThatTheServerRefuses()
    {
        SenderBench bench(m_certificates->server(Leaf::Good, true));
        sender::SendOptions options = trusting();
        options.clientIdentity = identity("self.pem", "leaf.key");
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray("client_certificate_rejected"));
        QVERIFY(bench.server.requests().empty());
    }

    void tellsAKeyOfAnotherCertificate()
    {
        SenderBench bench(m_certificates->server(Leaf::Good, true));
        sender::SendOptions options = trusting();
        options.clientIdentity = identity("client.pem", "ca.key");
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray("client_certificate_unusable"));
        options.clientIdentity = identity("extensions", "leaf.key");
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray("client_certificate_unusable"));
        options.clientIdentity.reset();
        options.clientCertificateFile = m_certificates->clientCertificateFile();
        options.clientKeyFile = m_certificates->file(QStringLiteral("ca.key"));
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray("certificate_file"));
    }

    void tellsTheAlertsOfAServerThatDemandsOne_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("code");
        for (const char *version : {"-tls1_2", "-tls1_3"}) {
            const QString name = QString::fromLatin1(version);
            QTest::addRow("%s none", version)
                << name << QByteArray() << QByteArray("client_certificate_required");
            QTest::addRow("%s foreign", version)
                << name << QByteArray("self.pem") << QByteArray("client_certificate_rejected");
            QTest::addRow("%s good", version) << name << QByteArray("client.pem") << QByteArray();
        }
    }

    /// OpenSSL's own server, because Qt's says no by closing the connection.
    void tellsTheAlertsOfAServerThatDemandsOne()
    {
        QFETCH(const QString, version);
        QFETCH(const QByteArray, certificate);
        QFETCH(const QByteArray, code);
        QProcess server;
        server.start(QStringLiteral("openssl"),
                     {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                      QStringLiteral("-cert"), m_certificates->file(QStringLiteral("good.pem")),
                      QStringLiteral("-key"), m_certificates->keyFile(), QStringLiteral("-CAfile"),
                      m_certificates->authorityFile(), QStringLiteral("-Verify"), QStringLiteral("1"),
                      QStringLiteral("-verify_return_error"), QStringLiteral("-www"), version});
        static const QRegularExpression accepting(QStringLiteral("ACCEPT 127\\.0\\.0\\.1:(\\d+)"));
        QByteArray said;
        QVERIFY(QTest::qWaitFor([&] {
            said += server.readAllStandardOutput();
            return accepting.match(QString::fromLatin1(said)).hasMatch();
        }));
        const QString port = accepting.match(QString::fromLatin1(said)).captured(1);
        SenderBench bench;
        sender::SendOptions options = trusting();
        if (!certificate.isEmpty()) {
            options.clientIdentity = identity(certificate.constData(), "leaf.key");
        }
        const http::Exchange exchange =
            bench.send({"GET", "https://127.0.0.1:" + port.toLatin1() + '/', {}, {}}, options);
        QCOMPARE(codeOf(exchange), code);
        server.kill();
        server.waitForFinished();
    }

    void refusesFilesThatHoldNoCertificate()
    {
        SenderBench bench(m_certificates->server(Leaf::Good));
        sender::SendOptions options = trusting();
        options.clientCertificateFile = m_certificates->file(QStringLiteral("extensions"));
        const http::Exchange client = bench.get("/", options);
        QCOMPARE(codeOf(client), QByteArray("certificate_file"));
        QCOMPARE(client.error->fact("path"), options.clientCertificateFile);
        options = {};
        options.caFile = m_certificates->file(QStringLiteral("extensions"));
        const http::Exchange authority = bench.get("/", options);
        QCOMPARE(codeOf(authority), QByteArray("certificate_file"));
        QCOMPARE(authority.error->fact("path"), options.caFile);
    }

    void tellsAHandshakeThatFails()
    {
        SenderBench plain;
        QByteArray url = plain.server.url("/");
        url.replace("http://", "https://");
        plain.server.greet("HTTP/1.1 400 Bad Request\r\n\r\n", RawServer::Action::Then::Close);
        QCOMPARE(codeOf(plain.send({"GET", url, {}, {}})), QByteArray("tls_handshake"));
    }

    void tellsATlsServerOnAPlainPort()
    {
        SenderBench bench(m_certificates->server(Leaf::Good));
        QByteArray url = bench.server.url("/");
        url.replace("https://", "http://");
        const QByteArray code = codeOf(bench.send({"GET", url, {}, {}}));
        QVERIFY2(code == "not_http" || code == "closed_early", code.constData());
    }

    void tellsATimeOutInTheHandshake()
    {
        SenderBench silent;
        QByteArray url = silent.server.url("/");
        url.replace("http://", "https://");
        sender::SendOptions options;
        options.timeout = std::chrono::milliseconds(150);
        const http::Exchange exchange = silent.send({"GET", url, {}, {}}, options);
        QCOMPARE(codeOf(exchange), QByteArray("timed_out"));
        QCOMPARE(exchange.error->fact("phase"), QStringLiteral("tls"));
    }

    void cancelsWhileItLooksAtACertificate()
    {
        SenderBench bench(m_certificates->server(Leaf::SelfSigned));
        base::CancellationSource source;
        const QCoro::Task<http::Exchange> task =
            bench.sender.send({"GET", bench.server.url(), {}, {}}, trusting(), source.cancellation());
        QVERIFY(QTest::qWaitFor([&] { return bench.server.connections() > 0; }));
        source.request();
        QVERIFY(task.isReady());
    }
};

QTEST_GUILESS_MAIN(TestCurlSenderTls)
#include "tst_CurlSenderTls.moc"
