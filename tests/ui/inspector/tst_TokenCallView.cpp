// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ExchangeInspector.h"
#include "ui/inspector/TokenCallView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"

#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace sealwright;

namespace {

oauth::TokenCall goodCall()
{
    oauth::TokenCall call;
    http::Exchange &exchange = call.exchange;
    exchange.request.url = "https://auth.example.test/token";
    exchange.request.body = "grant_type=client_credentials&client_secret=*";
    exchange.sentHead = "POST /token HTTP/1.1\r\nHost: auth.example.test\r\n\r\n";
    exchange.receivedHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
    exchange.receivedBody = R"({"access_token":"*"})";
    exchange.receivedBodyBytes = 200;
    exchange.status = 200;
    exchange.httpVersion = "HTTP/1.1";
    oauth::TokenFacts facts;
    facts.type = QStringLiteral("Bearer");
    facts.scope = QStringLiteral("calls:write");
    facts.fingerprint = QStringLiteral("sha256:1a2b3c4d");
    facts.bytes = 120;
    facts.fetchedAt = base::TimePoint(std::chrono::seconds(1767261600));
    facts.expiresAt = facts.fetchedAt + std::chrono::hours(1);
    facts.renewAt = *facts.expiresAt - std::chrono::minutes(1);
    jwt::DecodedToken decoded;
    decoded.header = {{"alg", "RS256"}};
    decoded.claims = base::Json{{"sub", "client-1"}};
    decoded.times = {{"exp", *facts.expiresAt}};
    facts.decoded = decoded;
    call.token = facts;
    return call;
}

flow::SentExchange sentWith(const oauth::TokenCall &call, bool isReused = false)
{
    flow::SentExchange sent;
    sent.exchange.status = 200;
    sent.exchange.sentHead = "POST / HTTP/1.1\r\n\r\n";
    sent.exchange.receivedHead = "HTTP/1.1 200 OK\r\n\r\n";
    sent.tokens.push_back({std::make_shared<oauth::TokenCall>(call), isReused});
    return sent;
}

QString textOf(QWidget &parent, const char *name)
{
    const auto *label = parent.findChild<QLabel *>(QLatin1String(name));
    return label == nullptr ? QString() : label->text();
}

} // namespace

class TestTokenCallView : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tellsTheCallFromItsReasonToItsToken()
    {
        inspector::TokenCallView view;
        view.showCall(goodCall(), false);
        QVERIFY(textOf(view, "reasonStep").contains(QLatin1String("no token yet")));
        QVERIFY(textOf(view, "proofStep").contains(QLatin1String("body")));
        QVERIFY(textOf(view, "tokenStep").contains(QLatin1String("sha256:1a2b3c4d")));
        QVERIFY(textOf(view, "tokenStep").contains(QLatin1String("calls:write")));
        QVERIFY(textOf(view, "lifetimeStep").contains(QLatin1String("2026-01-01 11:00:00 UTC")));
        QVERIFY(textOf(view, "timesStep").contains(QLatin1String("exp: 2026-01-01 11:00:00 UTC")));
        const auto *decoded = view.findChild<widgets::MarkedText *>(QStringLiteral("decodedToken"));
        QVERIFY(decoded != nullptr && decoded->bytes().contains("client-1"));
        const auto *wire = view.findChild<widgets::MarkedText *>(QStringLiteral("token_firstWire"));
        QVERIFY(wire != nullptr);
        QVERIFY(wire->bytes().startsWith("POST /token"));
        QVERIFY(!view.findChild<widgets::Banner *>(QStringLiteral("tokenTrouble"))->isVisibleTo(&view));
        view.showCall(goodCall(), true);
        QVERIFY(textOf(view, "reasonStep").contains(QLatin1String("earlier request")));
    }

    void saysWhatIsDoubtfulAndWhatIsWrong()
    {
        inspector::TokenCallView view;
        oauth::TokenCall doubtful = goodCall();
        doubtful.token->notes = {oauth::TokenNote::ExpiryUnknown};
        view.showCall(doubtful, false);
        const auto *banner = view.findChild<widgets::Banner *>(QStringLiteral("tokenTrouble"));
        QVERIFY(banner->isVisibleTo(&view));
        oauth::TokenCall failed = goodCall();
        failed.token.reset();
        failed.error = base::Error(oauth::OAuthError::InvalidClient,
                                   {{"token_url", QStringLiteral("https://auth.example.test/token")}});
        view.showCall(failed, false);
        QVERIFY(banner->sentence().contains(QLatin1String("invalid client")));
        QVERIFY(textOf(view, "tokenStep").isEmpty());
    }

    void standsBesideTheExchangeItServed()
    {
        inspector::ExchangeInspector inspector;
        auto *tabs = inspector.findChild<QTabWidget *>(QStringLiteral("tabs"));
        const int withoutToken = tabs->count();
        inspector.show(flow::SentExchange());
        QCOMPARE(tabs->count(), withoutToken);
        inspector.show(sentWith(goodCall(), true));
        const int index = tabs->indexOf(inspector.findChild<QWidget *>(QStringLiteral("token")));
        QCOMPARE(index, withoutToken);
        QVERIFY(tabs->isTabVisible(index));
        QCOMPARE(tabs->currentIndex(), 0);
        QVERIFY(textOf(inspector, "reasonStep").contains(QLatin1String("earlier request")));
        inspector.show(flow::SentExchange());
        QVERIFY(!tabs->isTabVisible(index));
    }

    void isWhatOneSeesWhenThereIsNoToken()
    {
        inspector::ExchangeInspector inspector;
        oauth::TokenCall failed = goodCall();
        failed.token.reset();
        failed.error = base::Error(oauth::OAuthError::InvalidClient,
                                   {{"token_url", QStringLiteral("https://auth.example.test/token")}});
        flow::SentExchange sent = sentWith(failed);
        sent.exchange = {};
        sent.exchange.error = failed.error;
        inspector.show(sent);
        const auto *tabs = inspector.findChild<QTabWidget *>(QStringLiteral("tabs"));
        QCOMPARE(tabs->currentWidget()->objectName(), QStringLiteral("token"));
        QCOMPARE(inspector.findChild<widgets::Pill *>(QStringLiteral("outcome"))->word(),
                 QStringLiteral("Not sent"));
    }
};

QTEST_MAIN(TestTokenCallView)
#include "tst_TokenCallView.moc"
