// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/SignatureWalk.h"
#include "ui/inspector/ExchangeInspector.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace sealwright;

namespace {

flow::SentExchange signedExchange()
{
    flow::SentExchange sent;
    http::Exchange &exchange = sent.exchange;
    exchange.request.body = "{\"a\":1}";
    exchange.sentHead = "POST /hook HTTP/1.1\r\nHost: h\r\nX-Signature: 00ff\r\n\r\n";
    exchange.sentBodyBytes = exchange.request.body.size();
    exchange.receivedHead = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
    exchange.receivedBody = "ok";
    exchange.receivedBodyBytes = 2;
    exchange.status = 200;
    exchange.httpVersion = "HTTP/1.1";
    exchange.remote = QStringLiteral("127.0.0.1:3000");
    exchange.timings.total = std::chrono::microseconds(12400);
    sent.sentHeadBytes = exchange.sentHead.size();
    signing::SignatureSteps steps;
    steps.key = {"utf8", 48, QStringLiteral("sha256:9f2c41aa")};
    steps.algorithm = "hmac-sha256";
    steps.content = "17.{\"a\":1}";
    steps.parts = {{"timestamp", 0, 2}, {"body", 3, 7}};
    steps.digest = QByteArray::fromHex("00ff");
    steps.encoding = "hex";
    steps.encoded = "00ff";
    sent.steps = steps;
    sent.signsBody = true;
    sent.placed = {{signing::PlacedValue::Where::Header, "X-Signature", "00ff", {{"signature", 0, 4}}}};
    sent.marks = {{"signature", sent.exchange.sentHead.indexOf("00ff"), 4}};
    return sent;
}

template<typename T>
T *child(QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1String(name));
}

} // namespace

class TestExchangeInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsTheExactBytesOfBothDirections()
    {
        inspector::ExchangeInspector inspector;
        const flow::SentExchange sent = signedExchange();
        inspector.show(sent);
        QCOMPARE(child<widgets::MarkedText>(inspector, "firstWire")->bytes(),
                 QByteArray(sent.exchange.sentHead + sent.exchange.request.body));
        QCOMPARE(child<widgets::MarkedText>(inspector, "secondWire")->bytes(),
                 QByteArray(sent.exchange.receivedHead + sent.exchange.receivedBody));
        QCOMPARE(child<widgets::Pill>(inspector, "outcome")->word(), QStringLiteral("200 OK"));
    }

    void showsWhatCameAroundTheFinalAnswer()
    {
        inspector::ExchangeInspector inspector;
        flow::SentExchange sent = signedExchange();
        sent.exchange.interimHeads = {"HTTP/1.1 103 Early Hints\r\n\r\n"};
        sent.exchange.receivedTrailers = "X-Sum: 1\r\n";
        inspector.show(sent);
        const QByteArray shown = child<widgets::MarkedText>(inspector, "secondWire")->bytes();
        QVERIFY(
            shown.startsWith(QByteArray(sent.exchange.interimHeads.front() + sent.exchange.receivedHead)));
        QVERIFY(shown.endsWith(QByteArray(sent.exchange.receivedBody + "\r\nX-Sum: 1\r\n")));
    }

    void switchesToHex()
    {
        inspector::ExchangeInspector inspector;
        inspector.show(signedExchange());
        // The view of the token call has one of its own.
        const QWidget *corner = child<QTabWidget>(inspector, "tabs")->cornerWidget();
        corner->findChild<QComboBox *>(QStringLiteral("formChoice"))->setCurrentIndex(1);
        QVERIFY(child<widgets::MarkedText>(inspector, "firstWire")
                    ->toPlainText()
                    .startsWith(QLatin1String("00000000  50")));
    }

    void walksTheStepsOfASignature()
    {
        inspector::ExchangeInspector inspector;
        inspector.show(signedExchange());
        QVERIFY(child<QLabel>(inspector, "keyStep")->text().contains(QLatin1String("sha256:9f2c41aa")));
        QCOMPARE(child<widgets::MarkedText>(inspector, "signedContent")->bytes(), QByteArray("17.{\"a\":1}"));
        QCOMPARE(child<QLabel>(inspector, "digestStep")->text(), QStringLiteral("00ff"));
        QCOMPARE(child<QLabel>(inspector, "encodingStep")->text(),
                 QStringLiteral("hex, lower case, 4 characters"));
    }

    void saysWhatTheServerGotAwayWith()
    {
        flow::SentExchange sent = signedExchange();
        sent.exchange.anomalies = {QStringLiteral("content_length_list"), QStringLiteral("bare_lf")};
        inspector::ExchangeInspector inspector;
        inspector.show(sent);
        auto *trouble = child<widgets::Banner>(inspector, "trouble");
        QVERIFY(!trouble->isHidden());
        QVERIFY(trouble->sentence().contains(QLatin1String("a list")));
        QVERIFY(trouble->sentence().contains(QLatin1String("carriage return")));
        inspector.show(signedExchange());
        QVERIFY(trouble->isHidden());
    }

    void saysWhatWentWrongOnTheWireAndKeepsTheEvidence()
    {
        flow::SentExchange sent = signedExchange();
        sent.exchange.error =
            base::Error(sender::SendError::ClosedEarly, {{"received", 3}, {"expected", 10}});
        inspector::ExchangeInspector inspector;
        inspector.show(sent);
        auto *trouble = child<widgets::Banner>(inspector, "trouble");
        QVERIFY(!trouble->isHidden());
        QVERIFY(!trouble->sentence().isEmpty());
        QVERIFY(!child<widgets::MarkedText>(inspector, "firstWire")->bytes().isEmpty());
        inspector.show(signedExchange());
        QVERIFY(trouble->isHidden());
    }

    void addsUpTheSignedContent()
    {
        QCOMPARE(text::sumOfParts(10, {{"timestamp", 0, 2}, {"body", 3, 7}}),
                 QStringLiteral("10 bytes: timestamp 2 + 1 + body 7"));
    }

    void everyControlHasANameForAScreenReader()
    {
        inspector::ExchangeInspector inspector;
        inspector.show(signedExchange());
        for (const QAbstractButton *button : inspector.findChildren<QAbstractButton *>()) {
            const bool isNotThere = button->isHidden() || button->parentWidget()->inherits("QTabBar");
            QVERIFY2(isNotThere || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestExchangeInspector)
#include "tst_ExchangeInspector.moc"
