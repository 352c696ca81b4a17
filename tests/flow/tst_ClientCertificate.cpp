// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SecretPlaces.h"
#include "app/flow/TestOverlap.h"
#include "app/flow/VerifyRequest.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/TestKeys.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;
using tests::testKey;

namespace {

const QString kName = QStringLiteral("Client");

credential::Credential mtls()
{
    credential::Credential credential;
    credential.name = kName;
    credential.fields = credential::MtlsFields();
    return credential;
}

std::vector<base::SecretBytes> halves(const QByteArray &certificate, const QByteArray &key)
{
    std::vector<base::SecretBytes> secrets;
    secrets.push_back(base::SecretBytes::copyOf(certificate));
    secrets.push_back(base::SecretBytes::copyOf(key));
    return secrets;
}

std::vector<base::SecretBytes> goodHalves()
{
    return halves(testKey("rsa.certificate.pem"), testKey("rsa.pkcs1.pem"));
}

/// The same for every use, and other bytes: what a rotation brings.
std::vector<base::SecretBytes> freshHalves()
{
    return halves(testKey("rsa.certificate.pem") + '\n', testKey("rsa.pkcs1.pem") + '\n');
}

credential::Credential added(SendWorld &world)
{
    const auto kept = await(world.keep.add(mtls(), goodHalves()));
    if (!kept) {
        qFatal("the client certificate could not be added");
    }
    return *kept;
}

flow::SendOrder secureOrder()
{
    flow::SendOrder order = SendWorld::orderWith(kName);
    order.request.url = "https://api.example.test/hook";
    return order;
}

} // namespace

/// Credentials of kind mtls, whose two halves lie in the store side by side.
class TestClientCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsBothHalvesInTheStore()
    {
        SendWorld world;
        const credential::Credential kept = added(world);
        QCOMPARE(world.store.keys(), (QStringList{kept.secretKey(QStringLiteral("certificate")),
                                                  kept.secretKey(QStringLiteral("privateKey"))}));
        QFile file(world.credentialFile(kept));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("\"mtls\""));
        QVERIFY(!text.contains("BEGIN"));
        const auto places = flow::secretPlaces(world.workspace);
        VERIFY_RESULT(places);
        QCOMPARE(places->items.size(), std::size_t{4});
        VERIFY_RESULT(await(world.keep.remove(kept.id, flow::KeepCredential::WhenUsed::Refuse)));
        QCOMPARE(world.store.keys(), QStringList());
    }

    void asksAServerWhichOfTwoPairsItAccepts()
    {
        SendWorld world;
        const credential::Credential kept = added(world);
        flow::TestOverlap overlap(world.prepare, world.send);
        const auto early = await(overlap.run(secureOrder(), kept.id, base::Cancellation()));
        VERIFY_FAILURE(early, flow::OverlapError::NoPrevious);
        QVERIFY(world.sender.sent().empty());
        VERIFY_RESULT(await(
            world.keep.rotate(kept.id, halves(testKey("p256.certificate.pem"), testKey("p256.pkcs8.pem")))));
        world.sender.answer("HTTP/1.1 200 OK\r\n\r\n");
        world.sender.answer("HTTP/1.1 403 Forbidden\r\n\r\n");
        const auto sent = await(overlap.run(secureOrder(), kept.id, base::Cancellation()));
        VERIFY_RESULT(sent);
        QVERIFY(sent->finding() == flow::SentOverlap::Finding::OnlyCurrent);
        const auto &orders = world.sender.sent();
        QCOMPARE(orders.size(), std::size_t{2});
        QVERIFY(orders[0].options.clientIdentity->certificates !=
                orders[1].options.clientIdentity->certificates);
        QVERIFY(sent->current.certificate->subject.contains(QLatin1String("the next")));
        QVERIFY(!sent->previous.certificate->subject.contains(QLatin1String("the next")));
    }

    void refusesHalvesThatAreNotOne_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *tag, const QByteArray &certificate, const QByteArray &key,
                            const char *code) {
            QTest::newRow(tag) << certificate << key << QByteArray(code);
        };
        const QByteArray certificate = testKey("rsa.certificate.pem");
        const QByteArray key = testKey("rsa.pkcs8.pem");
        row("another key", certificate, testKey("p256.pkcs8.pem"), "certificate_key_mismatch");
        row("a certificate as the key", certificate, certificate, "key_is_certificate");
        row("a key as the certificate", key, key, "certificate_holds_private_key");
        row("exchanged", key, certificate, "certificate_holds_private_key");
        row("a public key", certificate, testKey("rsa.spki.pem"), "key_is_public");
        row("an encrypted key", certificate, testKey("rsa.encrypted.pem"), "credential_key_encrypted");
        row("no certificate", {}, key, "secret_empty");
        row("no key", certificate, {}, "secret_empty");
        row("words", "words", key, "certificate_missing");
    }

    void refusesHalvesThatAreNotOne()
    {
        QFETCH(const QByteArray, certificate);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, code);
        FlowWorld world;
        const auto kept = await(world.keep.add(mtls(), halves(certificate, key)));
        QVERIFY(!kept);
        QCOMPARE(QByteArray::fromStdString(std::string(kept.error().code())), code);
        QCOMPARE(world.store.operations(), 0);
    }

    void refusesHalfOfIt()
    {
        FlowWorld world;
        VERIFY_FAILURE(await(world.keep.add(mtls(), base::SecretBytes::copyOf(testKey("rsa.pkcs8.pem")))),
                       credential::CredentialError::HalvesNeeded);
    }

    void leavesNothingBehindWhenTheSecondHalfCannotBeStored()
    {
        FlowWorld world;
        world.store.failAt(1, vault::VaultError::Locked);
        VERIFY_FAILURE(await(world.keep.add(mtls(), goodHalves())), vault::VaultError::Locked);
        QCOMPARE(world.store.keys(), QStringList());
        QVERIFY(world.workspace.credentials()->items.empty());
    }

    void handsTheHalvesToTheConnectionAndChangesNothingElse()
    {
        SendWorld world;
        added(world);
        const auto sent = world.sent(secureOrder());
        VERIFY_RESULT(sent);
        const tests::FakeSender::Sent &went = world.sender.sent().front();
        QVERIFY(went.options.clientIdentity);
        QVERIFY(went.options.clientIdentity->certificates.startsWith("-----BEGIN CERTIFICATE-----"));
        QVERIFY(went.options.clientIdentity->key.view().startsWith("-----BEGIN PRIVATE KEY-----"));
        QVERIFY(went.request.headers == secureOrder().request.headers);
        QCOMPARE(went.request.url, secureOrder().request.url);
        QVERIFY(sent->placed.empty());
        QVERIFY(sent->certificate);
        QCOMPARE(sent->certificate->subject, QStringLiteral("CN = Sealwright test"));
        const base::Json json = flow::toJson(*sent);
        QCOMPARE(json["clientCertificate"]["subject"].dump(), "\"CN = Sealwright test\"");
        QVERIFY(!QByteArray::fromStdString(json.dump()).contains("PRIVATE"));
    }

    void goesOverTlsOnlyAndAlone()
    {
        SendWorld world;
        added(world);
        VERIFY_FAILURE(world.sent(SendWorld::orderWith(kName)), credential::CredentialError::NeedsTls);
        flow::SendOrder order = secureOrder();
        order.options.clientCertificateFile = QStringLiteral("/tmp/another.pem");
        VERIFY_FAILURE(world.sent(std::move(order)), credential::CredentialError::CertificateTwice);
        QVERIFY(world.sender.sent().empty());
    }

    void takesBothHalvesOnTheSpotOrNone()
    {
        SendWorld world;
        added(world);
        world.store.failAlways(vault::VaultError::Unavailable);
        flow::SendOrder order = secureOrder();
        order.authentication = flow::WithCredential{kName, goodHalves()};
        VERIFY_RESULT(world.sent(std::move(order)));
        order = secureOrder();
        std::vector<base::SecretBytes> half;
        half.push_back(base::SecretBytes::copyOf(testKey("rsa.pkcs8.pem")));
        order.authentication = flow::WithCredential{kName, std::move(half)};
        VERIFY_FAILURE(world.sent(std::move(order)), credential::CredentialError::HalvesNeeded);
    }

    void rotatesBothAndKeepsBoth()
    {
        SendWorld world;
        const credential::Credential kept = added(world);
        VERIFY_RESULT(await(world.keep.rotate(kName, freshHalves())));
        QCOMPARE(world.store.keys().size(), 4);
        VERIFY_RESULT(await(world.keep.dropPrevious(kept.id)));
        QCOMPARE(world.store.keys().size(), 2);
    }

    /// At whatever operation a rotation fails, what is there can still be sent with.
    void survivesARotationThatFailsAnywhere()
    {
        for (int step = 0; step < 6; ++step) {
            SendWorld world;
            added(world);
            world.store.failAt(world.store.operations() + step, vault::VaultError::Unavailable);
            VERIFY_FAILURE(await(world.keep.rotate(kName, freshHalves())), vault::VaultError::Unavailable);
            VERIFY_RESULT(world.sent(secureOrder()));
        }
    }

    /// As after a kill between the two: the certificate is the new one, the key the old one.
    void sendsWithThePairBeforeWhenTheLatestIsTorn()
    {
        SendWorld world;
        const credential::Credential kept = added(world);
        VERIFY_RESULT(await(world.keep.rotate(kName, freshHalves())));
        const QString key = kept.secretKey(QStringLiteral("privateKey"));
        world.store.put(key, testKey("p256.pkcs8.pem"));
        VERIFY_RESULT(world.sent(secureOrder()));
        // The next rotation does not push the pair out that still works.
        VERIFY_RESULT(await(world.keep.rotate(kName, freshHalves())));
        QCOMPARE(world.store.secretOf(kept.previousSecretKey(QStringLiteral("privateKey"))),
                 testKey("rsa.pkcs1.pem"));
        VERIFY_RESULT(await(world.keep.dropPrevious(kName)));
        world.store.put(key, testKey("p256.pkcs8.pem"));
        VERIFY_FAILURE(world.sent(secureOrder()), crypto::CertificateError::KeyMismatch);
    }

    void saysWhatTheCertificateSaysAndNotTheKey()
    {
        FlowWorld world;
        VERIFY_RESULT(await(world.keep.add(mtls(), goodHalves())));
        const auto details = await(world.inspect.details(kName));
        VERIFY_RESULT(details);
        QCOMPARE(details->secrets.size(), std::size_t{2});
        QVERIFY(details->secrets.front().certificate);
        QVERIFY(!details->secrets.back().certificate);
        const base::Json json = flow::toJson(*details);
        QCOMPARE(json["secrets"]["certificate"]["certificate"]["issuer"].dump(), "\"CN = Sealwright test\"");
        const auto preview = world.inspect.preview(details->summary.credential, world.clock.now());
        VERIFY_RESULT(preview);
        QVERIFY(preview->empty());
    }

    void cannotBeCheckedInACapturedRequest()
    {
        SendWorld world;
        added(world);
        flow::VerifyRequest verify(world.prepare);
        http::Request request;
        request.url = "https://127.0.0.1/hook";
        const auto verification = await(verify.run(request, flow::WithCredential{kName}, {}));
        VERIFY_RESULT(verification);
        QVERIFY(verification->verdict == signing::Verdict::Unchecked);
        QVERIFY(verification->uncheckable == signing::Uncheckable::ClientCertificate);
        QCOMPARE(flow::toJson(*verification)["unchecked"].dump(), "\"client_certificate\"");
    }
};

QTEST_GUILESS_MAIN(TestClientCertificate)
#include "tst_ClientCertificate.moc"
