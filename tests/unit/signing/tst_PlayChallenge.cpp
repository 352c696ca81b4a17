// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/PlayChallenge.h"
#include "tests/unit/signing/KeyBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

const QByteArray kUrl("https://example.com/hook?a=1");
const QByteArray kSecret("a secret for challenges");
const QByteArray kMac = crypto::hmac(crypto::HashAlgorithm::Sha256, kSecret, "nonce_1");

std::vector<ChallengeRequest> played(const char *id, const QByteArray &secret = kSecret)
{
    const CompiledRecipe recipe = builtIn(QString::fromLatin1(id));
    return playChallenge(recipe, base::SecretBytes::copyOf(secret), kUrl,
                         {kMoment, "msg_1", "nonce_1", someVariables()})
        .value();
}

ChallengeReply reply(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    return {status, {{"content-type", type + "; charset=utf-8"}}, body, std::chrono::milliseconds(20)};
}

QByteArray faultsOf(const ChallengeRequest &challenge, const ChallengeReply &answer)
{
    QByteArray text;
    for (const ChallengeFault &fault : checkReply(challenge, answer)) {
        text += QByteArray::number(static_cast<int>(fault.what)) + fault.place + ":" + fault.expected + "/" +
                fault.got + ";";
    }
    return text;
}

} // namespace

class TestPlayChallenge : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void playsEachHandshake_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](const char *id, const QByteArray &request, const QByteArray &body,
                            const QByteArray &answer, const char *type = "application/json") {
            QTest::newRow(id) << QByteArray(id) << request << body << answer << QByteArray(type);
        };
        row("twitter", "GET " + kUrl + "&crc_token=nonce_1", "",
            "{\"response_token\":\"sha256=" + kMac.toBase64() + "\"}");
        row("zoom", "POST " + kUrl,
            R"({"event":"endpoint.url_validation","payload":{"plainToken":"nonce_1"}})",
            "{ \"plainToken\": \"nonce_1\", \"encryptedToken\": \"" + kMac.toHex() + "\" }");
        row("slack", "POST " + kUrl, R"({"type":"url_verification","challenge":"nonce_1"})", "nonce_1",
            "text/plain");
        row("meta", "GET " + kUrl + "&hub.mode=subscribe&hub.verify_token=token-1&hub.challenge=nonce_1", "",
            "nonce_1", "text/html");
        row("dropbox", "GET " + kUrl + "&challenge=nonce_1", "", "nonce_1", "text/plain");
        row("ms-graph", "POST " + kUrl + "&validationToken=nonce_1", "", "nonce_1", "text/plain");
        row("okta", "GET " + kUrl, "", R"({"verification":"nonce_1"})");
        row("twitch", "POST " + kUrl, R"({"challenge":"nonce_1"})", "nonce_1", "text/plain");
        row("trello", "HEAD " + kUrl, "", "");
    }

    void playsEachHandshake()
    {
        QFETCH(const QByteArray, id);
        QFETCH(const QByteArray, request);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, answer);
        QFETCH(const QByteArray, type);
        const std::vector<ChallengeRequest> steps = played(id.constData());
        QCOMPARE(steps.size(), std::size_t{1});
        const http::Request &made = steps[0].request;
        QCOMPARE(made.method + " " + made.url, request);
        QCOMPARE(made.body, body);
        QCOMPARE(faultsOf(steps[0], reply(200, answer, type)), QByteArray());
        QVERIFY(!checkReply(steps[0], reply(404, answer, type)).empty());
        if (!answer.isEmpty()) {
            QVERIFY(!checkReply(steps[0], reply(200, "something else", type)).empty());
        }
    }

    void signsWhatTheSenderSigns()
    {
        for (const char *id : {"zoom", "slack", "twitch"}) {
            COMPARE_VERDICT(verifiedBy(builtIn(QString::fromLatin1(id)), kSecret, played(id)[0].request),
                            "verified", "ok");
        }
        QVERIFY(played("okta")[0].request.headers ==
                (http::HeaderList{{"X-Okta-Verification-Challenge", "nonce_1"}}));
    }

    void asksDiscordsEndpointsToRefuseAWrongSignature()
    {
        const KeyHalves keys = pairOf("ed25519");
        const std::vector<ChallengeRequest> steps = played("discord", keys.toSign);
        QCOMPARE(steps.size(), std::size_t{2});
        const CompiledRecipe discord = builtIn(QStringLiteral("discord"));
        QCOMPARE(steps[0].request.body, QByteArray(R"({"type":1})"));
        COMPARE_VERDICT(verifiedBy(discord, keys.toVerify, steps[0].request), "verified", "ok");
        COMPARE_VERDICT(verifiedBy(discord, keys.toVerify, steps[1].request), "failed", "signature_mismatch");
        QCOMPARE(faultsOf(steps[0], reply(200, R"({"type": 1})")), QByteArray());
        QCOMPARE(faultsOf(steps[0], reply(200, R"({"type":"1"})")), QByteArray("3/type:1/\"1\";"));
        QCOMPARE(faultsOf(steps[1], reply(401, "no")), QByteArray());
        QCOMPARE(faultsOf(steps[1], reply(200, "")), QByteArray("0:401/200;"));
    }

    void namesTheFaultsOfTheNearestExpectation()
    {
        const ChallengeRequest slack = played("slack")[0];
        QCOMPARE(faultsOf(slack, reply(200, R"({"challenge":"nonce_1"})")), QByteArray());
        QCOMPARE(faultsOf(slack, reply(200, R"({"challenge":"other"})")),
                 QByteArray(R"(3/challenge:"nonce_1"/"other";)"));
        ChallengeReply late = reply(200, "nonce_1", "text/plain");
        late.elapsed = std::chrono::milliseconds(10001);
        QCOMPARE(faultsOf(played("ms-graph")[0], late), QByteArray("4:10 s/10001 ms;"));
        QCOMPARE(faultsOf(played("dropbox")[0], reply(200, "nonce_1")),
                 QByteArray("1:text/plain/application/json;"));
    }

    void hasNoneForMostRecipes()
    {
        QVERIFY(played("stripe").empty());
        QVERIFY(!builtIn(QStringLiteral("stripe")).hasChallenge());
        int count = 0;
        for (const QString &id : RecipeCatalog().ids()) {
            count += builtIn(id).hasChallenge() ? 1 : 0;
        }
        QCOMPARE(count, 10);
    }

    void saysWhatIsMissing()
    {
        const CompiledRecipe meta = builtIn(QStringLiteral("meta"));
        VERIFY_FAILURE(playChallenge(meta, base::SecretBytes::copyOf(kSecret), kUrl, moment()),
                       SigningError::VariableMissing);
        VERIFY_FAILURE(playChallenge(meta, base::SecretBytes::copyOf(kSecret), "ftp://x/", moment()),
                       http::HttpError::UrlSchemeUnsupported);
    }

    void refusesAChallengeThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *challenge, const char *member, const char *reason) {
            QTest::newRow(challenge) << QByteArray(challenge) << QString::fromLatin1(member)
                                     << QString::fromLatin1(reason);
        };
        row("1", "/challenge", "must be an object with request and expect");
        row(R"({"request":{}})", "/challenge", "must be an object with request and expect");
        row(R"([{"request":{"method":"GET"},"expect":{"status":200},"x":1}])", "/challenge/0/x",
            "unknown member");
        row(R"({"request":{},"expect":{"status":200}})", "/challenge/request/method", "must be a method");
        row(R"({"request":{"method":"GET","headers":[]},"expect":{"status":200}})",
            "/challenge/request/headers", "must be an object");
        row(R"({"request":{"method":"GET","headers":{"a b":"c"}},"expect":{"status":200}})",
            "/challenge/request/headers", "not a header name");
        row(R"({"request":{"method":"GET","signature":"none"},"expect":{"status":200}})",
            "/challenge/request/signature", "must be right or wrong");
        row(R"({"request":{"method":"GET","body":"{body}"},"expect":{"status":200}})",
            "/challenge/request/body", "a challenge knows its nonce and variables only");
        row(R"({"request":{"method":"GET"},"expect":{}})", "/challenge/expect/status", "missing");
        row(R"({"request":{"method":"GET"},"expect":{"status":99}})", "/challenge/expect/status",
            "must be a status code");
        row(R"({"request":{"method":"GET"},"expect":{"status":200,"body":1}})", "/challenge/expect/body",
            "must be a text");
        row(R"({"request":{"method":"GET"},"expect":[{"status":200,"withinSeconds":0}]})",
            "/challenge/expect/0/withinSeconds", "must be a whole number of seconds, at most an hour");
        row(R"({"request":{"method":"GET"},"expect":{"status":200,"cookie":1}})", "/challenge/expect/cookie",
            "unknown member");
    }

    void refusesAChallengeThatCannotBe()
    {
        QFETCH(const QByteArray, challenge);
        QFETCH(const QString, member);
        QFETCH(const QString, reason);
        const auto recipe = compiledFrom(
            recipeText("{body}", R"("header:X-Sig":"{signature}")", "\"challenge\":" + challenge));
        QVERIFY(!recipe.has_value());
        QCOMPARE(recipe.error().fact("member"), member);
        QCOMPARE(recipe.error().fact("reason"), reason);
    }
};

QTEST_GUILESS_MAIN(TestPlayChallenge)
#include "tst_PlayChallenge.moc"
