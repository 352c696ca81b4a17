// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/crypto/Fingerprint.h"
#include "app/oauth/TokenMask.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using oauth::withoutTokens;

namespace {

QByteArray label(QByteArrayView token)
{
    return crypto::redactionLabel(base::SecretBytes::copyOf(token));
}

} // namespace

class TestTokenMask : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void putsTheFingerprintWhereTheTokenStood()
    {
        const QByteArray token("2YotnFZFEjr1zCsicMWpAA");
        QCOMPARE(withoutTokens(QByteArray("{\"access_token\" : \"" + token + "\",\"expires_in\":3600}")),
                 QByteArray("{\"access_token\" : \"" + label(token) + "\",\"expires_in\":3600}"));
    }

    void findsThemHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *body) { QTest::newRow(body) << QByteArray(body); };
        row("{\"access_token\":\"t0ken/with/slashes\"}");
        row("{\"access_token\":\"t0ken\\/with\\/slashes\"}");
        row("{\"access_token\":\"t0ken\\u002fwith\\u002Fslashes\"}");
        row("{\"access\\u005ftoken\":\"t0ken/with/slashes\"}");
        row("{\"refresh_token\":\"t0ken/with/slashes\",\"id_token\":\"t0ken/with/slashes\"}");
        row("{\"data\":{\"accessToken\":\"t0ken/with/slashes\"}}");
        row("[{\"access_token\":\"t0ken/with/slashes\"}]");
        row("{\"access_token\":\"t0ken/with/slashes\"} trailing \"access_token\":\"t0ken/with/slashes\"");
        row("{\"a\":\"\\\"\",\"access_token\":\"t0ken/with/slashes\"}");
        row("{\"a\":\"odd \" quote\",\"access_token\":\"t0ken/with/slashes\"}");
        row("{\"access_token\":\"t0ken/with/slashes");
        row("access_token=t0ken/with/slashes&token_type=bearer");
        row("<a href='#access_token=t0ken/with/slashes'>");
    }

    void findsThemHoweverTheyAreWritten()
    {
        QFETCH(const QByteArray, body);
        const QByteArray shown = withoutTokens(body);
        QVERIFY2(!shown.contains("t0ken"), shown.constData());
        QVERIFY2(shown.contains(label("t0ken/with/slashes")), shown.constData());
    }

    void keepsJsonJsonAndTheRestAsItIs()
    {
        for (const char *body :
             {"{\"access_token\":\"a\",\"x\":\"access_token\",\"n\":[1,2],\"token_type\":\"Bearer\"}",
              "{\"access_token\":7}", "{\"access_token\":\"\"}", "{\"access_token\":{\"a\":\"b\"}}",
              "{\"access_token\":\"a\\\"b\\\\\",\"c\":\"d\"}"}) {
            const auto before = base::parseJson(body);
            const auto after = base::parseJson(withoutTokens(body));
            VERIFY_RESULT(after);
            base::Json expected = *before;
            base::Json rest = *after;
            expected.erase("access_token");
            rest.erase("access_token");
            QCOMPARE(rest.dump(), expected.dump());
        }
        for (const char *body :
             {"", "{", "\"", "\"access_token\"", "\"access_token\":", "access_token=", "<html>\"</html>"}) {
            QCOMPARE(withoutTokens(body), QByteArray(body));
        }
    }

    void isQuickWithWhatIsMadeToBeSlow()
    {
        // Sixty-four kilobytes of escaped quotes: each one might open a name.
        QByteArray body("\"");
        while (body.size() < 64 * 1024) {
            body += "\\\"";
        }
        QCOMPARE(withoutTokens(body), body);
    }
};

QTEST_GUILESS_MAIN(TestTokenMask)
#include "tst_TokenMask.moc"
