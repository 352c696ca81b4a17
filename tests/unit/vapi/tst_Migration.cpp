// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/Document.h"
#include "app/vapi/Migration.h"
#include "app/vapi/VapiError.h"
#include "tests/support/TestResult.h"
#include "tests/unit/vapi/NoteKinds.h"

using namespace sealwright;
using namespace sealwright::vapi;
using tests::told;

namespace {

constexpr const char *kLong = "inline-secret-of-the-test";

/// `cred_1`, `cred_2`, …
QByteArray migrated(const Migration &migration)
{
    std::vector<QString> ids;
    for (std::size_t i = 0; i < migration.credentials().size(); ++i) {
        ids.push_back(QStringLiteral("cred_%1").arg(i + 1));
    }
    return migration.document(ids);
}

QByteArray headerOf(const CredentialDraft &draft)
{
    const auto *fields = std::get_if<credential::BearerFields>(&draft.credential.fields);
    return fields == nullptr
               ? QByteArray()
               : QByteArray(fields->headerName + ": " + (fields->includePrefix ? fields->prefix : "") +
                            draft.secret.view().toByteArray());
}

} // namespace

/// Each inline form of vapi.md §6, and what is told about it.
class TestMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void movesOneSecret_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("notes");
        const auto row = [](const char *name, const char *before, const char *after, const char *header,
                            const char *notes) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(header)
                                << QByteArray(notes);
        };
        row("server.secret", "{\"server\":{\"url\":\"https://a.example\",\"secret\":\"S-1\"}}",
            "{\"server\":{\"url\":\"https://a.example\",\"credentialId\":\"cred_1\"}}", "X-Vapi-Secret: S-1",
            "secret_moved /server/secret");
        row("first of its object", R"({"server": { "secret" : "S-1" , "url" : "u" } })",
            R"({"server": { "credentialId" : "cred_1" , "url" : "u" } })", "X-Vapi-Secret: S-1",
            "secret_moved /server/secret");
        row("one header", R"({"server":{"url":"u","headers":{"X-Key":"K"},"timeoutSeconds":20.50}})",
            R"({"server":{"url":"u","credentialId":"cred_1","timeoutSeconds":20.50}})", "X-Key: K",
            "header_moved /server/headers/X-Key");
        row("authorization", R"({"server":{"url":"u","headers":{"Authorization":"Bearer K"}}})",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "Authorization: Bearer K",
            "authorization_moved /server/headers/Authorization");
        row("basic", R"({"server":{"url":"u","headers":{"authorization":"Basic dTpw"}}})",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "authorization: Basic dTpw",
            "authorization_moved /server/headers/authorization");
        row("a plain header stays", R"({"server":{"url":"u","headers":{"X-Env":"staging","X-Key":"K"}}})",
            R"({"server":{"url":"u","credentialId":"cred_1","headers":{"X-Env":"staging"}}})", "X-Key: K",
            "header_kept /server/headers/X-Env\nheader_moved /server/headers/X-Key");
        row("legacy",
            "{\"name\":\"A\",\"serverUrl\":\"https://a.example/x\",\"serverUrlSecret\":\"S-1\",\"x\":1}",
            "{\"name\":\"A\",\"server\":{\"url\":\"https://a.example/x\", "
            "\"credentialId\":\"cred_1\"},\"x\":1}",
            "X-Vapi-Secret: S-1", "secret_moved /serverUrlSecret");
        row("legacy, secret first", R"({"serverUrlSecret":"S-1","serverUrl":"u"})",
            R"({"server":{"url":"u", "credentialId":"cred_1"}})", "X-Vapi-Secret: S-1",
            "secret_moved /serverUrlSecret");
        row("legacy without url", R"({"a":1,"serverUrlSecret":"S-1"})",
            R"({"a":1,"server":{"credentialId":"cred_1"}})", "X-Vapi-Secret: S-1",
            "secret_moved /serverUrlSecret\nwithout_url ");
        row("legacy beside null", R"({"server":null,"serverUrl":"u","serverUrlSecret":"S-1"})",
            R"({"server":{"url":"u", "credentialId":"cred_1"}})", "X-Vapi-Secret: S-1",
            "secret_moved /serverUrlSecret");
        row("legacy beside server", R"({"server":{"url":"u"},"serverUrlSecret":"S-1"})",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "X-Vapi-Secret: S-1",
            "legacy_beside_server \nsecret_moved /serverUrlSecret");
        row("an empty reference", R"({"server":{"credentialId":null,"url":"u","secret":"S-1"}})",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "X-Vapi-Secret: S-1",
            "secret_moved /server/secret");
        row("the same header twice",
            R"({"server":{"url":"u","secret":"S-1","headers":{"x-vapi-secret":"S-1"}}})",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "x-vapi-secret: S-1",
            "header_moved /server/headers/x-vapi-secret");
        row("an overriding header",
            R"({"server":{"url":"u","secret":"S-1","headers":{"x-vapi-secret":"S-2"}}})",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "x-vapi-secret: S-2",
            "secret_overridden /server/secret\nheader_moved /server/headers/x-vapi-secret");
        row("a tool of its own request",
            R"({"type":"apiRequest","url":"u","headers":{"X-Api-Key":"K"},"credentialId":""})",
            R"({"type":"apiRequest","url":"u","credentialId":"cred_1"})", "X-Api-Key: K",
            "header_moved /headers/X-Api-Key");
        row("no url", R"({"server":{"secret":"S-1"}})", R"({"server":{"credentialId":"cred_1"}})",
            "X-Vapi-Secret: S-1", "secret_moved /server/secret\nwithout_url /server");
        row("escapes", R"({"server":{"url":"u\/","secret":"a\u0022b\u00e9"},"n":1e2})",
            R"({"server":{"url":"u\/","credentialId":"cred_1"},"n":1e2})", "X-Vapi-Secret: a\"b\xc3\xa9",
            "secret_moved /server/secret");
        row("a byte order mark", "\xef\xbb\xbf{\"server\":{\"url\":\"u\",\"secret\":\"S-1\"}}",
            R"({"server":{"url":"u","credentialId":"cred_1"}})", "X-Vapi-Secret: S-1",
            "secret_moved /server/secret");
    }

    void movesOneSecret()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, notes);
        const auto migration = Migration::of(before);
        VERIFY_RESULT(migration);
        QCOMPARE(migration->credentials().size(), std::size_t(1));
        QCOMPARE(headerOf(migration->credentials()[0]), header);
        QCOMPARE(migrated(*migration), after);
        QCOMPARE(told(migration->notes()), notes);
        QVERIFY(!migration->isEmpty());
        // Done once, there is nothing left to do.
        const auto again = Migration::of(after);
        VERIFY_RESULT(again);
        QVERIFY(again->isEmpty());
    }

    void whatCannotMoveGivesWayToAPlaceholder_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("notes");
        QTest::newRow("several headers")
            << QByteArray(
                   R"({"server":{"url":"u","headers":{"X-Api-Key":"K-1","Authorization":"Bearer T"}}})")
            << QByteArray(R"({"server":{"url":"u","credentialId":"cred_1",)"
                          R"("headers":{"X-Api-Key":"<X-Api-Key, as in the original>"}}})")
            << QByteArray("header_stays /server/headers/X-Api-Key\n"
                          "authorization_moved /server/headers/Authorization");
        QTest::newRow("a secret and an Authorization")
            << QByteArray(R"({"server":{"url":"u","secret":"S","headers":{"Authorization":"Bearer T"}}})")
            << QByteArray(
                   R"({"server":{"url":"u","secret":"<secret, as in the original>","credentialId":"cred_1"}})")
            << QByteArray("secret_stays /server/secret\nauthorization_moved /server/headers/Authorization");
        QTest::newRow("a secret and another header")
            << QByteArray(R"({"server":{"url":"u","secret":"S","headers":{"X-Key":"K"}}})")
            << QByteArray(R"({"server":{"url":"u","credentialId":"cred_1",)"
                          R"("headers":{"X-Key":"<X-Key, as in the original>"}}})")
            << QByteArray("header_stays /server/headers/X-Key\nsecret_moved /server/secret");
        QTest::newRow("a credential is named already")
            << QByteArray(
                   R"({"server":{"url":"u","credentialId":"abc","headers":{"Authorization":"Bearer T"}}})")
            << QByteArray(R"({"server":{"url":"u","credentialId":"abc",)"
                          R"("headers":{"Authorization":"<Authorization, as in the original>"}}})")
            << QByteArray("already_referring /server\nheader_overrides /server/headers/Authorization");
    }

    void whatCannotMoveGivesWayToAPlaceholder()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QByteArray, notes);
        const auto migration = Migration::of(before);
        VERIFY_RESULT(migration);
        QCOMPARE(migrated(*migration), after);
        QCOMPARE(told(migration->notes()), notes);
    }

    void leavesAloneWhatIsNoInlineSecret_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("notes");
        QTest::newRow("nothing") << QByteArray(R"({"server":{"url":"u","credentialId":"x"}, "n": 1.0 })")
                                 << QByteArray();
        QTest::newRow("a schema")
            << QByteArray(R"({"function":{"parameters":{"properties":{"server":{"secret":"S","url":"u"}}}}})")
            << QByteArray();
        QTest::newRow("metadata") << QByteArray(R"({"metadata":{"server":{"secret":"S"}}})") << QByteArray();
        QTest::newRow("a server that is a name") << QByteArray(R"({"server":"eu"})") << QByteArray();
        QTest::newRow("a variable")
            << QByteArray(R"({"server":{"url":"u","headers":{"Authorization":"Bearer {{token}}"}}})")
            << QByteArray("templated /server/headers/Authorization");
        QTest::newRow("a secret that is a variable")
            << QByteArray(R"({"serverUrlSecret":"{{s}}","x":{"server":{"secret":"{{s}}"}}})")
            << QByteArray("templated /serverUrlSecret\ntemplated /x/server/secret");
        QTest::newRow("withheld") << QByteArray(R"({"server":{"url":"u","secret":"[REDACTED]"}})")
                                  << QByteArray("redacted /server/secret");
        QTest::newRow("a schema of headers")
            << QByteArray(R"({"type":"apiRequest","headers":{"type":"object","properties":{}}})")
            << QByteArray("headers_unread /headers");
        QTest::newRow("a model's key")
            << QByteArray(R"({"credentials":[{"provider":"openai","apiKey":"sk-1"}]})")
            << QByteArray("secret_left /credentials/0/apiKey");
        QTest::newRow("empty") << QByteArray(R"({"server":{"url":"u","secret":"","headers":{}}})")
                               << QByteArray();
    }

    void leavesAloneWhatIsNoInlineSecret()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QByteArray, notes);
        const auto migration = Migration::of(document);
        VERIFY_RESULT(migration);
        QVERIFY(migration->isEmpty());
        QCOMPARE(migrated(*migration), document);
        QCOMPARE(told(migration->notes()), notes);
    }

    void movesAnInlineOAuth2CredentialForTheServersBelow()
    {
        const auto migration = Migration::of(
            R"({"name":"Desk","server":{"url":"u"},"credentials":[{"provider":"openai","apiKey":"sk"},)"
            "{\"provider\":\"webhook\",\"authenticationPlan\":{\"type\":\"oauth2\",\"url\":\"https://"
            "a.example/t\","
            R"("clientId":"c","clientSecret":"S-1","scope":"optional"}}],)"
            R"("model":{"tools":[{"server":{"url":"v"}},{"server":{"url":"w","secret":"S-2"}},)"
            R"({"serverUrl":"z"}]}})");
        VERIFY_RESULT(migration);
        QCOMPARE(migration->credentials().size(), std::size_t(2));
        const CredentialDraft &oauth2 = migration->credentials()[0];
        QCOMPARE(oauth2.credential.name, QStringLiteral("Desk OAuth 2.0"));
        QCOMPARE(std::get<credential::OAuth2Fields>(oauth2.credential.fields).scope, QByteArray("optional"));
        QCOMPARE(oauth2.secret.view(), QByteArrayView("S-1"));
        QCOMPARE(migrated(*migration),
                 QByteArray(R"({"name":"Desk","server":{"url":"u","credentialId":"cred_1"},)"
                            R"("credentials":[{"provider":"openai","apiKey":"sk"}],"model":{"tools":[)"
                            R"({"server":{"url":"v","credentialId":"cred_1"}},)"
                            R"({"server":{"url":"w","credentialId":"cred_2"}},)"
                            R"({"server":{"url":"z", "credentialId":"cred_1"}}]}})"));
        QCOMPARE(migration->usersOf(0),
                 (std::vector<QString>{QStringLiteral("/server"), QStringLiteral("/model/tools/0/server"),
                                       QStringLiteral("/model/tools/2/server")}));
    }

    void saysWhenNothingRefersToAnInlineCredential()
    {
        const auto migration = Migration::of(
            R"({"a":1,"credentials":[{"provider":"webhook","name":"Mine","authenticationPlan":{"type":"bearer","token":"T"}}]})");
        VERIFY_RESULT(migration);
        QCOMPARE(migrated(*migration), QByteArray(R"({"a":1})"));
        QCOMPARE(migration->credentials()[0].credential.name, QStringLiteral("Mine"));
        QCOMPARE(told(migration->notes()),
                 QByteArray("inline_moved /credentials/0\ninline_unused /credentials"));
    }

    void oneSecretInManyPlacesIsOneCredential()
    {
        const auto migration = Migration::of(
            R"([{"name":"A","server":{"url":"u","secret":"S"}},{"name":"B","server":{"url":"v","secret":"S"}},)"
            R"({"name":"B","server":{"url":"v","secret":"T"}}, {"name":"B","server":{"url":"v","secret":"U"}}])");
        VERIFY_RESULT(migration);
        QCOMPARE(migration->credentials().size(), std::size_t(3));
        QCOMPARE(migration->credentials()[0].credential.name, QStringLiteral("A X-Vapi-Secret"));
        QCOMPARE(migration->credentials()[1].credential.name, QStringLiteral("B X-Vapi-Secret"));
        QCOMPARE(migration->credentials()[2].credential.name, QStringLiteral("B X-Vapi-Secret 2"));
        QCOMPARE(migration->usersOf(0),
                 (std::vector<QString>{QStringLiteral("/0/server"), QStringLiteral("/1/server")}));
    }

    void findsSecretsAnywhereInASquad()
    {
        const auto migration = Migration::of(
            R"({"members":[{"assistant":{"name":"A","voice":{"server":{"url":"u","secret":"1"}},)"
            R"("transcriber":{"server":{"url":"u","headers":{"X-Key":"2"}}},)"
            R"("model":{"knowledgeBase":{"server":{"url":"u","secret":"3"}},)"
            R"("tools":[{"type":"function","function":{"name":"book"},"server":{"url":"u","secret":"4"}}]}},)"
            R"("assistantOverrides":{"server":{"url":"u","secret":"5"}}}]})");
        VERIFY_RESULT(migration);
        QCOMPARE(migration->credentials().size(), std::size_t(5));
        QCOMPARE(migration->credentials()[3].credential.name, QStringLiteral("book X-Vapi-Secret"));
        QCOMPARE(migration->credentials()[4].credential.name, QStringLiteral("Vapi X-Vapi-Secret"));
        QCOMPARE(migration->usersOf(3).front(), QStringLiteral("/members/0/assistant/model/tools/0/server"));
    }

    void namesFitVapi()
    {
        const QByteArray name = R"(A very long name of an assistant\u0007 that answers the telephone)";
        const QByteArray document = "{\"name\":\"" + name + "\",\"server\":{\"url\":\"u\",\"secret\":\"S\"}}";
        const auto migration = Migration::of(document);
        VERIFY_RESULT(migration);
        QCOMPARE(migration->credentials()[0].credential.name,
                 QStringLiteral("A very long name of an ass X-Vapi-Secret"));
    }

    void everyOtherByteStays()
    {
        const QByteArray before = "{\r\n\t\"id\" : 12345678901234567890,\r\n\t\"price\": 1.10E+2,\r\n"
                                  "\t\"server\": {\r\n\t\t\"url\": \"u\",\r\n"
                                  "\t\t\"headers\": {\r\n\t\t\t\"X-Key\": \"K\"\r\n\t\t}\r\n\t},\r\n"
                                  "\t\"caf\\u00e9\": null\r\n}\r\n";
        const QByteArray after = "{\r\n\t\"id\" : 12345678901234567890,\r\n\t\"price\": 1.10E+2,\r\n"
                                 "\t\"server\": {\r\n\t\t\"url\": \"u\",\r\n"
                                 "\t\t\"credentialId\": \"cred_1\"\r\n\t},\r\n"
                                 "\t\"caf\\u00e9\": null\r\n}\r\n";
        const auto migration = Migration::of(before);
        VERIFY_RESULT(migration);
        QCOMPARE(migrated(*migration), after);
    }

    void noSecretIsLeftInWhatIsShown()
    {
        const QByteArray before =
            "{\"prompt\":\"Say " + QByteArray(kLong) + " twice\",\"serverUrl\":\"https://x/?k=" + kLong +
            "\",\"serverUrlSecret\":\"" + kLong +
            "\",\"tools\":[{\"server\":{\"url\":\"u\",\"headers\":{\"Authorization\":\"Bearer " + kLong +
            "\",\"X-Key\":\"other-secret-of-the-test\"}}}]}";
        const auto migration = Migration::of(before);
        VERIFY_RESULT(migration);
        for (const QByteArray &shown :
             {migrated(*migration), migration->documentWithPlaceholders(), migration->maskedOriginal()}) {
            VERIFY_RESULT(readDocument(shown));
            QVERIFY2(!shown.contains("other-secret"), shown.constData());
        }
        QVERIFY(!migrated(*migration).contains(kLong));
        QVERIFY(migrated(*migration).contains("\"prompt\":\"Say <secret> twice\""));
        QVERIFY(told(migration->notes()).contains("secret_elsewhere /prompt"));
        QVERIFY(migration->maskedOriginal().contains("redacted sha256:"));
        for (const Note &note : migration->notes()) {
            QVERIFY(!note.detail.contains(QLatin1String(kLong)));
        }
    }

    void placeholdersNameTheCredential()
    {
        const auto migration =
            Migration::of("{\"name\":\"A \\\"b\\\"\",\"server\":{\"url\":\"u\",\"secret\":\"S\"}}");
        VERIFY_RESULT(migration);
        QVERIFY2(migration->documentWithPlaceholders().contains(
                     "\"credentialId\":\"<credential id of A \\\"b\\\" X-Vapi-Secret>\""),
                 migration->documentWithPlaceholders().constData());
    }

    void refusesWhatIsWrongAndSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const char *document, const char *member) {
            QTest::newRow(name) << QByteArray(document) << QString::fromLatin1(member);
        };
        row("text", R"("server")", "");
        row("secret number", R"({"a":[{"server":{"secret":5}}]})", "/a/0/server/secret");
        row("legacy number", R"({"serverUrlSecret":[]})", "/serverUrlSecret");
        row("headers list", R"({"server":{"headers":["a"]}})", "/server/headers");
        row("header number", R"({"server":{"headers":{"X-Key":5}}})", "/server/headers/X-Key");
        row("reference", R"({"server":{"credentialId":5}})", "/server/credentialId");
        row("header name", R"({"server":{"headers":{"X Key":"K"}}})", "/server/headers/X Key");
        row("line break", R"({"server":{"secret":"a\nb"}})", "/server/secret");
        row("legacy beside text", R"({"server":"x","serverUrlSecret":"S"})", "/server");
        row("plan", R"({"credentials":[{"provider":"webhook","authenticationPlan":{"type":"hmac"}}]})",
            "/credentials/0/authenticationPlan/algorithm");
    }

    void refusesWhatIsWrongAndSaysWhere()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QString, member);
        const auto migration = Migration::of(document);
        VERIFY_FAILURE(migration, VapiError::DocumentInvalid);
        QCOMPARE(migration.error().fact("member"), member);
        QVERIFY(!migration.error().fact("reason").isEmpty());
    }

    void refusesWhatIsNoDocument()
    {
        VERIFY_FAILURE(Migration::of(""), base::JsonError::Malformed);
        VERIFY_FAILURE(Migration::of("not json"), base::JsonError::Malformed);
        const QByteArray deep = QByteArray(10000, '[') + QByteArray(10000, ']');
        VERIFY_FAILURE(Migration::of(deep), base::JsonError::TooDeep);
        VERIFY_FAILURE(Migration::of(R"({"server":{"secret":"a","secret":"b"}})"),
                       base::JsonError::DuplicateMember);
        VERIFY_FAILURE(Migration::of(QByteArray(kDocumentLimit + 1, ' ')), VapiError::DocumentTooLarge);
        QByteArray many = "[";
        for (int i = 0; i <= kCredentialLimit; ++i) {
            many += "{\"server\":{\"secret\":\"secret-" + QByteArray::number(i) + "\"}},";
        }
        many += "0]";
        VERIFY_FAILURE(Migration::of(many), VapiError::TooMany);
    }
};

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_Migration.moc"
