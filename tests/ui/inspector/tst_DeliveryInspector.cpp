// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/DeliveryInspector.h"
#include "ui/widgets/MarkedText.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QStackedWidget>
#include <QTest>

using namespace sealwright;
using signing::Reason;
using signing::Verdict;

namespace {

flow::Delivery delivery(Verdict verdict, Reason reason)
{
    flow::Delivery delivered;
    delivered.id = QStringLiteral("dlv_abcdefghij");
    capture::Capture &capture = delivered.capture;
    capture.remote = QStringLiteral("127.0.0.1:51822");
    capture.head = "POST /hook?a=<b>1</b> HTTP/1.1\r\nHost: h\r\n\r\n";
    const QByteArray body("{\"a\":\"\0<b>\"}", 13);
    capture.request = {"POST", "http://h/hook?a=<b>1</b>", {{"Host", "h"}}, body};
    capture.repliedStatus = 200;
    delivered.wireSize = {capture.head.size(), body.size()};
    delivered.verification.verdict = verdict;
    delivered.verification.reason = reason;
    delivered.verification.recipe = QStringLiteral("stripe");
    delivered.verification.header = "Stripe-Signature";
    delivered.verification.content = "17." + body;
    delivered.verification.parts = {{"timestamp", 0, 2}, {"body", 3, 13}};
    return delivered;
}

template<typename T>
T *child(QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1String(name));
}

} // namespace

class TestDeliveryInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsTheExactBytesOfOneDelivery()
    {
        inspector::DeliveryInspector inspector;
        const flow::Delivery shown = delivery(Verdict::Verified, Reason::Ok);
        inspector.show(shown);
        QCOMPARE(child<widgets::MarkedText>(inspector, "firstWire")->bytes(),
                 QByteArray(shown.capture.head + shown.capture.request.body));
        QVERIFY(child<QWidget>(inspector, "secondWire")->parentWidget()->isHidden());
        QCOMPARE(child<widgets::Pill>(inspector, "outcome")->tone(), widgets::Pill::Tone::Ok);
    }

    void marksWhatTheRecipeReadAndWhatWasSigned()
    {
        inspector::DeliveryInspector inspector;
        flow::Delivery shown = delivery(Verdict::Verified, Reason::Ok);
        shown.marks = {{"signature", 5, 5}};
        inspector.show(shown);
        const auto marked = child<widgets::MarkedText>(inspector, "firstWire")->extraSelections();
        QCOMPARE(marked.size(), 2);
        QCOMPARE(marked.at(0).cursor.selectedText(), QStringLiteral("/hook"));
        QVERIFY(marked.at(1).cursor.selectedText().startsWith(QLatin1String("{\"a\"")));
    }

    void saysTheVerdictInASentenceAndShowsWhatWasSigned()
    {
        inspector::DeliveryInspector inspector;
        const flow::Delivery shown = delivery(Verdict::Failed, Reason::SignatureMismatch);
        inspector.show(shown);
        auto *sentence = child<QLabel>(inspector, "verdictSentence");
        QVERIFY(sentence->text().size() > 20);
        QVERIFY(sentence->textFormat() == Qt::PlainText);
        QCOMPARE(child<widgets::MarkedText>(inspector, "signedContent")->bytes(), shown.verification.content);
        QCOMPARE(child<widgets::Pill>(inspector, "outcome")->tone(), widgets::Pill::Tone::Bad);
    }

    void saysWhyItDoesNotVerify()
    {
        inspector::DeliveryInspector inspector;
        flow::Delivery shown = delivery(Verdict::Failed, Reason::SignatureMismatch);
        inspector.show(shown);
        QVERIFY(child<QWidget>(inspector, "explanation") == nullptr);
        explain::Explanation explanation;
        explanation.cause = explain::Cause::BodyTrailingNewlineAdded;
        explanation.confidence = explain::Confidence::Exact;
        explanation.deviations = {{explanation.cause}};
        explanation.firstDifference = explain::Difference{explain::Subject::Body, {}, 2, "{}", "{}\n", 2};
        explanation.lints = {{explain::Lint::Kind::SecretBlanks}};
        explanation.tried = 17;
        shown.explanation = explanation;
        inspector.show(shown);
        const auto textOf = [&inspector](const char *name) { return child<QLabel>(inspector, name)->text(); };
        QVERIFY(textOf("explanationSummary").contains(QLatin1String("line break")));
        QVERIFY(!textOf("explanationFix").isEmpty());
        QVERIFY(textOf("explanationCause").startsWith(QStringLiteral("body_trailing_newline_added · exact")));
        QVERIFY(textOf("differenceSentence").contains(QLatin1String("byte 2")));
        QCOMPARE(textOf("differenceGot"), QStringLiteral("{}\\n"));
        QCOMPARE(textOf("differenceGotHex"), QStringLiteral("7b 7d 0a"));
        QVERIFY(textOf("lint").contains(QLatin1String("white space")));
    }

    void givesEveryOutcomeItsTone()
    {
        using Tone = widgets::Pill::Tone;
        QCOMPARE(inspector::pillOf(delivery(Verdict::Verified, Reason::Ok)).tone, Tone::Ok);
        QCOMPARE(inspector::pillOf(delivery(Verdict::Failed, Reason::MalformedHeader)).tone, Tone::Bad);
        QCOMPARE(inspector::pillOf(delivery(Verdict::Failed, Reason::TimestampTooOld)).tone, Tone::Warn);
        QCOMPARE(inspector::pillOf(delivery(Verdict::Unsigned, Reason::MissingHeader)).tone, Tone::Neutral);
        QCOMPARE(inspector::pillOf(delivery(Verdict::Unchecked, Reason::Ok)).tone, Tone::Neutral);
        for (const Verdict verdict :
             {Verdict::Verified, Verdict::Failed, Verdict::Unsigned, Verdict::Unchecked}) {
            QVERIFY(!inspector::pillOf(delivery(verdict, Reason::SignatureMismatch)).word.isEmpty());
        }
    }

    void showsNoEarlierDeliveryBesideANewOne()
    {
        inspector::DeliveryInspector inspector;
        inspector.show(delivery(Verdict::Verified, Reason::Ok));
        flow::Delivery plain = delivery(Verdict::Unsigned, Reason::MissingHeader);
        plain.verification.content.clear();
        plain.verification.parts.clear();
        inspector.show(plain);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(child<widgets::MarkedText>(inspector, "signedContent") == nullptr);
        inspector.showNothing();
        QVERIFY(child<widgets::Pill>(inspector, "outcome")->isHidden());
    }

    void copiesTheSignedContentInEachForm()
    {
        inspector::DeliveryInspector inspector;
        flow::Delivery shown = delivery(Verdict::Verified, Reason::Ok);
        shown.verification.content = "17.{}";
        inspector.show(shown);
        const auto copied = [&inspector](const char *name) {
            child<QAbstractButton>(inspector, name)->click();
            return QGuiApplication::clipboard()->text();
        };
        QCOMPARE(copied("copyText"), QStringLiteral("17.{}"));
        QCOMPARE(copied("copyHex"), QStringLiteral("31372e7b7d"));
        QCOMPARE(copied("copyBase64"), QStringLiteral("MTcue30="));
    }

    void everyControlHasANameForAScreenReader()
    {
        inspector::DeliveryInspector inspector;
        inspector.show(delivery(Verdict::Failed, Reason::SignatureMismatch));
        for (const QAbstractButton *button : inspector.findChildren<QAbstractButton *>()) {
            const bool isNotThere = button->isHidden() || button->parentWidget()->inherits("QTabBar");
            QVERIFY2(isNotThere || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestDeliveryInspector)
#include "tst_DeliveryInspector.moc"
