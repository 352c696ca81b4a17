// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/oauth/OAuthBench.h"

using namespace sealwright;
using namespace sealwright::tests;
using oauth::TokenWish;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// A wish that waits; its outcome is there when it is.
struct Waiting
{
    std::optional<oauth::TokenOutcome> outcome;
    base::CancellationSource cancel;

    static QCoro::Task<void> run(std::shared_ptr<Waiting> waiting, oauth::TokenCache &cache, TokenWish wish)
    {
        auto wishing = cache.token(std::move(wish), waiting->cancel.cancellation());
        oauth::TokenOutcome outcome = co_await wishing;
        waiting->outcome = std::move(outcome);
    }
};

std::shared_ptr<Waiting> waitFor(OAuthBench &bench, TokenWish wish = OAuthBench::wish())
{
    auto waiting = std::make_shared<Waiting>();
    Waiting::run(waiting, bench.cache, std::move(wish));
    return waiting;
}

QByteArray lasting(const QByteArray &expiresIn)
{
    return R"("token_type":"Bearer","expires_in":)" + expiresIn;
}

} // namespace

class TestTokenCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void asksOnceAndKeepsTheAnswer()
    {
        OAuthBench bench;
        bench.sender.answer(tokenAnswer::granted("first-token-of-many"));
        const oauth::TokenOutcome first = bench.token();
        QCOMPARE(valueOf(first), QByteArray("first-token-of-many"));
        QVERIFY(!first.isReused);
        const oauth::TokenOutcome second = bench.token();
        QVERIFY(second.token == first.token);
        QVERIFY(second.isReused);
        QVERIFY(second.call == first.call);
        QCOMPARE(bench.calls(), 1);
        QVERIFY(bench.cache.kept(QStringLiteral("cred_k3v5q2m7xd")) == first.token);
        bench.cache.forget(QStringLiteral("cred_k3v5q2m7xd"));
        QVERIFY(!bench.cache.kept(QStringLiteral("cred_k3v5q2m7xd")));
    }

    void renewsBeforeItExpires_data()
    {
        QTest::addColumn<QByteArray>("skew");
        QTest::addColumn<QByteArray>("expiresIn");
        QTest::addColumn<qint64>("good"); // seconds
        QTest::newRow("an hour") << QByteArray("60s") << QByteArray("3600") << qint64{3540};
        QTest::newRow("ten minutes") << QByteArray("60s") << QByteArray("600") << qint64{540};
        QTest::newRow("less: its last tenth") << QByteArray("60s") << QByteArray("300") << qint64{270};
        QTest::newRow("ten seconds") << QByteArray("60s") << QByteArray("10") << qint64{9};
        QTest::newRow("own skew") << QByteArray("5m") << QByteArray("36000") << qint64{35700};
        QTest::newRow("no skew") << QByteArray("0s") << QByteArray("3600") << qint64{3600};
    }

    void renewsBeforeItExpires()
    {
        QFETCH(const QByteArray, skew);
        QFETCH(const QByteArray, expiresIn);
        QFETCH(const qint64, good);
        OAuthBench bench;
        credential::OAuth2Fields fields = oauthFields();
        fields.refreshSkew = skew;
        bench.sender.answer(tokenAnswer::granted("first", lasting(expiresIn)));
        bench.sender.answer(tokenAnswer::granted("second", lasting(expiresIn)));
        QCOMPARE(valueOf(bench.token(OAuthBench::wish(fields))), QByteArray("first"));
        bench.clock.advance(seconds(good) - milliseconds(1));
        QCOMPARE(valueOf(bench.token(OAuthBench::wish(fields))), QByteArray("first"));
        bench.clock.advance(milliseconds(1));
        const oauth::TokenOutcome renewed = bench.token(OAuthBench::wish(fields));
        QCOMPARE(valueOf(renewed), QByteArray("second"));
        QVERIFY(renewed.call->reason == oauth::CallReason::Expired);
        QCOMPARE(bench.calls(), 2);
    }

    void keepsATokenOfUnknownExpiryUntilItIsRefused()
    {
        OAuthBench bench;
        bench.sender.answer(tokenAnswer::granted("first", R"("token_type":"Bearer")"));
        const oauth::TokenOutcome first = bench.token();
        bench.clock.advance(minutes(100000));
        QVERIFY(bench.token().token == first.token);
        QCOMPARE(bench.calls(), 1);

        bench.sender.answer(tokenAnswer::granted("second", R"("token_type":"Bearer")"));
        TokenWish another = OAuthBench::wish();
        another.accept = TokenWish::Accept::AnyBut;
        another.refused = first.token;
        const oauth::TokenOutcome second = bench.token(std::move(another));
        QCOMPARE(valueOf(second), QByteArray("second"));
        QVERIFY(second.call->reason == oauth::CallReason::Refused);
        // Another request that was refused with the first one finds the second one.
        TokenWish late = OAuthBench::wish();
        late.accept = TokenWish::Accept::AnyBut;
        late.refused = first.token;
        QVERIFY(bench.token(std::move(late)).token == second.token);
        QCOMPARE(bench.calls(), 2);
    }

    void doesNotHammerAServerWhoseTokensLiveNotAtAll_data()
    {
        QTest::addColumn<QByteArray>("expiresIn");
        for (const char *value : {"0", "-1", "\"3600\"", "1e20"}) {
            QTest::newRow(value) << QByteArray(value);
        }
    }

    void doesNotHammerAServerWhoseTokensLiveNotAtAll()
    {
        QFETCH(const QByteArray, expiresIn);
        OAuthBench bench;
        const qint64 pauses[] = {1, 2, 4, 8, 16, 32, 60, 60};
        qsizetype calls = 0;
        for (const qint64 pause : pauses) {
            bench.sender.answer(tokenAnswer::granted("another", lasting(expiresIn)));
            QVERIFY(!bench.token().isReused);
            QCOMPARE(bench.calls(), ++calls);
            bench.clock.advance(seconds(pause) - milliseconds(1));
            QVERIFY(bench.token().isReused);
            bench.clock.advance(milliseconds(1));
        }
        // A good one ends that.
        bench.sender.answer(tokenAnswer::granted("good"));
        bench.token();
        bench.clock.advance(minutes(30));
        QVERIFY(bench.token().isReused);
    }

    void seesThatAJwtHasExpiredAlready()
    {
        OAuthBench bench;
        // {"alg":"HS256"}.{"exp":1}
        bench.sender.answer(tokenAnswer::granted("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.AAAA", lasting("3600")));
        const oauth::TokenOutcome outcome = bench.token();
        const oauth::TokenFacts &facts = *outcome.call->token;
        QVERIFY(std::ranges::count(facts.notes, oauth::TokenNote::AlreadyExpired) == 1);
        QVERIFY(facts.decoded.has_value());
        QVERIFY(facts.decoded->signature.isEmpty());
        bench.clock.advance(seconds(1));
        QVERIFY(!bench.token().isReused);
    }

    void makesOneCallForAHundredWhoWait()
    {
        OAuthBench bench;
        bench.sender.hold();
        bench.sender.answer(tokenAnswer::granted("one-for-all-of-them"));
        std::vector<std::shared_ptr<Waiting>> all;
        for (int i = 0; i < 100; ++i) {
            all.push_back(waitFor(bench));
        }
        QCOMPARE(bench.calls(), 1);
        bench.sender.release();
        for (const auto &each : all) {
            QVERIFY(each->outcome.has_value());
            QCOMPARE(valueOf(*each->outcome), QByteArray("one-for-all-of-them"));
        }
        QCOMPARE(bench.calls(), 1);
    }

    void tellsAllWhoWaitWhyThereIsNone()
    {
        OAuthBench bench;
        bench.sender.hold();
        bench.sender.answer(tokenAnswer::refused(401, "invalid_client"));
        const auto first = waitFor(bench);
        const auto second = waitFor(bench);
        bench.sender.release();
        QCOMPARE(codeOf(*first->outcome), QByteArray("oauth_invalid_client"));
        QCOMPARE(codeOf(*second->outcome), QByteArray("oauth_invalid_client"));
        QCOMPARE(bench.calls(), 1);
        // A failure is not kept: the next one asks again.
        bench.sender.answer(tokenAnswer::granted("mended"));
        QCOMPARE(valueOf(bench.token()), QByteArray("mended"));
    }

    void keepsTheOldTokenWhenNoNewOneComes()
    {
        OAuthBench bench;
        bench.sender.answer(tokenAnswer::granted("first"));
        const oauth::TokenOutcome first = bench.token();
        for (const QByteArray &answer : {tokenAnswer::page(200), tokenAnswer::page(500),
                                         tokenAnswer::redirect("https://login.example.test/")}) {
            bench.sender.answer(answer);
            TokenWish fresh = OAuthBench::wish();
            fresh.accept = TokenWish::Accept::FreshOnly;
            QVERIFY(!bench.token(std::move(fresh)).token);
            QVERIFY(bench.token().token == first.token);
        }
    }

    void letsOneGoWithoutTheOthers()
    {
        OAuthBench bench;
        bench.sender.hold();
        bench.sender.answer(tokenAnswer::granted("for-who-stayed"));
        const auto beginner = waitFor(bench);
        const auto other = waitFor(bench);
        beginner->cancel.request();
        QCOMPARE(codeOf(*beginner->outcome), QByteArray("cancelled"));
        QVERIFY(!other->outcome);
        QCOMPARE(bench.sender.held(), 1);
        bench.sender.release();
        QCOMPARE(valueOf(*other->outcome), QByteArray("for-who-stayed"));
    }

    void endsTheCallWithTheLastWhoWaits()
    {
        OAuthBench bench;
        bench.sender.hold();
        const auto first = waitFor(bench);
        const auto second = waitFor(bench);
        first->cancel.request();
        second->cancel.request();
        QCOMPARE(bench.sender.held(), 0);
        bench.sender.release();
        bench.sender.answer(tokenAnswer::granted("afterwards"));
        bench.sender.answer(tokenAnswer::granted("afterwards"));
        QCOMPARE(valueOf(bench.token()), QByteArray("afterwards"));
        const auto never = std::make_shared<Waiting>();
        never->cancel.request();
        QCOMPARE(codeOf(bench.token(OAuthBench::wish(), never->cancel.cancellation())),
                 QByteArray("cancelled"));
        QCOMPARE(bench.calls(), 2);
    }

    void waitsNoLongerThanWhoJoinsAllows()
    {
        OAuthBench bench;
        bench.sender.hold();
        const auto beginner = waitFor(bench);
        TokenWish hasty = OAuthBench::wish();
        hasty.options.timeout = milliseconds(20);
        const auto joined = waitFor(bench, std::move(hasty));
        QTRY_VERIFY(joined->outcome.has_value());
        QCOMPARE(codeOf(*joined->outcome), QByteArray("timed_out"));
        QCOMPARE(joined->outcome->error->fact("token_url"),
                 QStringLiteral("https://auth.example.test/token"));
        QVERIFY(!beginner->outcome);
        bench.sender.release();
    }

    void usesNoTokenOfOtherFieldsOrAnotherSecret()
    {
        OAuthBench bench;
        bench.token();
        credential::OAuth2Fields other = oauthFields();
        other.scope = "another";
        for (const char *token : {"a", "b", "c"}) {
            bench.sender.answer(tokenAnswer::granted(token));
        }
        QCOMPARE(valueOf(bench.token(OAuthBench::wish(other))), QByteArray("a"));
        QCOMPARE(valueOf(bench.token(OAuthBench::wish(other, "rotated"))), QByteArray("b"));
        TokenWish elsewhere = OAuthBench::wish(other, "rotated");
        elsewhere.credentialId = QStringLiteral("cred_aaaaaaaaaa");
        QCOMPARE(valueOf(bench.token(std::move(elsewhere))), QByteArray("c"));
        QVERIFY(bench.token(OAuthBench::wish(other, "rotated")).isReused);
    }
};

QTEST_GUILESS_MAIN(TestTokenCache)
#include "tst_TokenCache.moc"
