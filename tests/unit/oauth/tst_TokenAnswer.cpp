// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/TokenAnswer.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using oauth::OAuthError;
using oauth::TokenNote;

namespace {

base::Result<oauth::TokenAnswer> read(int status, const QByteArray &body,
                                      const QByteArray &contentType = "application/json")
{
    return oauth::readTokenAnswer(status, {{"Content-Type", contentType}}, body, body);
}

QByteArray codeOf(const base::Result<oauth::TokenAnswer> &answer)
{
    return answer ? QByteArray("none") : QByteArray::fromStdString(std::string(answer.error().code()));
}

QByteArray nested(int depth)
{
    return "{\"access_token\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}';
}

} // namespace

/// F-OAUTH: whatever a token endpoint may say.
class TestTokenAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsWhatTheStandardSays()
    {
        // RFC 6749 §5.1, its example without the refresh token.
        const auto answer = read(200, R"({
            "access_token":"2YotnFZFEjr1zCsicMWpAA",
            "token_type":"example",
            "expires_in":3600,
            "example_parameter":"example_value",
            "scope":"read"
        })");
        VERIFY_RESULT(answer);
        QCOMPARE(answer->accessToken.view().toByteArray(), QByteArray("2YotnFZFEjr1zCsicMWpAA"));
        QCOMPARE(answer->tokenType, QStringLiteral("example"));
        QCOMPARE(answer->lifetime, std::optional(std::chrono::seconds(3600)));
        QCOMPARE(answer->scope, std::optional(QStringLiteral("read")));
        QVERIFY(answer->notes == std::vector{TokenNote::TypeNotBearer});
    }

    void tellsEachFaultApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("code");
        const QByteArray json("application/json");
        const QByteArray html("text/html");
        const auto error = [](const char *name) -> QByteArray {
            return "{\"error\":\"" + QByteArray(name) + "\"}";
        };
        QTest::newRow("login page") << 200 << QByteArray("<!doctype html>") << html
                                    << QByteArray("oauth_answer_not_json");
        QTest::newRow("page without a type")
            << 200 << QByteArray("<html>") << QByteArray() << QByteArray("oauth_answer_not_json");
        QTest::newRow("form") << 200 << QByteArray("access_token=x&token_type=bearer")
                              << QByteArray("application/x-www-form-urlencoded")
                              << QByteArray("oauth_answer_not_json");
        QTest::newRow("not found page") << 404 << QByteArray("<html>") << html << QByteArray("oauth_refused");
        QTest::newRow("500 page") << 500 << QByteArray("<html>") << html << QByteArray("oauth_server_failed");
        QTest::newRow("503 JSON") << 503 << QByteArray("{}") << json << QByteArray("oauth_server_failed");
        QTest::newRow("301") << 301 << QByteArray() << html << QByteArray("oauth_redirected");
        QTest::newRow("307") << 307 << QByteArray("{}") << json << QByteArray("oauth_redirected");
        QTest::newRow("client") << 401 << error("invalid_client") << json
                                << QByteArray("oauth_invalid_client");
        QTest::newRow("request") << 400 << error("invalid_request") << json
                                 << QByteArray("oauth_invalid_request");
        QTest::newRow("scope") << 400 << error("invalid_scope") << json << QByteArray("oauth_invalid_scope");
        QTest::newRow("grant") << 400 << error("invalid_grant") << json << QByteArray("oauth_invalid_grant");
        QTest::newRow("unauthorized")
            << 400 << error("unauthorized_client") << json << QByteArray("oauth_unauthorized_client");
        QTest::newRow("grant type") << 400 << error("unsupported_grant_type") << json
                                    << QByteArray("oauth_unsupported_grant_type");
        QTest::newRow("own error") << 403 << error("access_denied") << json << QByteArray("oauth_error");
        QTest::newRow("error with 200")
            << 200 << error("invalid_client") << json << QByteArray("oauth_invalid_client");
        QTest::newRow("error with 500")
            << 500 << error("invalid_scope") << json << QByteArray("oauth_invalid_scope");
        QTest::newRow("error and token")
            << 200 << QByteArray("{\"access_token\":\"a\",\"error\":\"invalid_grant\"}") << json
            << QByteArray("oauth_invalid_grant");
        QTest::newRow("empty") << 200 << QByteArray() << json << QByteArray("oauth_answer_empty");
        QTest::newRow("blanks") << 200 << QByteArray(" \r\n") << json << QByteArray("oauth_answer_empty");
        QTest::newRow("204") << 204 << QByteArray() << json << QByteArray("oauth_answer_empty");
        QTest::newRow("empty 401") << 401 << QByteArray() << QByteArray() << QByteArray("oauth_refused");
        QTest::newRow("trailing garbage") << 200 << QByteArray("{\"access_token\":\"a\"}<!-- -->") << json
                                          << QByteArray("oauth_answer_malformed");
        QTest::newRow("cut off") << 200 << QByteArray("{\"access_token\":\"a") << json
                                 << QByteArray("oauth_answer_malformed");
        QTest::newRow("twice") << 200 << QByteArray("{\"access_token\":\"a\",\"access_token\":\"b\"}") << json
                               << QByteArray("oauth_answer_malformed");
        QTest::newRow("deep") << 200 << nested(10000) << json << QByteArray("oauth_answer_malformed");
        QTest::newRow("list") << 200 << QByteArray("[\"access_token\"]") << json
                              << QByteArray("oauth_answer_malformed");
        QTest::newRow("text") << 200 << QByteArray("\"token\"") << json
                              << QByteArray("oauth_answer_malformed");
        QTest::newRow("no token") << 200 << QByteArray("{\"token_type\":\"Bearer\"}") << json
                                  << QByteArray("oauth_token_missing");
        QTest::newRow("token null") << 200 << QByteArray("{\"access_token\":null}") << json
                                    << QByteArray("oauth_token_missing");
        QTest::newRow("token number")
            << 200 << QByteArray("{\"access_token\":7}") << json << QByteArray("oauth_token_missing");
        QTest::newRow("token empty") << 200 << QByteArray("{\"access_token\":\"\"}") << json
                                     << QByteArray("oauth_token_missing");
        for (const char *piece : {"\\r\\n", "\\n", "\\u0000", "\\u00e9", "\\t", "\\u007f", "\xc3\xa9"}) {
            QTest::addRow("token with %s", piece)
                << 200 << QByteArray(QByteArray("{\"access_token\":\"a") + piece + "Set-Cookie: x\"}") << json
                << QByteArray("oauth_token_illegal");
        }
    }

    void tellsEachFaultApart()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, contentType);
        QFETCH(const QByteArray, code);
        const auto answer = read(status, body, contentType);
        QCOMPARE(codeOf(answer), code);
        QCOMPARE(answer.error().fact("status"), QString::number(status));
    }

    void believesALifetimeOnlyWhenItIsOne_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("seconds"); // 0: none
        QTest::addColumn<bool>("isUnknown");
        const auto row = [](const QByteArray &value, qint64 seconds, bool isUnknown = false) {
            QTest::newRow(value.constData()) << value << seconds << isUnknown;
        };
        row("3600", 3600);
        row("1", 1);
        row("59.9", 59);
        row("3.6e3", 3600);
        row("null", 0, true);
        row("0", 0);
        row("0.5", 0);
        row("-1", 0);
        row("\"3600\"", 0);
        row("1e20", 0);
        row("1e400", 0);
        row("99999999999", 0);
        row("[3600]", 0);
        row("true", 0);
    }

    void believesALifetimeOnlyWhenItIsOne()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const qint64, seconds);
        QFETCH(const bool, isUnknown);
        const auto answer =
            read(200, "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":" + value + "}");
        if (value == "1e400") { // no number that a double holds: the whole answer is refused
            VERIFY_FAILURE(answer, OAuthError::AnswerMalformed);
            return;
        }
        VERIFY_RESULT(answer);
        QCOMPARE(answer->lifetime ? answer->lifetime->count() : 0, seconds);
        const auto expected = seconds > 0 ? std::vector<TokenNote>{}
                              : isUnknown ? std::vector{TokenNote::ExpiryUnknown}
                                          : std::vector{TokenNote::ExpiryUnusable};
        QVERIFY(answer->notes == expected);
    }

    void notesWhatIsDoubtful()
    {
        const auto bare = read(200, "{\"access_token\":\"a\"}");
        VERIFY_RESULT(bare);
        QVERIFY(bare->notes == (std::vector{TokenNote::TypeMissing, TokenNote::ExpiryUnknown}));
        const auto longOne = read(200, "{\"token_type\":\"BEARER\",\"expires_in\":60,\"access_token\":\"" +
                                           QByteArray(8193, 'x') + "\"}");
        VERIFY_RESULT(longOne);
        QVERIFY(longOne->notes == std::vector{TokenNote::TokenLong});
    }

    void quotesOnlyWhatMayBeShown()
    {
        const QByteArray body =
            "{\"error\":\"invalid_client\",\"error_description\":\"no client with s3cr3t\"}";
        const QByteArray shown = "{\"error\":\"invalid_client\",\"error_description\":\"no client with *\"}";
        const auto answer = oauth::readTokenAnswer(401, {}, body, shown);
        VERIFY_FAILURE(answer, OAuthError::InvalidClient);
        QCOMPARE(answer.error().fact("description"), QStringLiteral("no client with *"));
        const auto page = oauth::readTokenAnswer(200, {}, "<p>s3cr3t", "<p>*");
        QCOMPARE(page.error().fact("answer"), QStringLiteral("<p>*"));
        const auto broken = oauth::readTokenAnswer(200, {}, "{\"access_token\":\"s3cr3t\"} s3cr3t",
                                                   "{\"access_token\":\"*\"} *");
        VERIFY_FAILURE(broken, OAuthError::AnswerMalformed);
        QVERIFY(!broken.error().fact("reason").contains(QLatin1String("s3cr3t")));
    }

    void quotesTwoKilobytesAtMost()
    {
        const auto page = read(200, "<p>" + QByteArray(5000, 'x'), "text/html");
        QCOMPARE(page.error().fact("answer").size(), 2048);
        const auto error = read(400, "{\"error\":\"invalid_scope\",\"error_description\":\"" +
                                         QByteArray(5000, 'x') + "\"}");
        QCOMPARE(error.error().fact("description").size(), 500);
    }

    void saysWhereARedirectLeads()
    {
        const auto answer =
            oauth::readTokenAnswer(302, {{"location", "https://login.example.test/"}}, {}, {});
        VERIFY_FAILURE(answer, OAuthError::Redirected);
        QCOMPARE(answer.error().fact("location"), QStringLiteral("https://login.example.test/"));
    }
};

QTEST_GUILESS_MAIN(TestTokenAnswer)
#include "tst_TokenAnswer.moc"
