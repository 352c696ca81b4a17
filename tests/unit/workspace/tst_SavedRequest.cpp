// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/SavedRequest.h"
#include "app/workspace/Slug.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::workspace;

namespace {

// Without escapes: moc does not read raw strings as the compiler does.
constexpr const char *kReadable = R"({
  "name": "Tool calls",
  "method": "POST",
  "url": "hooks.example.test/vapi?a=%20b",
  "credential": "cred_k3v5q2m7xd",
  "template": "vapi/tool-calls",
  "headers": [
    {
      "name": "X-One",
      "value": "1"
    },
    {
      "name": "x-one",
      "value": "",
      "enabled": false
    }
  ],
  "body": "größe, 1"
}
)";

} // namespace

class TestSavedRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesAReadableDocument()
    {
        SavedRequest request;
        request.name = QStringLiteral("Tool calls");
        request.url = "hooks.example.test/vapi?a=%20b";
        request.credentialId = QStringLiteral("cred_k3v5q2m7xd");
        request.templateId = QStringLiteral("vapi/tool-calls");
        request.headers = {{"X-One", "1", true}, {"x-one", "", false}};
        request.body = "größe, 1";
        QCOMPARE(base::prettyJson(toJson(request)), QByteArray(kReadable));
    }

    void readsWhatItWrote()
    {
        SavedRequest request;
        request.name = QStringLiteral("n");
        request.method = "DELETE";
        request.toReceiver = true;
        request.headers = {{"A", "1", false}, {"a", QByteArray("\xff\x00", 2), true}, {"A", "1", true}};
        request.body = QByteArray("a\0b\xfe", 4);
        const auto read = savedRequestFromJson(toJson(request));
        VERIFY_RESULT(read);
        QCOMPARE(read->name, request.name);
        QCOMPARE(read->method, request.method);
        QCOMPARE(read->url, QByteArray());
        QVERIFY(read->toReceiver);
        QVERIFY(read->headers == request.headers);
        QCOMPARE(read->body, request.body);
        QCOMPARE(base::compactJson(toJson(*read)), base::compactJson(toJson(request)));
    }

    void keepsABodyWithZeroBytesAsTextWhenItIsText()
    {
        SavedRequest request;
        request.name = QStringLiteral("n");
        request.body = QByteArray("a\0b", 3);
        QVERIFY(toJson(request).contains("body"));
        QCOMPARE(savedRequestFromJson(toJson(request))->body, request.body);
        request.body = "\xff";
        request.document = toJson(request);
        QVERIFY(!request.document.contains("body"));
        request.body = "text";
        QVERIFY(!toJson(request).contains("bodyBase64"));
    }

    void keepsWhatItDoesNotKnowInItsPlace()
    {
        const QByteArray text =
            R"({"$schema":"s","name":"n","tags":["a",{"b":1}],"url":"a.test","method":"POST",)"
            R"("headers":[{"note":"first","name":"A","value":"1"},{"name":"A","value":"2","x":2}],)"
            R"("body":"","options":{"timeout":30}})";
        auto request = savedRequestFromJson(*base::parseJson(text));
        VERIFY_RESULT(request);
        QCOMPARE(base::compactJson(toJson(*request)), text);

        // Swapped, each row takes its strangers along.
        std::swap(request->headers[0], request->headers[1]);
        request->headers[1].enabled = false;
        QCOMPARE(
            base::compactJson(toJson(*request)["headers"]),
            QByteArray(
                R"([{"name":"A","value":"2","x":2},{"note":"first","name":"A","value":"1","enabled":false}])"));
    }

    void tellsOnlyTheHeadersThatAreSwitchedOn()
    {
        SavedRequest request;
        request.headers = {{"A", "1", true}, {"B", "2", false}, {"A", "3", true}};
        QCOMPARE(request.enabledHeaders().size(), 2);
        QCOMPARE(request.enabledHeaders().fields()[1].value, QByteArray("3"));
    }

    void namesTheMemberThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *text, const char *member) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(member);
        };
        row("[]", "");
        row(R"({"name":1})", "name");
        row(R"({"method":null})", "method");
        row(R"({"url":["a"]})", "url");
        row(R"({"headers":{}})", "headers");
        row(R"({"headers":["A: 1"]})", "headers/0");
        row(R"({"headers":[{"name":"A","value":"1"},{"name":2}]})", "headers/1/name");
        row(R"({"headers":[{"name":"A","value":"1","enabled":"yes"}]})", "headers/0/enabled");
        row(R"({"body":{"a":1}})", "body");
        row(R"({"bodyBase64":"no base64!"})", "bodyBase64");
        row(R"({"toReceiver":1})", "toReceiver");
    }

    void namesTheMemberThatIsWrong()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, member);
        const auto request = savedRequestFromJson(*base::parseJson(text));
        VERIFY_FAILURE(request, WorkspaceError::FileBroken);
        QCOMPARE(request.error().fact("member"), member);
        QVERIFY(!request.error().fact("reason").isEmpty());
    }

    void makesFileNamesOfNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("slug");
        const auto row = [](const char *name, const char *slug) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromLatin1(slug);
        };
        row("Tool calls – staging", "tool-calls-staging");
        row("  Größe & Maß  ", "grosse-mass");
        row("../../etc/passwd", "etc-passwd");
        row("...", "request");
        row("署名", "request");
        row("A--B__C", "a-b-c");
        row("CON.json", "con-json");
    }

    void makesFileNamesOfNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, slug);
        QCOMPARE(slugOf(name), slug);
        QVERIFY(slugOf(QString(500, QLatin1Char('x'))).size() <= 60);
    }
};

QTEST_GUILESS_MAIN(TestSavedRequest)
#include "tst_SavedRequest.moc"
