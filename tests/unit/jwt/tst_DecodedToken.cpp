// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Encoding.h"
#include "app/jwt/DecodedToken.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;

namespace {

constexpr base::TimePoint kNow{std::chrono::milliseconds(1767261600000)};

QByteArray token(const char *header, const char *payload, const char *signature = "AAAA")
{
    return base::encode(header, base::Encoding::Base64Url) + '.' +
           base::encode(payload, base::Encoding::Base64Url) + '.' + signature;
}

} // namespace

class TestDecodedToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsTheHeaderAsItStands()
    {
        const auto decoded = jwt::decodeToken(token("{ \"typ\" : 1.0,\r\n \"alg\":\"HS256\"}", "{}"), kNow);
        VERIFY_RESULT(decoded);
        QCOMPARE(decoded->headerText, QByteArray("{ \"typ\" : 1.0,\r\n \"alg\":\"HS256\"}"));
    }

    void saysWhereALineBreakStandsInAToken()
    {
        QByteArray broken = token(R"({"alg":"HS256"})", R"({"exp":1767265200})");
        const auto decoded = jwt::decodeToken(broken.insert(10, "\r\n"), kNow);
        VERIFY_FAILURE(decoded, jwt::JwtError::TokenMalformed);
        QCOMPARE(decoded.error().fact("segment"), QStringLiteral("header"));
        QCOMPARE(decoded.error().fact("reason"),
                 QStringLiteral("a blank or line break stands at character 11"));
    }

    void takesATokenApart()
    {
        const auto decoded = jwt::decodeToken(
            token(R"({"alg":"HS256"})", R"({"b":1,"a":2,"iat":1767261000,"exp":1767265200.5})"), kNow);
        VERIFY_RESULT(decoded);
        QCOMPARE(base::compactJson(*decoded->claims),
                 QByteArray(R"({"b":1,"a":2,"iat":1767261000,"exp":1767265200.5})"));
        QCOMPARE(decoded->signature, QByteArray(3, '\0'));
        QCOMPARE(decoded->times.size(), std::size_t{2});
        QCOMPARE(decoded->times.back().first, QByteArray("exp"));
        QCOMPARE(decoded->times.back().second.time_since_epoch().count(), 1767265200500);
        QVERIFY(decoded->warnings.empty());
    }

    void readsWhatWasPasted()
    {
        const QByteArray bare = token(R"({"alg":"HS256"})", R"({"exp":1767265200})");
        const std::vector<QByteArray> texts{bare + '\n', "  " + bare + "\r\n", "Bearer " + bare,
                                            "bearer  " + bare + '\n'};
        for (const QByteArray &text : texts) {
            VERIFY_RESULT(jwt::decodeToken(text, kNow));
        }
    }

    void warnsOfWhatIsOdd_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("warnings");
        const auto row = [](const char *name, const QByteArray &text, const char *warnings) {
            QTest::newRow(name) << text << QByteArray(warnings);
        };
        const char *fine = R"({"exp":1767265200})";
        row("no alg", token("{}", fine), "algorithm_missing");
        row("none", token(R"({"alg":"None"})", fine, ""), "unsecured");
        row("foreign alg", token(R"({"alg":"HS257"})", fine), "algorithm_unknown");
        row("no signature", token(R"({"alg":"HS256"})", fine, ""), "signature_missing");
        row("jwk", token(R"({"alg":"HS256","jwk":{}})", fine), "embedded_key");
        row("crit and b64", token(R"({"alg":"HS256","crit":["b64"],"b64":false})", fine),
            "critical_extension unencoded_payload");
        row("text", token(R"({"alg":"HS256"})", "text"), "payload_not_claims");
        row("too deep", token(R"({"alg":"HS256"})", QByteArray(10'000, '[').constData()), "payload_too_deep");
        row("claim twice", token(R"({"alg":"HS256"})", R"({"a":1,"a":2})"), "payload_not_claims");
        row("endless", token(R"({"alg":"HS256"})", "{}"), "never_expires");
        row("time as text", token(R"({"alg":"HS256"})", R"({"exp":"1767265200"})"), "time_not_number");
        row("milliseconds", token(R"({"alg":"HS256"})", R"({"exp":1767265200000})"), "time_in_milliseconds");
        row("expired", token(R"({"alg":"HS256"})", R"({"exp":1767261600})"), "expired");
        row("future", token(R"({"alg":"HS256"})", R"({"exp":1767265200,"nbf":1767261601,"iat":1767261601})"),
            "not_yet_valid issued_in_future");
        row("beyond all times", token(R"({"alg":"HS256"})", R"({"exp":1e308})"), "time_in_milliseconds");
    }

    void warnsOfWhatIsOdd()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, warnings);
        const auto decoded = jwt::decodeToken(text, kNow);
        VERIFY_RESULT(decoded);
        QByteArray names;
        for (const jwt::TokenWarning warning : decoded->warnings) {
            names += jwt::nameOf(warning) + ' ';
        }
        QCOMPARE(names.trimmed(), warnings);
    }

    void saysWhereATokenIsBroken()
    {
        const auto broken = [](const QByteArray &text) {
            return jwt::decodeToken(text, kNow).error().fact("segment");
        };
        QCOMPARE(broken("abc"), QStringLiteral("token"));
        QCOMPARE(broken("a.e30.e30"), QStringLiteral("header"));
        QCOMPARE(broken("e30.e30=.e30"), QStringLiteral("payload"));
        QCOMPARE(broken("e30.e30.e3%"), QStringLiteral("signature"));
        QVERIFY(jwt::decodeToken("e30.e30.e30.e30.e30", kNow)
                    .error()
                    .fact("reason")
                    .contains(QLatin1String("JWE")));
    }
};

QTEST_GUILESS_MAIN(TestDecodedToken)
#include "tst_DecodedToken.moc"
