// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows of the variables of a request, and what it says about them before it is sent.
#include "ui/composer/RequestVariables.h"
#include "ui/composer/VariableRemarks.h"

#include <QTest>

using namespace sealwright;
using composer::RequestVariables;
using composer::variableRemarks;
using widgets::HoverMark;

namespace {

RequestVariables staging()
{
    workspace::Environment environment;
    environment.name = QStringLiteral("staging");
    environment.variables = {{"host", "https://staging.example.com", false},
                             {"hook", "{{host}}/hook", false},
                             {"torn", "{{nobody}}", false},
                             {"ring", "{{ring}}", false},
                             {"empty", {}, false},
                             {"apiKey", {}, true},
                             {"keyed", "k={{apiKey}}", false}};
    return {environment, vault::StoreKind::Session};
}

workspace::SavedRequest request(const QByteArray &url, const std::vector<workspace::HeaderRow> &headers = {},
                                const QByteArray &body = {})
{
    workspace::SavedRequest made;
    made.url = url;
    made.headers = headers;
    made.body = body;
    return made;
}

} // namespace

class TestRequestVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatANameStandsFor_data();
    void saysWhatANameStandsFor();
    void marksWhatCanAndCannotBeFilledIn();
    void withoutAnEnvironmentNothingHasAValue();
    void aSecretIsNeverFilledIn();
    void knowsWhatWillBeSentOnlyWithoutSecrets();
    void remarks_data();
    void remarks();
    void whatIsNotSentIsNotRemarkedOn();
    void aLargeBodyIsNotSearched();
};

void TestRequestVariables::saysWhatANameStandsFor_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("plain") << QByteArray("{{host}}")
                           << QStringLiteral("host = https://staging.example.com (staging)");
    QTest::newRow("blanks") << QByteArray("{{ host }}")
                            << QStringLiteral("host = https://staging.example.com (staging)");
    QTest::newRow("of others") << QByteArray("{{hook}}")
                               << QStringLiteral("hook = https://staging.example.com/hook (staging)");
    QTest::newRow("secret") << QByteArray("{{apiKey}}")
                            << QStringLiteral(
                                   "apiKey: secret, kept in memory, until Sealwright is closed (staging)");
    QTest::newRow("with a secret inside")
        << QByteArray("{{keyed}}") << QStringLiteral("keyed = k=‹secret› (staging)");
    QTest::newRow("empty") << QByteArray("{{empty}}") << QStringLiteral("empty is empty (staging)");
    QTest::newRow("unknown") << QByteArray("{{x}}") << QStringLiteral("{{x}} has no value in “staging”");
}

void TestRequestVariables::saysWhatANameStandsFor()
{
    QFETCH(QByteArray, marked);
    QFETCH(QString, sentence);
    QCOMPARE(staging().describe(marked), sentence);
    QCOMPARE(staging().marker().describe(marked), sentence);
}

void TestRequestVariables::marksWhatCanAndCannotBeFilledIn()
{
    const auto marks = staging().marker().find("{{host}} {{x}} {{torn}} {{apiKey}} {% if %}");
    const std::vector<HoverMark> expected{{0, 8, HoverMark::Tone::Known},
                                          {9, 5, HoverMark::Tone::Unknown},
                                          {15, 8, HoverMark::Tone::Unknown},
                                          {24, 10, HoverMark::Tone::Known}};
    QVERIFY(marks == expected);
    QVERIFY(staging().describe("{{torn}}").contains(QLatin1String("nobody")));
}

void TestRequestVariables::withoutAnEnvironmentNothingHasAValue()
{
    const RequestVariables none;
    QVERIFY(!none.hasEnvironment());
    QCOMPARE(none.describe("{{host}}"), QStringLiteral("{{host}} has no value: no environment is chosen"));
    QVERIFY(none.marker().find("{{host}}").front().tone == HoverMark::Tone::Unknown);
    QCOMPARE(*none.filledIn("{{host}}/x"), QByteArray("{{host}}/x"));
}

void TestRequestVariables::aSecretIsNeverFilledIn()
{
    QCOMPARE(*staging().filledIn("{{host}}/?key={{apiKey}}&x={{x}}"),
             QByteArray("https://staging.example.com/?key=‹secret›&x={{x}}"));
}

void TestRequestVariables::knowsWhatWillBeSentOnlyWithoutSecrets()
{
    QCOMPARE(*staging().sentText("{{hook}}"), QByteArray("https://staging.example.com/hook"));
    QCOMPARE(*staging().sentText("plain"), QByteArray("plain"));
    QVERIFY(!staging().sentText("{{keyed}}"));
    QVERIFY(!staging().sentText("{{x}}"));
    QVERIFY(!staging().sentText("{{ring}}"));
}

void TestRequestVariables::remarks_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const char *url, const char *header, const char *body,
                        const char *refusal, const char *note) {
        QTest::newRow(name) << QByteArray(url) << QByteArray(header) << QByteArray(body)
                            << QString::fromUtf8(refusal) << QString::fromUtf8(note);
    };
    row("all known", "{{hook}}", "{{apiKey}}", "{{host}}", "", "");
    row("URL", "{{host}}/{{x}}", "", "", "{{x}} has no value: the request cannot be sent.", "");
    row("URL, inside a value", "{{torn}}", "", "", "{{nobody}} has no value: the request cannot be sent.",
        "");
    row("URL, several", "{{a}}{{b}}{{a}}{{c}}{{d}}{{e}}", "", "",
        "{{a}}, {{b}}, {{c}} and 2 more have no value: the request cannot be sent.", "");
    row("header", "{{host}}", "{{x}}", "",
        "{{x}} in the header X-One has no value: the request cannot be sent.", "");
    row("URL and header", "{{x}}", "{{x}}", "", "{{x}} has no value: the request cannot be sent.", "");
    row("body", "{{host}}", "", "{{x}}", "", "{{x}} in the body has no value and is sent as it stands.");
    row("body, two", "{{host}}", "", "{{x}} {{y}}", "",
        "{{x}}, {{y}} in the body have no value and are sent as they stand.");
}

void TestRequestVariables::remarks()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    QFETCH(QString, refusal);
    QFETCH(QString, note);
    const auto said = variableRemarks(request(url, {{"X-One", header, true}}, body), staging());
    QCOMPARE(said.refusals.join(QLatin1Char(' ')), refusal);
    QCOMPARE(said.notes.join(QLatin1Char(' ')), note);
}

void TestRequestVariables::whatIsNotSentIsNotRemarkedOn()
{
    workspace::SavedRequest toReceiver = request("{{x}}", {{"X-Off", "{{y}}", false}});
    toReceiver.toReceiver = true;
    const auto said = variableRemarks(toReceiver, staging());
    QVERIFY(said.refusals.isEmpty() && said.notes.isEmpty());
    // A circle is said in the words of the error.
    const auto circle = variableRemarks(request("{{ring}}"), staging());
    QVERIFY(circle.refusals.join(QLatin1Char(' ')).contains(QLatin1String("ring")));
    // Where no environment is chosen, that is said as well.
    const auto none = variableRemarks(request("{{host}}"), RequestVariables());
    QVERIFY(
        none.refusals.join(QLatin1Char(' ')).endsWith(QLatin1String("No environment is chosen (Ctrl+E).")));
}

void TestRequestVariables::aLargeBodyIsNotSearched()
{
    const QByteArray large = "{{x}}" + QByteArray(1024 * 1024, 'x');
    QVERIFY(variableRemarks(request("{{host}}", {}, large), staging()).notes.isEmpty());
}

QTEST_GUILESS_MAIN(TestRequestVariables)
#include "tst_RequestVariables.moc"
