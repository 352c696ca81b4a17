// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeExplanation.h"

#include <QTest>

#include <set>

using namespace sealwright;
using explain::Cause;

namespace {

constexpr int kCauses = static_cast<int>(Cause::NoHypothesis) + 1;

explain::Explanation because(Cause cause, const QByteArray &detail = {})
{
    explain::Explanation explanation;
    explanation.cause = cause;
    explanation.confidence = explain::Confidence::Exact;
    if (cause != Cause::NoHypothesis) {
        explanation.deviations.push_back({cause, detail});
    }
    return explanation;
}

bool isSentence(const QString &text)
{
    return text.size() > 20 && text.endsWith(QLatin1Char('.')) && text.front().isUpper() &&
           !text.contains(QLatin1Char('%')) && !text.contains(QLatin1Char('[')) &&
           !text.contains(QLatin1Char('_'));
}

} // namespace

class TestDescribeExplanation : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hasTwoSentencesForEveryCause()
    {
        std::set<QString> summaries;
        std::set<QByteArray> codes;
        for (int i = 0; i < kCauses; ++i) {
            const auto cause = static_cast<Cause>(i);
            codes.insert(explain::nameOf(cause));
            for (const QByteArray &detail : {QByteArray(), QByteArray("x")}) {
                const explain::Explanation explanation = because(cause, detail);
                QVERIFY2(isSentence(text::describe(explanation)), qPrintable(text::describe(explanation)));
                QVERIFY2(isSentence(text::fixOf(explanation)), qPrintable(text::fixOf(explanation)));
            }
            summaries.insert(text::describe(because(cause)));
        }
        QCOMPARE(summaries.size(), std::size_t{kCauses});
        QCOMPARE(codes.size(), std::size_t{kCauses});
    }

    void namesTheDetail()
    {
        QVERIFY(text::describe(because(Cause::BodyReserialized, "python"))
                    .endsWith(QLatin1String("the same data as Python's json.dumps writes it.")));
        QVERIFY(text::describe(because(Cause::Algorithm, "hmac-sha1")).contains(QLatin1String("HMAC-SHA-1")));
        QVERIFY(text::describe(because(Cause::SignatureHeader, "X-Sig")).contains(QLatin1String("X-Sig")));
        explain::Explanation other = because(Cause::SecretOther);
        other.other = explain::OtherMatch{QStringLiteral("cred_1"), QStringLiteral("Live"), false};
        QVERIFY(text::describe(other).contains(QStringLiteral("“Live”")));
        other.other->isPrevious = true;
        QVERIFY(text::describe(other).contains(QLatin1String("rotation")));
        explain::Explanation stale = because(Cause::TimestampStale);
        stale.age = std::chrono::seconds(90);
        QVERIFY2(text::describe(stale).contains(QLatin1String("too long ago: 90 seconds.")),
                 qPrintable(text::describe(stale)));
    }

    void makesForeignTextVisible()
    {
        QVERIFY(!text::describe(because(Cause::SignatureHeader, "X\x1b[31m")).contains(QChar(0x1b)));
    }

    void saysBothOfTwoCausesAndOneFixForBoth()
    {
        explain::Explanation explanation = because(Cause::BodyReserialized);
        explanation.deviations.push_back({Cause::BodyKeyOrder});
        QVERIFY(text::describe(explanation).contains(QLatin1String("order")));
        QCOMPARE(text::fixOf(explanation), text::fixOf(because(Cause::BodyKeyOrder)));
    }

    void hasASentenceForEveryLintAndOddity()
    {
        for (int i = 0; i <= static_cast<int>(explain::Lint::Kind::DateAgreesWithSignature); ++i) {
            const explain::Lint lint{static_cast<explain::Lint::Kind>(i), "x", 10, 20, {}};
            QVERIFY2(isSentence(text::describe(lint)), qPrintable(text::describe(lint)));
            QVERIFY(!explain::nameOf(lint.kind).isEmpty());
        }
        QCOMPARE(explain::nameOf(explain::Lint::Kind::VariableUnknown), QByteArray("variable_unknown"));
        QCOMPARE(explain::nameOf(explain::Lint::Kind::DateAgreesWithSignature),
                 QByteArray("date_agrees_with_signature"));
        for (int i = 0; i <= static_cast<int>(explain::BodyOddity::OuterBlanks); ++i) {
            const explain::BodyFinding finding{static_cast<explain::BodyOddity>(i), 12, 1, 3};
            const QString sentence = text::describe(finding);
            QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('%')),
                     qPrintable(sentence));
            QVERIFY(!explain::nameOf(finding.oddity).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestDescribeExplanation)
#include "tst_DescribeExplanation.moc"
