// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCatalog.h"
#include "tests/unit/signing/RecipeBench.h"

using namespace sealwright;
using namespace sealwright::signing;

class TestRecipeCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void shipsTheFirstRecipes()
    {
        const std::vector<QString> ids = RecipeCatalog().ids();
        for (const char *id : {"github-sha256", "slack", "standard-webhooks", "stripe", "vapi-default"}) {
            QVERIFY2(std::ranges::find(ids, QString::fromLatin1(id)) != ids.end(), id);
        }
        QVERIFY(std::ranges::is_sorted(ids));
    }

    void compilesEveryRecipeItShips()
    {
        const std::vector<Recipe> recipes = RecipeCatalog().all();
        QCOMPARE(recipes.size(), RecipeCatalog().ids().size());
        for (const Recipe &recipe : recipes) {
            const auto compiled = CompiledRecipe::compile(recipe);
            VERIFY_RESULT(compiled);
            QVERIFY(recipe.builtIn);
            QVERIFY2(!recipe.source().isEmpty(), qPrintable(recipe.id));
            QCOMPARE(recipe.text, base::prettyJson(recipe.document));
        }
    }

    void keepsTheDocumentAsItIs()
    {
        const auto recipe = RecipeCatalog().find(QStringLiteral("stripe"));
        VERIFY_RESULT(recipe);
        QCOMPARE(recipe->name, QStringLiteral("Stripe"));
        QCOMPARE(recipe->algorithm(), QStringLiteral("hmac-sha256"));
        QCOMPARE(recipe->document.begin().key(), std::string("id"));
        QVERIFY(recipe->note().contains(QStringLiteral("whsec_")));
    }

    void saysThatARecipeIsUnknown_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("name") << QStringLiteral("strype");
        QTest::newRow("empty") << QString();
        QTest::newRow("way out") << QStringLiteral("../recipes/stripe");
    }

    void saysThatARecipeIsUnknown()
    {
        QFETCH(const QString, id);
        const auto recipe = RecipeCatalog().find(id);
        VERIFY_FAILURE(recipe, SigningError::RecipeUnknown);
        QCOMPARE(recipe.error().fact("recipe"), id);
    }
};

QTEST_GUILESS_MAIN(TestRecipeCatalog)
#include "tst_RecipeCatalog.moc"
