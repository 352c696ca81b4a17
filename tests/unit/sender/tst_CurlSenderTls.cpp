// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestCertificates.h"
#include "tests/unit/sender/SenderBench.h"

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
        const QByteArray code = codeOf(without);
        QVERIFY2(code == "tls_handshake" || code == "closed_early", code.constData());
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
