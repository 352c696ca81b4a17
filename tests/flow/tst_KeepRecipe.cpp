// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepRecipe.h"
#include "tests/flow/FlowWorld.h"

#include <QDir>

using namespace sealwright;
using namespace sealwright::tests;
using workspace::WorkspaceError;

namespace {

struct RecipeWorld : FlowWorld
{
    flow::KeepRecipe keepRecipe{recipes, workspace};

    QString file(const QString &name) const
    {
        return home.filePath(QStringLiteral("workspace/recipes/") + name);
    }

    QByteArray content(const QString &name) const
    {
        QFile read(file(name));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    void put(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(home.filePath(QStringLiteral("workspace/recipes"))));
        QFile write(file(name));
        QVERIFY(write.open(QIODevice::WriteOnly));
        QCOMPARE(write.write(text), text.size());
    }

    QStringList files() const
    {
        return QDir(home.filePath(QStringLiteral("workspace/recipes"))).entryList(QDir::Files | QDir::Hidden);
    }

    signing::Recipe saved(const QByteArray &text)
    {
        const auto recipe = keepRecipe.save(text, std::nullopt);
        if (!recipe) {
            qFatal("the recipe that the test starts from could not be saved");
        }
        return *recipe;
    }

    credential::Credential user(const QString &recipeId)
    {
        credential::Credential one = hmac(QStringLiteral("Shop"));
        std::get<credential::HmacFields>(one.fields).recipeId = recipeId;
        return added(one, "0123456789abcdef0123456789abcdef");
    }
};

} // namespace

class TestKeepRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aBlankRecipeHasNoMistakesAndIsSavedAsItIs()
    {
        RecipeWorld world;
        const auto blank = world.keepRecipe.blank();
        VERIFY_RESULT(blank);
        QVERIFY(flow::KeepRecipe::mistakesIn(*blank).empty());
        const auto saved = world.keepRecipe.save(*blank, std::nullopt);
        VERIFY_RESULT(saved);
        QCOMPARE(saved->id, QStringLiteral("my-recipe"));
        QCOMPARE(world.content(QStringLiteral("my-recipe.json")), *blank);
        QVERIFY(!world.keepRecipe.find(QStringLiteral("my-recipe"))->builtIn);
        // The next one starts under another id.
        QVERIFY(world.keepRecipe.blank()->contains("\"my-recipe-2\""));
    }

    void duplicatesABuiltInRecipe()
    {
        RecipeWorld world;
        const auto copy = world.keepRecipe.copyOf(*world.keepRecipe.find(QStringLiteral("stripe")));
        VERIFY_RESULT(copy);
        const auto saved = world.keepRecipe.save(*copy, std::nullopt);
        VERIFY_RESULT(saved);
        QCOMPARE(saved->id, QStringLiteral("stripe-copy"));
        QCOMPARE(saved->name, QStringLiteral("Stripe (copy)"));
        QVERIFY(world.keepRecipe.find(QStringLiteral("stripe"))->builtIn);
    }

    void savesNothingThatHasAMistake()
    {
        RecipeWorld world;
        const QByteArray blank = *world.keepRecipe.blank();
        VERIFY_FAILURE(world.keepRecipe.save(QByteArray(blank).replace("{body}", "{body"), std::nullopt),
                       signing::SigningError::TemplateInvalid);
        VERIFY_FAILURE(world.keepRecipe.save("{", std::nullopt), base::JsonError::Malformed);
        QVERIFY(world.files().isEmpty());
    }

    void neverOverwritesWhatIsThereAlready()
    {
        RecipeWorld world;
        const QByteArray blank = *world.keepRecipe.blank();
        world.saved(blank);
        VERIFY_FAILURE(world.keepRecipe.save(blank, std::nullopt), WorkspaceError::RecipeExists);
        // Neither a file that cannot be read, nor one of another name that holds the id.
        world.put(QStringLiteral("broken.json"), "{");
        VERIFY_FAILURE(world.keepRecipe.save(QByteArray(blank).replace("my-recipe", "broken"), std::nullopt),
                       WorkspaceError::RecipeExists);
        QCOMPARE(world.content(QStringLiteral("broken.json")), QByteArray("{"));
        world.put(QStringLiteral("elsewhere.json"), QByteArray(blank).replace("my-recipe", "third"));
        VERIFY_FAILURE(world.keepRecipe.save(QByteArray(blank).replace("my-recipe", "third"), std::nullopt),
                       WorkspaceError::RecipeExists);
        QVERIFY(!world.files().contains(QStringLiteral("third.json")));
    }

    void changesTheFileThatItWasReadFrom()
    {
        RecipeWorld world;
        const QByteArray blank = *world.keepRecipe.blank();
        world.put(QStringLiteral("under-another-name.json"), blank);
        const auto before = world.keepRecipe.find(QStringLiteral("my-recipe"));
        VERIFY_RESULT(before);
        const QByteArray better = QByteArray(blank).replace("\"hex\"", "\"base64\"");
        VERIFY_RESULT(world.keepRecipe.save(better, *before));
        QCOMPARE(world.files(), QStringList(QStringLiteral("under-another-name.json")));
        QCOMPARE(world.content(QStringLiteral("under-another-name.json")), better);
    }

    void refusesAFileThatWasChangedMeanwhile()
    {
        RecipeWorld world;
        const QByteArray blank = *world.keepRecipe.blank();
        const signing::Recipe before = world.saved(blank);
        const QByteArray others = QByteArray(blank).replace("\"hex\"", "\"HEX\"");
        world.put(QStringLiteral("my-recipe.json"), others);
        const QByteArray mine = QByteArray(blank).replace("\"hex\"", "\"base64\"");
        VERIFY_FAILURE(world.keepRecipe.save(mine, before), WorkspaceError::FileChanged);
        VERIFY_FAILURE(world.keepRecipe.remove(before, flow::KeepRecipe::WhenUsed::Refuse),
                       WorkspaceError::FileChanged);
        QCOMPARE(world.content(QStringLiteral("my-recipe.json")), others);
        // A broken one is not overwritten either, and one that is gone is not brought back in silence.
        world.put(QStringLiteral("my-recipe.json"), "{");
        VERIFY_FAILURE(world.keepRecipe.save(mine, before), WorkspaceError::FileChanged);
        QCOMPARE(world.content(QStringLiteral("my-recipe.json")), QByteArray("{"));
        QVERIFY(QFile::remove(world.file(QStringLiteral("my-recipe.json"))));
        VERIFY_FAILURE(world.keepRecipe.save(mine, before), WorkspaceError::FileChanged);
    }

    void anotherIdIsAnotherFile()
    {
        RecipeWorld world;
        const QByteArray blank = *world.keepRecipe.blank();
        const signing::Recipe before = world.saved(blank);
        VERIFY_RESULT(world.keepRecipe.save(QByteArray(blank).replace("my-recipe", "acme"), before));
        QCOMPARE(world.files(), QStringList(QStringLiteral("acme.json")));
    }

    void removesOnlyWhatIsOursAndNotInUse()
    {
        RecipeWorld world;
        const signing::Recipe mine = world.saved(*world.keepRecipe.blank());
        using WhenUsed = flow::KeepRecipe::WhenUsed;
        VERIFY_FAILURE(
            world.keepRecipe.remove(*world.keepRecipe.find(QStringLiteral("stripe")), WhenUsed::RemoveAnyway),
            WorkspaceError::RecipeBuiltIn);
        world.user(QStringLiteral("my-recipe"));
        QCOMPARE(*world.keepRecipe.usersOf(QStringLiteral("my-recipe")), QStringList(QStringLiteral("Shop")));
        VERIFY_FAILURE(world.keepRecipe.remove(mine, WhenUsed::Refuse), WorkspaceError::RecipeInUse);
        VERIFY_RESULT(world.keepRecipe.remove(mine, WhenUsed::RemoveAnyway));
        QVERIFY(world.files().isEmpty());
        VERIFY_FAILURE(world.keepRecipe.remove(mine, WhenUsed::RemoveAnyway), WorkspaceError::FileChanged);
    }

    void tellsEveryMistakeOfABrokenFile()
    {
        RecipeWorld world;
        world.put(
            QStringLiteral("broken.json"),
            QByteArray(*world.keepRecipe.blank()).replace("\"hex\"", "\"hexx\"").replace("{body}", "{x}"));
        const auto listing = world.keepRecipe.list();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{118}); // nothing else is disabled
        QCOMPARE(listing->broken.size(), std::size_t{1});
        const std::vector<base::Error> mistakes = world.keepRecipe.mistakesIn(listing->broken.front());
        QCOMPARE(mistakes.size(), std::size_t{2});
        QCOMPARE(mistakes[0].fact("member"), QStringLiteral("/content"));
        QCOMPARE(mistakes[1].fact("line"), QStringLiteral("9"));
    }
};

QTEST_GUILESS_MAIN(TestKeepRecipe)
#include "tst_KeepRecipe.moc"
