// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/Receiver.h"
#include "app/credential/CredentialError.h"
#include "app/http/HttpError.h"
#include "app/sender/HttpSender.h"
#include "app/text/Describe.h"
#include "app/workspace/WorkspaceError.h"

#include <QTest>

using namespace sealwright;
using namespace std::chrono_literals;

namespace {

signing::Verification failedBecause(signing::Reason reason)
{
    signing::Verification verification;
    verification.verdict = signing::Verdict::Failed;
    verification.reason = reason;
    verification.header = "X-Signature";
    return verification;
}

} // namespace

class TestDescribe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void putsTheFactsIntoTheSentence()
    {
        const base::Error error(sender::SendError::ConnectionRefused,
                                {{"host", QStringLiteral("localhost")}, {"port", 3000}});
        QCOMPARE(text::describe(error),
                 QStringLiteral("Nothing accepts connections at localhost, port 3000. Check that "
                                "the server is running and that the port is right."));
    }

    void leavesOutWhatIsNotKnown()
    {
        const base::Error error(
            workspace::WorkspaceError::FileBroken,
            {{"path", QStringLiteral("/w/a.json")}, {"reason", QStringLiteral("not an object")}});
        QCOMPARE(text::describe(error),
                 QStringLiteral("The file /w/a.json is damaged: not an object. It was left as it "
                                "is; correct it in an editor."));
        const base::Error early(sender::SendError::ClosedEarly, {{"received", 12}, {"expected", -1}});
        QVERIFY(text::describe(early).contains(QLatin1String(": 12 B came. Look")));
    }

    void writesSizesAndTimesForPeople()
    {
        const base::Error error(capture::CaptureError::BodyTooLarge, {{"limit", 16'777'216}});
        QVERIFY(text::describe(error).contains(QLatin1String("16.8 MB")));
        const base::Error slow(sender::SendError::TimedOut,
                               {{"after_ms", 30000}, {"phase", QStringLiteral("connect")}});
        QVERIFY(text::describe(slow).startsWith(QLatin1String("No answer within 30 s (during: connect).")));
    }

    void showsHostileFactsAsEscapes()
    {
        const base::Error error(http::HttpError::UrlMalformed,
                                {{"url", QStringLiteral("http://a\x1b[31m\u202e\u200b\r\n\u0085")},
                                 {"reason", QStringLiteral("a control character")}});
        const QString sentence = text::describe(error);
        QVERIFY2(sentence.contains(QLatin1String("http://a\\x1b[31m\\u{202e}\\u{200b}\\r\\n\\u{0085}")),
                 qPrintable(sentence));
        for (const QChar c : sentence) {
            QVERIFY(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format);
        }
    }

    void factsAreNeverReadAsTemplates()
    {
        const base::Error error(credential::CredentialError::NotFound,
                                {{"credential", QStringLiteral("{credential} [x] %1")}});
        QVERIFY(text::describe(error).contains(QStringLiteral("“{credential} [x] %1”")));
    }

    void elidesTheMiddleOfLongFacts()
    {
        const QString url = QStringLiteral("http://start/%1/end").arg(QString(5000, QLatin1Char('x')));
        const base::Error error(http::HttpError::UrlMalformed,
                                {{"url", url}, {"reason", QStringLiteral("too long")}});
        const QString sentence = text::describe(error);
        QVERIFY(sentence.size() < 400);
        QVERIFY(sentence.contains(QLatin1String("http://start/")));
        QVERIFY(sentence.contains(QLatin1String("/end")));
        QVERIFY(sentence.contains(QChar(0x2026)));
    }

    void everyReasonOfAVerdictHasAWordAndASentence()
    {
        using enum signing::Reason;
        for (const signing::Reason reason :
             {MissingHeader, MalformedHeader, UnsupportedScheme, TimestampMissing, TimestampMalformed,
              TimestampTooOld, TimestampInFuture, SignatureMismatch, KeyInvalid, NoMatchingKey,
              ClaimsMismatch}) {
            const signing::Verification verification = failedBecause(reason);
            const QString sentence = text::describe(verification);
            QVERIFY(!text::word(verification).isEmpty());
            QVERIFY(sentence.size() > 30 && sentence.endsWith(QLatin1Char('.')));
            QVERIFY2(!sentence.contains(QLatin1Char('%')) && !sentence.contains(QLatin1Char('[')) &&
                         !sentence.contains(QLatin1Char('_')),
                     qPrintable(sentence));
        }
    }

    void aVerdictSaysWhereAndWhen()
    {
        signing::Verification old = failedBecause(signing::Reason::TimestampTooOld);
        old.signedAt = base::TimePoint(1767261600000ms);
        QCOMPARE(text::word(old), QStringLiteral("too old"));
        QVERIFY2(text::describe(old).contains(QLatin1String("(2026-01-01 10:00:00.000 UTC)")),
                 qPrintable(text::describe(old)));
        QVERIFY(text::describe(failedBecause(signing::Reason::MissingHeader))
                    .startsWith(QLatin1String("X-Signature is missing")));
    }

    void aRightSignatureSaysWhatItDoesNotProve()
    {
        signing::Verification verification;
        verification.verdict = signing::Verdict::Verified;
        verification.coversBody = false;
        verification.matchingKey = 1;
        QCOMPARE(text::word(verification), QStringLiteral("verified"));
        QVERIFY(text::describe(verification).contains(QLatin1String("earlier secret")));
        QVERIFY(text::describe(verification).contains(QLatin1String("does not cover the body")));
    }

    void writesByteCounts_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0 B");
        QTest::newRow("few") << qint64(999) << QStringLiteral("999 B");
        QTest::newRow("thousand") << qint64(1000) << QStringLiteral("1.0 KB");
        QTest::newRow("more") << qint64(12'400) << QStringLiteral("12.4 KB");
        QTest::newRow("almost a MB") << qint64(999'960) << QStringLiteral("1.0 MB");
        QTest::newRow("GB") << qint64(1'073'741'824) << QStringLiteral("1.1 GB");
    }

    void writesByteCounts()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, expected);
        QCOMPARE(text::byteCount(bytes), expected);
    }

    void writesDurations_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0 µs");
        QTest::newRow("µs") << qint64(999) << QStringLiteral("999 µs");
        QTest::newRow("ms") << qint64(1000) << QStringLiteral("1.00 ms");
        QTest::newRow("tens of ms") << qint64(12'400) << QStringLiteral("12.4 ms");
        QTest::newRow("rounds up a digit") << qint64(9'999) << QStringLiteral("10.0 ms");
        QTest::newRow("almost a second") << qint64(999'499) << QStringLiteral("999 ms");
        QTest::newRow("second") << qint64(1'200'000) << QStringLiteral("1.20 s");
        QTest::newRow("minute") << qint64(90'000'000) << QStringLiteral("1 min 30 s");
        QTest::newRow("hour") << qint64(5'400'000'000) << QStringLiteral("1 h 30 min");
    }

    void writesDurations()
    {
        QFETCH(qint64, microseconds);
        QFETCH(QString, expected);
        QCOMPARE(text::duration(std::chrono::microseconds(microseconds)), expected);
    }

    void namesAlgorithmsEncodingsAndStores()
    {
        QCOMPARE(text::algorithmName("hmac-sha256"), QStringLiteral("HMAC-SHA-256"));
        QCOMPARE(text::algorithmName("hmac-md5"), QStringLiteral("HMAC-MD5"));
        QCOMPARE(text::algorithmName("jwt:RS256"), QStringLiteral("JWT RS256"));
        QCOMPARE(text::encodingName("hex"), QStringLiteral("hex, lower case"));
        QCOMPARE(text::encodingName("base64"), QStringLiteral("base64"));
        QCOMPARE(text::describe(vault::StoreKind::Session),
                 QStringLiteral("memory, until Sealwright is closed"));
    }
};

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_Describe.moc"
