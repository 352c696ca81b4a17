// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/explain/ExplainBench.h"

using namespace sealwright;
using namespace sealwright::tests;
using namespace std::chrono_literals;

namespace {

const std::vector<QString> kTimed{QStringLiteral("stripe"), QStringLiteral("slack"),
                                  QStringLiteral("standard-webhooks")};

bool hasLint(const explain::Explanation &explanation, explain::Lint::Kind kind)
{
    return std::ranges::any_of(explanation.lints,
                               [kind](const explain::Lint &lint) { return lint.kind == kind; });
}

} // namespace

/// A right signature at a wrong time, and a time that is read wrongly.
class TestExplainTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesAStaleAndAFutureTime()
    {
        for (const QString &id : kTimed) {
            Scene scene(id);
            const http::Request request = scene.signedBody("{}").request;
            scene.now = kMoment + 1h;
            const auto stale = scene.explained(request);
            QCOMPARE(shortly(stale), QByteArray("exact timestamp_stale"));
            QCOMPARE(stale->age.value(), std::chrono::seconds(3600));
            QCOMPARE(stale->signedAt.value(), kMoment);
            scene.now = kMoment - 1h;
            const auto future = scene.explained(request);
            QCOMPARE(shortly(future), QByteArray("exact timestamp_future"));
            QCOMPARE(future->age.value(), std::chrono::seconds(-3600));
        }
    }

    void looksAtTheSignatureBeforeTheTime()
    {
        for (const QString &id : kTimed) {
            Scene scene(id);
            const http::Request made = scene.signedBody(R"({"a": 1})").request;
            scene.now = kMoment + 1h;
            QCOMPARE(shortly(scene.explained(withBody(made, R"({"a":1})"))),
                     QByteArray("exact body_reserialized + timestamp_stale"));
            QCOMPARE(shortly(scene.explained(withBody(made, R"({"a":2})"))),
                     QByteArray("none no_hypothesis"));
        }
    }

    void namesAnotherUnit_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("unit");
        for (const QString &id : kTimed) {
            for (const char *unit : {"ms", "ns", "iso", "isosec"}) {
                QTest::newRow((id.toStdString() + " " + unit).c_str()) << id << QByteArray(unit);
            }
        }
        QTest::newRow("vapi-default s") << QStringLiteral("vapi-default") << QByteArray("s");
    }

    void namesAnotherUnit()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, unit);
        Scene scene(id);
        scene.receiver = patched(id, R"({"timestamp":{"unit":"s","toleranceSeconds":300}})");
        if (unit == "s") {
            scene.receiver = patched(id, R"({"timestamp":{"unit":"ms","toleranceSeconds":300}})");
        }
        const QByteArray sender =
            QByteArray(R"({"timestamp":{"unit":"%1","toleranceSeconds":300}})").replace("%1", unit);
        scene.sender = patched(id, sender.constData());
        const auto explanation = scene.explained(scene.signedBody("{}").request);
        QCOMPARE(shortly(explanation), QByteArray("exact timestamp_unit"));
        const QByteArray named = explanation->deviations.front().detail;
        QVERIFY2(named == unit || (unit == "isosec" && named == "iso"), named.constData());
    }

    void readsSecondsWithAFraction()
    {
        for (const QString &id : kTimed) {
            Scene scene(id);
            const QByteArray body = "{}";
            // The sender takes the time from a floating clock, and signs and sends it so.
            const char *const at = "1767261600.25";
            const QByteArray secret =
                id == QLatin1String("standard-webhooks") ? QByteArray::fromBase64(kSecret) : kSecret;
            const QByteArray text(at);
            http::Request request{"POST", "https://example.com/", {}, body};
            const auto mac = [&secret](const QByteArray &content) {
                return crypto::hmac(crypto::HashAlgorithm::Sha256, secret, content);
            };
            if (id == QLatin1String("stripe")) {
                request.headers.append("Stripe-Signature",
                                       "t=" + text + ",v1=" + mac(text + "." + body).toHex());
            } else if (id == QLatin1String("slack")) {
                request.headers.append("X-Slack-Request-Timestamp", text);
                request.headers.append("X-Slack-Signature", "v0=" + mac("v0:" + text + ":" + body).toHex());
            } else {
                request.headers.append("webhook-id", "m");
                request.headers.append("webhook-timestamp", text);
                request.headers.append("webhook-signature", "v1," + mac("m." + text + "." + body).toBase64());
            }
            const auto explanation = scene.explained(request);
            QCOMPARE(shortly(explanation), QByteArray("exact timestamp_unit"));
            QCOMPARE(explanation->deviations.front().detail, QByteArray("float"));
        }
    }

    void findsAUnitThatWasSignedAndNotSent()
    {
        for (const QString &id : kTimed) {
            Scene scene(id);
            const QByteArray sender = R"({"timestamp":{"unit":"ms"}})";
            scene.sender = patched(id, sender.constData());
            http::Request request = scene.signedBody("{}").request;
            // Signed in milliseconds, sent in seconds.
            for (const char *header :
                 {"Stripe-Signature", "X-Slack-Request-Timestamp", "webhook-timestamp"}) {
                request = withHeaderChanged(request, header, [](QByteArray value) {
                    return value.replace("1767261600000", "1767261600");
                });
            }
            const auto explanation = scene.explained(request);
            QCOMPARE(shortly(explanation), QByteArray("exact timestamp_unit"));
            QCOMPARE(explain::nameOf(explanation->firstDifference->subject), QByteArray("timestamp"));
        }
    }

    void comparesTheDateHeaderWithTheClock()
    {
        Scene scene(QStringLiteral("stripe"));
        http::Request request = scene.signedBody("{}").request;
        request.headers.append("Date", "Thu, 01 Jan 2026 10:00:02 GMT");
        scene.now = kMoment + 1h;
        const auto explanation = scene.explained(request);
        QVERIFY(hasLint(*explanation, explain::Lint::Kind::ClockOff));
        QVERIFY(hasLint(*explanation, explain::Lint::Kind::DateAgreesWithSignature));
        scene.now = kMoment;
        for (const explain::Lint &lint : explain::lintsOf(scene.caseOf(request), scene.verified(request))) {
            QVERIFY(lint.kind != explain::Lint::Kind::ClockOff);
        }
    }
};

QTEST_GUILESS_MAIN(TestExplainTime)
#include "tst_ExplainTime.moc"
