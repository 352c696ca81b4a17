// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Recipe.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::signing;

class TestRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsIdAndNameAndKeepsTheRest()
    {
        const auto recipe = parseRecipe(R"({"id":"my-own","name":" Mine ","note":"n","future":[1]})");
        VERIFY_RESULT(recipe);
        QCOMPARE(recipe->id, QStringLiteral("my-own"));
        QCOMPARE(recipe->name, QStringLiteral("Mine"));
        QCOMPARE(recipe->note(), QStringLiteral("n"));
        QCOMPARE(recipe->algorithm(), QString());
        QVERIFY(recipe->document.contains("future"));
    }

    void namesMemberAndLineOfAMistake_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const char *text, const char *member, const char *reason,
                            const char *line) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(member)
                                << QString::fromLatin1(reason) << QString::fromLatin1(line);
        };
        row("list", "[]", "", "not an object", "1");
        row("no id", "{\n\"name\":\"N\"}", "/id", "missing", "1");
        row("id is a number", "{\n\"id\":1,\"name\":\"N\"}", "/id",
            "must be lower-case letters, digits and hyphens", "2");
        row("id is a path", "{\n\n\"id\":\"a/b\",\"name\":\"N\"}", "/id",
            "must be lower-case letters, digits and hyphens", "3");
        row("id begins with a dot", R"({"id":".a","name":"N"})", "/id",
            "must be lower-case letters, digits and hyphens", "1");
        row("no name", R"({"id":"a"})", "/name", "missing", "1");
        row("blank name", "{\"id\":\"a\",\n\"name\":\" \"}", "/name", "must be a text", "2");
    }

    void namesMemberAndLineOfAMistake()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, member);
        QFETCH(const QString, reason);
        QFETCH(const QString, line);
        const auto recipe = parseRecipe(text);
        VERIFY_FAILURE(recipe, SigningError::RecipeInvalid);
        QCOMPARE(recipe.error().fact("member"), member);
        QCOMPARE(recipe.error().fact("reason"), reason);
        QCOMPARE(recipe.error().fact("line"), line);
    }

    void passesOnWhatTheParserSays()
    {
        const auto recipe = parseRecipe("{\n  \"id\": ,\n}");
        VERIFY_FAILURE(recipe, base::JsonError::Malformed);
        QCOMPARE(recipe.error().fact("line"), QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TestRecipe)
#include "tst_Recipe.moc"
