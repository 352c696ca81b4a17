// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/TestOverlap.h"
#include "app/text/DescribeUsage.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/AwaitOutcome.h"

using namespace sealwright;
using tests::awaitOutcome;
using tests::FlowWorld;
using tests::SendWorld;
using Finding = flow::SentOverlap::Finding;

namespace {

constexpr const char *kOld = "the-old-secret-0123456789abcdef";
constexpr const char *kNew = "the-new-secret-0123456789abcdef";

struct OverlapWorld : SendWorld
{
    flow::TestOverlap overlap{prepare, send};

    credential::Credential rotated(credential::Credential credential)
    {
        const QString id = added(std::move(credential), kOld).id;
        return *awaitOutcome(keep.rotate(id, secret(kNew)));
    }

    base::Result<flow::SentOverlap> tested(const QString &id)
    {
        return awaitOutcome(
            overlap.run(SendWorld::orderWith(flow::Authentication()), id, base::Cancellation()));
    }
};

} // namespace

class TestTestOverlap : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void concludesFromTheTwoAnswers_data()
    {
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("previous");
        QTest::addColumn<QByteArray>("finding");
        QTest::addColumn<bool>("acceptsCurrent");
        QTest::newRow("both") << 200 << 204 << QByteArray("both") << true;
        QTest::newRow("new only") << 200 << 401 << QByteArray("only_current") << true;
        QTest::newRow("old only") << 403 << 200 << QByteArray("only_previous") << false;
        QTest::newRow("neither") << 401 << 401 << QByteArray("neither") << false;
        QTest::newRow("a redirect is no welcome") << 302 << 302 << QByteArray("neither") << false;
    }

    void concludesFromTheTwoAnswers()
    {
        QFETCH(const int, current);
        QFETCH(const int, previous);
        QFETCH(const QByteArray, finding);
        QFETCH(const bool, acceptsCurrent);
        OverlapWorld world;
        const credential::Credential one = world.rotated(FlowWorld::bearer(QStringLiteral("A")));
        world.sender.answer(current);
        world.sender.answer(previous);
        const auto sent = world.tested(one.id);
        VERIFY_RESULT(sent);
        QCOMPARE(nameOf(sent->finding()), finding);
        QCOMPARE(sent->acceptsCurrent(), acceptsCurrent);
        QCOMPARE(sent->isSameStatus(), current == previous);
        // The new one went first, each as the credential sends it.
        QCOMPARE(*world.sender.sent()[0].request.headers.find("Authorization"), QByteArray("Bearer ") + kNew);
        QCOMPARE(*world.sender.sent()[1].request.headers.find("Authorization"), QByteArray("Bearer ") + kOld);
        const QString sentence = text::describe(*sent);
        QVERIFY2(sentence.contains(QString::number(current)), qPrintable(sentence));
        QVERIFY2(sentence.contains(QString::number(previous)), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
    }

    void signsEachForItself()
    {
        OverlapWorld world;
        const credential::Credential one = world.rotated(FlowWorld::hmac(QStringLiteral("A")));
        VERIFY_RESULT(world.tested(one.id));
        QVERIFY(*world.sender.sent()[0].request.headers.find("x-signature") !=
                *world.sender.sent()[1].request.headers.find("x-signature"));
    }

    void mintsATokenWithEach()
    {
        OverlapWorld world;
        credential::Credential minting;
        minting.name = QStringLiteral("A");
        minting.fields = credential::JwtFields();
        const QString id = world.added(minting, QByteArray(kOld).repeated(2)).id;
        VERIFY_RESULT(awaitOutcome(world.keep.rotate(id, FlowWorld::secret(QByteArray(kNew).repeated(2)))));
        VERIFY_RESULT(world.tested(id));
        QVERIFY(*world.sender.sent()[0].request.headers.find("Authorization") !=
                *world.sender.sent()[1].request.headers.find("Authorization"));
    }

    void holdsNeitherSecret()
    {
        OverlapWorld world;
        const credential::Credential one = world.rotated(FlowWorld::bearer(QStringLiteral("A")));
        const auto sent = world.tested(one.id);
        VERIFY_RESULT(sent);
        const std::string json = flow::toJson(*sent).dump();
        QVERIFY(json.find(kOld) == std::string::npos);
        QVERIFY(json.find(kNew) == std::string::npos);
    }

    void comparesTheBodies()
    {
        OverlapWorld world;
        const credential::Credential one = world.rotated(FlowWorld::bearer(QStringLiteral("A")));
        world.sender.answer(200, "{\"tenant\":1}");
        world.sender.answer(200, "{\"tenant\":2}");
        const auto sent = world.tested(one.id);
        VERIFY_RESULT(sent);
        QVERIFY(sent->isSameStatus());
        QVERIFY(!sent->isSameBody());
        QVERIFY(text::describe(*sent).contains(QStringLiteral("differ")));
    }

    void concludesNothingWithoutAnAnswer()
    {
        OverlapWorld world;
        const credential::Credential one = world.rotated(FlowWorld::bearer(QStringLiteral("A")));
        world.sender.answer(200);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        const auto sent = world.tested(one.id);
        VERIFY_RESULT(sent);
        QCOMPARE(sent->finding(), Finding::Unknown);
        QVERIFY(!sent->acceptsCurrent());
        QVERIFY(!text::describe(*sent).contains(QLatin1Char('%')));
    }

    void sendsNothingWithoutAPreviousSecret()
    {
        OverlapWorld world;
        const credential::Credential one = world.added(FlowWorld::bearer(QStringLiteral("A")), kNew);
        const auto sent = world.tested(one.id);
        VERIFY_FAILURE(sent, flow::OverlapError::NoPrevious);
        QCOMPARE(sent.error().fact("credential"), QStringLiteral("A"));
        QVERIFY(world.sender.sent().empty());
    }

    void keepsTheBindingToHosts()
    {
        OverlapWorld world;
        credential::Credential bound = FlowWorld::bearer(QStringLiteral("A"));
        bound.hosts = {QStringLiteral("example.test")};
        const credential::Credential one = world.rotated(bound);
        VERIFY_FAILURE(world.tested(one.id), credential::CredentialError::HostNotAllowed);
        QVERIFY(world.sender.sent().empty());
    }
};

QTEST_GUILESS_MAIN(TestTestOverlap)
#include "tst_TestOverlap.moc"
