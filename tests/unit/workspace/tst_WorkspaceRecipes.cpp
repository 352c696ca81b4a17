// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestResult.h"
#include "tests/unit/workspace/WorkspaceFolder.h"

using namespace sealwright;
using namespace sealwright::workspace;

namespace {

const QByteArray kGood("{\n  \"id\": \"mine\",\n  \"name\": \"Mine\",\n  \"algorithm\": \"hmac-sha256\",\n"
                       "  \"content\": \"{body}\",\n  \"encoding\": \"hex\",\n"
                       "  \"place\": {\n    \"header:X-Sig\": \"{signature}\"\n  }\n}\n");

} // namespace

class TestWorkspaceRecipes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysLineAndReasonAndListsTheOthers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const QByteArray &text, const char *reason, const char *line) {
            QTest::newRow(name) << text << QString::fromLatin1(reason) << QString::fromLatin1(line);
        };
        const auto changed = [](const char *from, const char *to) {
            return QByteArray(kGood).replace("\"mine\"", "\"other\"").replace(from, to);
        };
        row("unknown placeholder", changed("{body}", "{bdoy}"), "/content, character 2: unknown expression",
            "5");
        row("unknown pipe", changed("{body}", "{body|sha3}"), "/content, character 7: unknown pipe", "5");
        row("unclosed brace", changed("{body}", "{body"), "/content, character 1: brace is never closed",
            "5");
        row("unknown algorithm", changed("hmac-sha256", "hmac-sha3"), "/algorithm: unknown algorithm", "4");
        row("key of another family", changed("\"encoding\"", "\"claims\": {},\n  \"encoding\""),
            "/claims: has no meaning with this algorithm", "6");
        row("mistake in a place", changed("{signature}", "{signature|hex}"),
            "/place/header:X-Sig, character 2: cannot be read back through a pipe", "8");
        row("challenge without an answer",
            changed("\"encoding\"", "\"challenge\": {\n    \"request\": {}\n  },\n  \"encoding\""),
            "/challenge: must be an object with request and expect", "6");
        row("no JSON", changed("\"place\"", "place"), "", "7");
        row("no id", QByteArray(kGood).replace("  \"id\": \"mine\",\n", ""), "/id: missing", "1");
    }

    void saysLineAndReasonAndListsTheOthers()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, reason);
        QFETCH(const QString, line);
        const tests::WorkspaceFolder place;
        place.put(place.root() + QStringLiteral("/recipes/mine.json"), kGood);
        place.put(place.root() + QStringLiteral("/recipes/other.json"), text);
        const auto recipes = place.open()->recipes();
        VERIFY_RESULT(recipes);
        QCOMPARE(recipes->items.size(), std::size_t{1});
        QCOMPARE(recipes->items[0].id, QStringLiteral("mine"));
        QVERIFY(!recipes->items[0].builtIn);
        QCOMPARE(recipes->broken.size(), std::size_t{1});
        const base::Error &error = recipes->broken[0].error;
        QVERIFY(error.is(WorkspaceError::FileBroken));
        QCOMPARE(error.fact("line"), line);
        QVERIFY(error.fact("path").endsWith(QLatin1String("/recipes/other.json")));
        if (!reason.isEmpty()) {
            QCOMPARE(error.fact("reason"), reason);
        }
        VERIFY_RESULT(place.open()->findRecipe(QStringLiteral("mine")));
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceRecipes)
#include "tst_WorkspaceRecipes.moc"
