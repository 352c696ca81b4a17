// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"
#include "app/flow/ExplainRequest.h"
#include "app/flow/VerifyRequest.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/AwaitOutcome.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;

namespace {

constexpr char kPassword[] = "a password & more than sixteen bytes";
constexpr char kKey[] = "k+y/with=odd characters-2f9a";

credential::Credential basic()
{
    credential::Credential credential;
    credential.name = QStringLiteral("Basic");
    credential.fields = credential::BasicFields{"alice"};
    return credential;
}

credential::Credential apiKey(credential::KeyPlacement placement)
{
    credential::Credential credential;
    credential.name = QStringLiteral("Key");
    credential.fields = credential::ApiKeyFields{.placement = placement, .name = "api_key", .prefix = {}};
    return credential;
}

QByteArray labelOf(QByteArrayView secret)
{
    return crypto::redactionLabel(base::SecretBytes::copyOf(secret));
}

QByteArray sentBase64()
{
    return QByteArray(QByteArray("alice:") + kPassword).toBase64();
}

/// Everything of it that is printed, shown or kept.
QByteArray wholeOf(const flow::SentExchange &sent)
{
    QByteArray whole = QByteArray::fromStdString(flow::toJson(sent).dump());
    whole += sent.exchange.sentHead + sent.exchange.receivedHead + sent.exchange.receivedBody;
    for (const signing::PlacedValue &placed : sent.placed) {
        whole += placed.value;
    }
    return whole;
}

signing::Verification verified(SendWorld &world, const http::Request &request, const QString &credential)
{
    flow::VerifyRequest verify(world.prepare);
    signing::VerifyOptions options;
    options.now = world.clock.now();
    const auto verification =
        await(verify.run(request, flow::WithCredential{credential}, std::move(options)));
    return verification.value_or(signing::Verification());
}

} // namespace

/// User name and password, and keys of an API: sent, redacted and recognised.
class TestPlainCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsUserAndPasswordAndShowsNeither()
    {
        SendWorld world;
        world.added(basic(), kPassword);
        world.sender.answer("HTTP/1.1 200 OK\r\nX-Echo: Basic " + sentBase64() + "\r\n\r\n" + kPassword);
        flow::SendOrder order = SendWorld::orderWith(QStringLiteral("Basic"));
        order.request.headers.append("authorization", "typed by hand");
        const auto sent = world.sent(std::move(order));
        VERIFY_RESULT(sent);
        const http::HeaderList &headers = world.sender.sent().front().request.headers;
        QCOMPARE(headers.all("Authorization"), std::vector<QByteArray>{"Basic " + sentBase64()});

        QVERIFY(sent->redacted);
        const QByteArray whole = wholeOf(*sent);
        QVERIFY(!whole.contains(sentBase64().left(12)));
        QVERIFY(!whole.contains(kPassword));
        QVERIFY(sent->exchange.sentHead.contains(
            QByteArray("Authorization: Basic " + labelOf(kPassword) + "\r\n")));
        QCOMPARE(sent->marks.size(), std::size_t{1});
        QCOMPARE(sent->exchange.sentHead.mid(sent->marks.front().offset, sent->marks.front().length),
                 labelOf(kPassword));
    }

    void redactsTheBase64OfAPasswordOfOneCharacter()
    {
        SendWorld world;
        world.added(basic(), "x");
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("Basic")));
        VERIFY_RESULT(sent);
        QVERIFY(!wholeOf(*sent).contains(QByteArray("alice:x").toBase64()));
    }

    void sendsAKeyInAHeader()
    {
        SendWorld world;
        world.added(apiKey(credential::KeyPlacement::Header), kKey);
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("Key")));
        VERIFY_RESULT(sent);
        QCOMPARE(*world.sender.sent().front().request.headers.find("api_key"), QByteArray(kKey));
        QVERIFY(!wholeOf(*sent).contains(kKey));
    }

    void putsAKeyAtTheEndOfTheQueryInPlaceOfAnother()
    {
        SendWorld world;
        world.added(apiKey(credential::KeyPlacement::Query), kKey);
        const QByteArray encoded = QByteArray(kKey).toPercentEncoding();
        const std::pair<QByteArray, QByteArray> urls[] = {
            {"http://127.0.0.1:3000/hook", "http://127.0.0.1:3000/hook?api_key=" + encoded},
            {"http://127.0.0.1:3000/hook?a=%20b&c", "http://127.0.0.1:3000/hook?a=%20b&c&api_key=" + encoded},
            {"http://127.0.0.1:3000/hook?api_key=old&b=1#part",
             "http://127.0.0.1:3000/hook?b=1&api_key=" + encoded + "#part"},
        };
        for (const auto &[before, after] : urls) {
            flow::SendOrder order = SendWorld::orderWith(QStringLiteral("Key"));
            order.request.url = before;
            const auto sent = world.sent(std::move(order));
            VERIFY_RESULT(sent);
            QCOMPARE(world.sender.sent().back().request.url, after);
            const QByteArray whole = wholeOf(*sent);
            QVERIFY(!whole.contains(kKey));
            QVERIFY(!whole.contains(encoded));
            QVERIFY(sent->exchange.request.url.contains(QByteArray("api_key=" + labelOf(kKey))));
            QCOMPARE(sent->marks.size(), std::size_t{1});
            QCOMPARE(sent->exchange.sentHead.mid(sent->marks.front().offset, sent->marks.front().length),
                     labelOf(kKey));
        }
    }

    void stayWithTheHostsTheyAreBoundTo()
    {
        SendWorld world;
        credential::Credential bound = apiKey(credential::KeyPlacement::Query);
        bound.hosts = {QStringLiteral("api.example.test")};
        world.added(bound, kKey);
        VERIFY_FAILURE(world.sent(SendWorld::orderWith(QStringLiteral("Key"))),
                       credential::CredentialError::HostNotAllowed);
        QVERIFY(world.sender.sent().empty());
    }

    void recogniseWhatTheySent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("verdict");
        const QByteArray plain("http://127.0.0.1/hook");
        const QByteArray encoded = QByteArray(kKey).toPercentEncoding();
        const auto row = [](const char *tag, const char *name, const QByteArray &url,
                            const QByteArray &header, const char *verdict) {
            QTest::newRow(tag) << QString::fromLatin1(name) << url << header << QByteArray(verdict);
        };
        row("basic", "Basic", plain, "Basic " + sentBase64(), "verified ok");
        row("scheme in another case", "Basic", plain, "bASIC " + sentBase64(), "verified ok");
        row("other password", "Basic", plain, "Basic " + QByteArray("alice:no").toBase64(),
            "failed signature_mismatch");
        row("other user", "Basic", plain, "Basic " + QByteArray(QByteArray("bob:") + kPassword).toBase64(),
            "failed signature_mismatch");
        row("other scheme", "Basic", plain, "Bearer abc", "failed malformed_header");
        row("nothing", "Basic", plain, {}, "unsigned missing_header");
        row("key", "Key", plain + "?x=1&api_key=" + encoded, {}, "verified ok");
        row("other key", "Key", plain + "?api_key=no", {}, "failed signature_mismatch");
        row("no key", "Key", plain + "?api_keys=" + encoded, {}, "unsigned missing_header");
    }

    void recogniseWhatTheySent()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, url);
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, verdict);
        SendWorld world;
        world.added(basic(), kPassword);
        world.added(apiKey(credential::KeyPlacement::Query), kKey);
        http::Request request;
        request.url = url;
        if (!header.isEmpty()) {
            request.headers.append("Authorization", header);
        }
        const signing::Verification verification = verified(world, request, name);
        QCOMPARE(signing::nameOf(verification.verdict) + ' ' + signing::nameOf(verification.reason), verdict);
        QVERIFY(!verification.coversBody);
    }

    void recogniseThePasswordFromBeforeTheRotation()
    {
        SendWorld world;
        const credential::Credential before = world.added(basic(), kPassword);
        VERIFY_RESULT(await(world.keep.rotate(before.id, world.secret("another-password-altogether"))));
        http::Request request;
        request.url = "http://127.0.0.1/hook";
        request.headers.append("Authorization", "Basic " + sentBase64());
        const signing::Verification verification = verified(world, request, QStringLiteral("Basic"));
        QVERIFY(verification.verdict == signing::Verdict::Verified);
        QCOMPARE(verification.matchingKey, std::optional(qsizetype{1}));
    }

    void explainAKeyThatIsAnotherCredentials()
    {
        SendWorld world;
        world.added(basic(), kPassword);
        credential::Credential other = basic();
        other.name = QStringLiteral("Other");
        world.added(other, "the-password-of-the-other-one");
        flow::ExplainRequest explain(world.workspace, world.prepare, world.store);
        http::Request request;
        request.url = "http://127.0.0.1/hook";
        request.headers.append("Authorization",
                               "Basic " + QByteArray("alice:the-password-of-the-other-one").toBase64());
        signing::VerifyOptions options;
        options.now = world.clock.now();
        const auto explained =
            tests::await(explain.run(request, flow::WithCredential{QStringLiteral("Basic")}, options, {}));
        VERIFY_RESULT(explained);
        QVERIFY(explained->explanation && explained->explanation->other);
        QCOMPARE(explained->explanation->other->name, QStringLiteral("Other"));
    }

    void makeNoSignature()
    {
        SendWorld world;
        world.added(basic(), kPassword);
        flow::SignRequest sign(world.prepare, world.clock, world.random);
        http::Request request;
        request.url = "http://127.0.0.1/hook";
        const auto made =
            tests::awaitOutcome(sign.run(request, flow::WithCredential{QStringLiteral("Basic")}, {}));
        VERIFY_FAILURE(made, credential::CredentialError::DoesNotSign);
        QCOMPARE(made.error().fact("kind"), QStringLiteral("basic"));
    }

    void previewWhatTheyWillSend()
    {
        FlowWorld world;
        const auto preview = [&world](const credential::Credential &credential) {
            return world.inspect.preview(credential, world.clock.now());
        };
        const auto ofBasic = preview(basic());
        VERIFY_RESULT(ofBasic);
        QCOMPARE(ofBasic->front().name + ": " + ofBasic->front().value,
                 QByteArray("Authorization: Basic ‹base64 of alice:password›"));
        const auto ofKey = preview(apiKey(credential::KeyPlacement::Query));
        VERIFY_RESULT(ofKey);
        QVERIFY(ofKey->front().where == signing::PlacedValue::Where::Query);
        QCOMPARE(ofKey->front().value, QByteArray("‹key›"));
        credential::Credential odd = apiKey(credential::KeyPlacement::Query);
        std::get<credential::ApiKeyFields>(odd.fields).name = "a&b";
        VERIFY_FAILURE(preview(odd), credential::CredentialError::FieldInvalid);
    }
};

QTEST_GUILESS_MAIN(TestPlainCredentials)
#include "tst_PlainCredentials.moc"
