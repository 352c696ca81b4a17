// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeMistakes.h"
#include "tests/unit/signing/RecipeBench.h"

#include <QFile>

using namespace sealwright;
using namespace sealwright::signing;

namespace {

/// `5 /content brace is never closed`, a line each.
QByteArray told(const QByteArray &text)
{
    QByteArray lines;
    for (const base::Error &error : mistakesIn(text)) {
        lines += (lines.isEmpty() ? "" : "\n") + error.fact("line").toUtf8() + " " +
                 error.fact("member").toUtf8() + " " + error.fact("reason").toUtf8();
    }
    return lines;
}

} // namespace

class TestRecipeMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsNothingInWhatShips()
    {
        for (const QString &id : RecipeCatalog().ids()) {
            const QByteArray text = base::prettyJson(RecipeCatalog().find(id)->document);
            QVERIFY2(mistakesIn(text).empty(), told(text).constData());
        }
    }

    void findsEveryMistakeWithItsLine()
    {
        QCOMPARE(told("{\n"
                      "  \"id\": \"Not an id\",\n"
                      "  \"algorithm\": \"hmac-sha256\",\n"
                      "  \"key\": { \"decode\": \"base32\" },\n"
                      "  \"content\": \"{timestamp}.{bdoy}\",\n"
                      "  \"encoding\": \"hexx\",\n"
                      "  \"timestamp\": { \"unit\": \"sec\" },\n"
                      "  \"place\": {\n"
                      "    \"header:X-Time\": \"{timestamp\",\n"
                      "    \"header:X-Sig\": \"{signature|sha3}\",\n"
                      "    \"haeder:X\": \"v1\"\n"
                      "  }\n"
                      "}\n"),
                 QByteArray("1 /name missing\n"
                            "2 /id must be lower-case letters, digits and hyphens\n"
                            "4 /key/decode must be utf8, base64, base64url or hex\n"
                            "5 /content unknown expression\n"
                            "6 /encoding must be hex, HEX, base64 or base64url\n"
                            "7 /timestamp/unit must be s, ms, ns, iso, isosec or http\n"
                            "9 /place/header:X-Time brace is never closed\n"
                            "10 /place/header:X-Sig unknown pipe\n"
                            "11 /place/haeder:X must be header:NAME, query:NAME, form:NAME or "
                            "json:/pointer"));
    }

    void saysHowThingsGoTogetherOnceEachIsUnderstood()
    {
        QCOMPARE(told(tests::recipeText("{timestamp}.{body}")),
                 QByteArray("1 /content covers a timestamp that is placed nowhere"));
    }

    void leavesOutWhatFollowsFromAnUnknownAlgorithm()
    {
        QCOMPARE(told(QByteArray(tests::recipeText("{body")).replace("hmac-sha256", "hmac-sha3")),
                 QByteArray("1 /algorithm unknown algorithm"));
    }

    void readsWhatIsNoRecipeAtAll()
    {
        QCOMPARE(mistakesIn("[1]").size(), std::size_t{1});
        QCOMPARE(mistakesIn("").size(), std::size_t{1});
        const std::vector<base::Error> mistakes = mistakesIn("{\n  \"id\": \"x\",\n  oops\n}");
        QCOMPARE(mistakes.size(), std::size_t{1});
        QCOMPARE(mistakes.front().fact("line"), QStringLiteral("3"));
    }
};

QTEST_GUILESS_MAIN(TestRecipeMistakes)
#include "tst_RecipeMistakes.moc"
