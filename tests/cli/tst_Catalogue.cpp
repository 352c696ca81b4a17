// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

using namespace sealwright;
using namespace sealwright::tests;

/// What there is to choose from: recipes, events, saved requests.
class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void listsRecipes()
    {
        const Cli cli;
        const CliResult listed = cli.run(words("recipe list --json"));
        VERIFY_EXIT(listed, 0);
        QCOMPARE(listed.err, QByteArray());
        QStringList ids;
        const base::Json recipes = listed.json();
        for (const base::Json &recipe : recipes) {
            for (const char *key : {"id", "name", "algorithm", "source"}) {
                QVERIFY2(recipe.contains(key) && recipe[key].is_string(), key);
            }
            ids.append(QString::fromStdString(recipe["id"].get<std::string>()));
        }
        for (const char *id : {"vapi-default", "stripe", "github-sha256", "standard-webhooks", "slack"}) {
            QVERIFY2(ids.contains(QLatin1String(id)), id);
        }
        QCOMPARE(ids.size(), 118);
        const CliResult forPeople = cli.run(words("recipe list"));
        QCOMPARE(forPeople.out.count('\n'), ids.size() + 1);
        QVERIFY2(forPeople.out.contains("HMAC-SHA-256"), shown(forPeople.out));
    }

    void showsARecipesDocument()
    {
        const CliResult recipe = Cli().run(words("recipe show stripe --json"));
        VERIFY_EXIT(recipe, 0);
        QCOMPARE(recipe.json()["id"].dump(), "\"stripe\"");
        QVERIFY(recipe.json().contains("place"));
        const CliResult forPeople = Cli().run(words("recipe show stripe"));
        const qsizetype document = forPeople.out.indexOf("\n\n{");
        QVERIFY2(document > 0, shown(forPeople.out));
        QVERIFY2(forPeople.out.startsWith("Stripe signs the timestamp, “.” and the body with HMAC-SHA-256."),
                 shown(forPeople.out));
        QCOMPARE(base::parseJson(forPeople.out.sliced(document)).value().dump(), recipe.json().dump());
    }

    void aRecipeOfTheWorkspaceStandsBesideTheBuiltInOnes()
    {
        const Cli cli;
        QVERIFY(QDir(cli.home.path()).mkpath(QStringLiteral("ws/recipes")));
        cli.file(
            QStringLiteral("ws/recipes/mine.json"),
            "{\"id\":\"mine\",\"name\":\"Mine "
            "\\u001b[31m\",\"source\":\"me\",\"algorithm\":\"hmac-sha512\",\"key\":{\"decode\":\"utf8\"},"
            "\"content\":\"{body}\",\"encoding\":\"base64\",\"place\":{\"header:X-Mine\":{\"template\":\"{"
            "signature}\"}}}");
        cli.file(QStringLiteral("ws/recipes/broken.json"), "{\n  oops");
        const QString folder = cli.home.filePath(QStringLiteral("ws"));
        const CliResult listed = cli.run(words("recipe list --workspace", folder));
        VERIFY_EXIT(listed, 0);
        QVERIFY2(listed.out.contains("Mine \\x1b[31m") && listed.out.contains("of this workspace"),
                 shown(listed.out));
        QVERIFY2(listed.err.contains("broken.json") && listed.err.contains("line 2"), shown(listed.err));
        const CliResult made =
            cli.run(words("sign --recipe mine --secret-stdin --url http://x/ --workspace", folder),
                    "0123456789abcdef");
        VERIFY_EXIT(made, 0);
        QVERIFY2(made.out.startsWith("X-Mine: "), shown(made.out));
    }

    void savesAndRemovesRecipes()
    {
        const Cli cli;
        const QStringList inWorkspace = words("--workspace", cli.home.filePath(QStringLiteral("ws")));
        const QByteArray text(
            "{\"id\":\"mine\",\"name\":\"Mine\",\"algorithm\":\"hmac-sha256\",\"content\":"
            "\"{body}\",\"encoding\":\"hex\",\"place\":{\"header:X-Mine\":\"{signature}\"}}");
        const CliResult saved = cli.run(words("recipe save -") + inWorkspace, text);
        VERIFY_EXIT(saved, 0);
        QCOMPARE(saved.out, QByteArray("mine\n"));
        QFile file(cli.home.filePath(QStringLiteral("ws/recipes/mine.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text + "\n");
        // What is there already stays, unless it is meant.
        const CliResult again = cli.run(words("recipe save - --json") + inWorkspace, text);
        VERIFY_EXIT(again, 2);
        QCOMPARE(again.errorCode(), std::string("recipe_exists"));
        const CliResult replaced = cli.run(words("recipe save - --replace --json") + inWorkspace,
                                           QByteArray(text).replace("hex", "HEX"));
        VERIFY_EXIT(replaced, 0);
        QCOMPARE(keysOf(replaced.json()), QByteArray("id path"));
        QVERIFY(cli.run(words("recipe show mine --json") + inWorkspace).out.contains("HEX"));
        VERIFY_EXIT(cli.run(words("recipe remove stripe") + inWorkspace), 2); // built in
        VERIFY_EXIT(cli.run(words("recipe remove mine") + inWorkspace), 0);
        QVERIFY(!QFileInfo::exists(cli.home.filePath(QStringLiteral("ws/recipes/mine.json"))));
        VERIFY_EXIT(cli.run(words("recipe remove mine") + inWorkspace), 2);
    }

    void namesEveryMistakeOfARecipe()
    {
        const Cli cli;
        const QString file =
            cli.file(QStringLiteral("mine.json"),
                     "{\n  \"id\": \"mine\",\n  \"name\": \"Mine\",\n  \"algorithm\": "
                     "\"hmac-sha256\",\n  \"content\": \"{bdoy}\",\n  \"encoding\": \"hexx\",\n"
                     "  \"place\": {\"header:X\": \"{signature\"}\n}");
        const CliResult result = cli.run(words("recipe save", file));
        VERIFY_EXIT(result, 2);
        for (const char *piece : {"unknown expression", "line 6", "must be hex", "never closed"}) {
            QVERIFY2(result.err.contains(piece), shown(QByteArray(piece) + " not in\n" + result.err));
        }
        QVERIFY(!QFileInfo::exists(cli.home.filePath(QStringLiteral(".local/share/sealwright"))));
    }

    void printsEventsByteForByte()
    {
        const CliResult events = Cli().run(words("vapi events --json"));
        VERIFY_EXIT(events, 0);
        QStringList ids;
        const base::Json list = events.json();
        for (const base::Json &event : list) {
            ids.append(QString::fromStdString(event["id"].get<std::string>()));
        }
        for (const char *id : {"assistant-request", "tool-calls", "end-of-call-report", "hang"}) {
            QVERIFY2(ids.contains(QLatin1String(id)), id);
        }
        const CliResult event = Cli().run(words("vapi event tool-calls"));
        VERIFY_EXIT(event, 0);
        QCOMPARE(event.json()["message"]["type"].dump(), "\"tool-calls\"");
        QCOMPARE(Cli().run(words("vapi event vapi/tool-calls --json")).out, event.out);
    }

    void showsAndRemovesSavedRequests()
    {
        const Cli cli;
        QVERIFY(QDir(cli.home.path()).mkpath(QStringLiteral("ws/requests/staging")));
        cli.file(QStringLiteral("ws/requests/staging/order.json"),
                 "{\"name\":\"Order\",\"method\":\"POST\",\"url\":\"http://localhost:3000/"
                 "w\",\"headers\":[],\"body\":\"{}\"}");
        const QStringList inWorkspace = words("--workspace", cli.home.filePath(QStringLiteral("ws")));
        const CliResult listed = cli.run(words("request list --json") + inWorkspace);
        VERIFY_EXIT(listed, 0);
        QCOMPARE(listed.json()[0]["path"].dump(), "\"staging/order\"");
        const CliResult one = cli.run(words("request show staging/order") + inWorkspace);
        VERIFY_EXIT(one, 0);
        QVERIFY2(one.out.contains("POST http://localhost:3000/w"), shown(one.out));
        VERIFY_EXIT(cli.run(words("request remove Order") + inWorkspace), 0);
        QVERIFY(!QFileInfo::exists(cli.home.filePath(QStringLiteral("ws/requests/staging/order.json"))));
        VERIFY_EXIT(cli.run(words("request show Order --json") + inWorkspace), 2);
    }

    void listingLeavesNoTrace()
    {
        const Cli cli;
        VERIFY_EXIT(cli.run(words("credential list")), 0);
        VERIFY_EXIT(cli.run(words("request list")), 0);
        VERIFY_EXIT(cli.run(words("recipe list")), 0);
        QVERIFY(QDir(cli.home.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_Catalogue.moc"
