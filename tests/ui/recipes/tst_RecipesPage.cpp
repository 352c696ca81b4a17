// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"
#include "ui/editor/CodeEditor.h"
#include "ui/models/RecipeListModel.h"
#include "ui/recipes/RecipeList.h"
#include "ui/recipes/RecipesPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace sealwright;
using namespace sealwright::tests;
using widgets::Dialogs;

namespace {

const QByteArray kMine("{\n  \"id\": \"mine\",\n  \"name\": \"Mine\",\n  \"algorithm\": \"hmac-sha256\",\n"
                       "  \"content\": \"{body}\",\n  \"encoding\": \"hex\",\n"
                       "  \"place\": {\n    \"header:X-Sig\": \"{signature}\"\n  }\n}\n");

/// The page in a window, and its controls by their names.
struct RecipesDesk
{
    FlowWorld world;
    flow::KeepRecipe keep{world.recipes, world.workspace};
    flow::TryRecipe attempt{world.clock, world.random};
    std::unique_ptr<recipes::RecipesPage> page;

    QString file(const QString &name) const
    {
        return world.home.filePath(QStringLiteral("workspace/recipes/") + name);
    }

    QByteArray content(const QString &name) const
    {
        QFile read(file(name));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    void put(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(world.home.filePath(QStringLiteral("workspace/recipes"))));
        QFile write(file(name));
        QVERIFY(write.open(QIODevice::WriteOnly));
        QCOMPARE(write.write(text), text.size());
    }

    void open()
    {
        page = std::make_unique<recipes::RecipesPage>(keep, attempt);
        page->resize(1200, 800);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }

    template<typename T = QWidget>
    T *at(const char *name) const
    {
        // What was replaced lives until the event loop turns; the last one made is the one that is seen.
        const auto all = page->findChildren<T *>(QLatin1String(name));
        for (T *one : all) {
            if (one->isVisible()) {
                return one;
            }
        }
        return all.isEmpty() ? nullptr : all.last();
    }

    void press(const char *name) const
    {
        auto *button = at<QAbstractButton>(name);
        QVERIFY2(button != nullptr && button->isVisible(), name);
        button->click();
    }

    /// As if it had been typed.
    void write(const QByteArray &text) const
    {
        auto *editor = at<editor::CodeEditor>("recipeText");
        editor->setBytes(text);
        Q_EMIT editor->edited();
    }

    QString verdict() const
    {
        return at<widgets::Pill>("verdict") ? at<widgets::Pill>("verdict")->word() : QString();
    }

    int shown() const { return at<recipes::RecipeList>("recipeList")->shownCount(); }
};

} // namespace

class TestRecipesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void listsThemAllAndFindsOne()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"), kMine);
        desk.open();
        QCOMPARE(desk.shown(), 119);
        auto *list = desk.at<recipes::RecipeList>("recipeList");
        QCOMPARE(list->model()->index(0, 0).data().toString(),
                 QStringLiteral("Mine")); // the user's own first
        QTest::keyClicks(desk.at<QLineEdit>("recipeFilter"), QStringLiteral("ed25519"));
        QVERIFY(desk.shown() >= 5 && desk.shown() < 20);
        desk.at<QLineEdit>("recipeFilter")->setText(QStringLiteral("no such thing"));
        QVERIFY(desk.at("noMatch")->isVisible());
    }

    void readsARecipeAloud()
    {
        RecipesDesk desk;
        desk.open();
        desk.page->select(QStringLiteral("stripe"));
        QCOMPARE(desk.at<QLabel>("recipeName")->text(), QStringLiteral("Stripe"));
        QCOMPARE(desk.at<QLabel>("sentence0")->text(),
                 QStringLiteral("Stripe signs the timestamp, “.” and the body with HMAC-SHA-256."));
        QCOMPARE(desk.at<widgets::MarkedText>("recipePlaces")->bytes(),
                 QByteArray("Stripe-Signature: t={timestamp},v1={signature}"));
        QCOMPARE(desk.at<widgets::MarkedText>("recipeContent")->bytes(), QByteArray("{timestamp}.{body}"));
        QVERIFY(desk.at("coverPill") == nullptr);
        QVERIFY(desk.at("editRecipe") == nullptr); // a built-in one stays as it is
        const QString source = desk.at<QLabel>("recipeSource")->text();
        QVERIFY(!source.isEmpty());
        QVERIFY(!desk.at<QLabel>("recipeSource")->openExternalLinks());
        desk.press("copySource");
        QCOMPARE(QGuiApplication::clipboard()->text(), source);
    }

    void saysWhatAProofDoesNotCoverAndThatThereIsAHandshake()
    {
        RecipesDesk desk;
        desk.open();
        desk.page->select(QStringLiteral("telegram"));
        QVERIFY(desk.at("coverPill")->isVisible());
        desk.page->select(QStringLiteral("discord"));
        QVERIFY(desk.at("challengePill")->isVisible());
    }

    void duplicatesEditsAndSavesWithALiveExample()
    {
        RecipesDesk desk;
        desk.open();
        desk.page->select(QStringLiteral("stripe"));
        desk.press("duplicateRecipe");
        QTRY_COMPARE(desk.verdict(), QStringLiteral("verified"));
        QVERIFY(desk.at<widgets::MarkedText>("signedContent")->bytes().startsWith("1767261600."));
        QVERIFY(desk.page->hasUnsaved());
        const QByteArray text = desk.at<editor::CodeEditor>("recipeText")->bytes();
        desk.write(QByteArray(text).replace("{timestamp}.{body}", "v9:{timestamp}:{body}"));
        QTRY_VERIFY(desk.at<widgets::MarkedText>("signedContent")->bytes().startsWith("v9:1767261600:"));
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        const QSignalSpy changed(desk.page.get(), &recipes::RecipesPage::recipesChanged);
        desk.press("saveRecipe");
        QCOMPARE(changed.count(), 1);
        QVERIFY(!desk.page->hasUnsaved());
        QVERIFY(desk.content(QStringLiteral("stripe-copy.json")).contains("v9:{timestamp}:{body}"));
        QCOMPARE(desk.shown(), 119);
        desk.press("closeEditor");
        QCOMPARE(desk.at<QLabel>("recipeName")->text(), QStringLiteral("Stripe (copy)"));
        QVERIFY(desk.at("editRecipe")->isVisible());
    }

    void namesEveryMistakeAsItIsTyped()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"), kMine);
        desk.open();
        desk.page->select(QStringLiteral("mine"));
        desk.press("editRecipe");
        QTRY_COMPARE(desk.verdict(), QStringLiteral("verified"));
        QCOMPARE(desk.at<QLabel>("mistakeSummary")->text(), QStringLiteral("No mistakes"));
        desk.write(QByteArray(kMine).replace("{body}", "{bdoy}").replace("{signature}", "{signature"));
        auto *mistakes = desk.at<QListWidget>("mistakes");
        QTRY_COMPARE(mistakes->count(), 2);
        QCOMPARE(mistakes->item(0)->text(),
                 QStringLiteral("Line 5: /content, character 2: unknown expression"));
        QCOMPARE(mistakes->item(1)->text(),
                 QStringLiteral("Line 8: /place/header:X-Sig, character 1: brace is never closed"));
        QCOMPARE(desk.verdict(), QStringLiteral("no example"));
        desk.press("saveRecipe");
        QVERIFY(desk.at<widgets::Banner>("editorTrouble")->isVisible());
        QCOMPARE(desk.content(QStringLiteral("mine.json")), kMine);
        desk.write("{\n  \"id\": \"mine\",\n  oops");
        QTRY_COMPARE(mistakes->count(), 1);
        QVERIFY(mistakes->item(0)->text().startsWith(QLatin1String("Line 3: ")));
        // And once it is mended there is an example again.
        desk.write(kMine);
        QTRY_COMPARE(desk.verdict(), QStringLiteral("verified"));
    }

    void signsTheRequestThatIsTyped()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"), kMine);
        desk.open();
        desk.page->select(QStringLiteral("mine"));
        desk.press("editRecipe");
        QTRY_COMPARE(desk.verdict(), QStringLiteral("verified"));
        auto *body = desk.at<editor::CodeEditor>("exampleBody");
        body->setBytes("my own body");
        Q_EMIT body->edited();
        QTRY_COMPARE(desk.at<widgets::MarkedText>("signedContent")->bytes(), QByteArray("my own body"));
        // It stays when the recipe changes.
        desk.write(QByteArray(kMine).replace("{body}", "{body}!"));
        QTRY_COMPARE(desk.at<widgets::MarkedText>("signedContent")->bytes(), QByteArray("my own body!"));
    }

    void neverOverwritesAFileThatChangedMeanwhile()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"), kMine);
        desk.open();
        desk.page->select(QStringLiteral("mine"));
        desk.press("editRecipe");
        const QByteArray others = QByteArray(kMine).replace("\"hex\"", "\"HEX\"");
        desk.put(QStringLiteral("mine.json"), others);
        desk.write(QByteArray(kMine).replace("\"hex\"", "\"base64\""));
        desk.press("saveRecipe");
        QVERIFY(desk.at<widgets::Banner>("editorTrouble")->sentence().contains(QLatin1String("changed")));
        QCOMPARE(desk.content(QStringLiteral("mine.json")), others);
        QVERIFY(desk.page->hasUnsaved());
    }

    void tellsEveryMistakeOfABrokenFileAndDisablesNothingElse()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"), kMine);
        desk.put(QStringLiteral("broken.json"), QByteArray(kMine)
                                                    .replace("\"mine\"", "\"broken\"")
                                                    .replace("{body}", "{body|sha3}")
                                                    .replace("\"hex\"", "\"hexx\""));
        desk.open();
        QCOMPARE(desk.shown(), 120);
        desk.page->select(desk.file(QStringLiteral("broken.json")));
        QStringList lines;
        for (const QLabel *line : desk.page->findChildren<QLabel *>(QStringLiteral("mistake"))) {
            lines.append(line->text());
        }
        QCOMPARE(lines, (QStringList{QStringLiteral("Line 5: /content, character 7: unknown pipe"),
                                     QStringLiteral("Line 6: /encoding: must be hex, HEX, base64 or "
                                                    "base64url")}));
        desk.page->select(QStringLiteral("mine"));
        QCOMPARE(desk.at<QLabel>("recipeName")->text(), QStringLiteral("Mine"));
    }

    void asksBeforeItLosesWhatWasTyped()
    {
        RecipesDesk desk;
        desk.open();
        desk.press("newRecipe");
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        desk.page->select(QStringLiteral("stripe"));
        QVERIFY(desk.page->hasUnsaved());
        Dialogs::setNextAnswer(Dialogs::Answer::Other);
        desk.page->select(QStringLiteral("stripe"));
        QVERIFY(!desk.page->hasUnsaved());
        QCOMPARE(desk.at<QLabel>("recipeName")->text(), QStringLiteral("Stripe"));
        QVERIFY(!QFileInfo::exists(desk.file(QStringLiteral("my-recipe.json"))));
        desk.press("duplicateRecipe");
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        desk.page->select(QStringLiteral("slack"));
        QVERIFY(QFileInfo::exists(desk.file(QStringLiteral("stripe-copy.json"))));
        QCOMPARE(desk.at<QLabel>("recipeName")->text(), QStringLiteral("Slack"));
    }

    void deletesAfterItWasAsked()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"), kMine);
        credential::Credential user = FlowWorld::hmac(QStringLiteral("Shop"));
        std::get<credential::HmacFields>(user.fields).recipeId = QStringLiteral("mine");
        desk.world.added(user, "0123456789abcdef0123456789abcdef");
        desk.open();
        desk.page->select(QStringLiteral("mine"));
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        desk.press("removeRecipe");
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("Shop")));
        QVERIFY(QFileInfo::exists(desk.file(QStringLiteral("mine.json"))));
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        desk.press("removeRecipe");
        QVERIFY(!QFileInfo::exists(desk.file(QStringLiteral("mine.json"))));
        QCOMPARE(desk.shown(), 118);
        QVERIFY(desk.at("nothingSelected")->isVisible());
    }

    void handsTheRecipeToACredential()
    {
        RecipesDesk desk;
        desk.open();
        desk.page->select(QStringLiteral("stripe"));
        QSignalSpy wanted(desk.page.get(), &recipes::RecipesPage::credentialWanted);
        desk.press("useRecipe");
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("stripe"));
    }

    void hostileTextStaysText()
    {
        RecipesDesk desk;
        desk.put(QStringLiteral("mine.json"),
                 QByteArray(kMine).replace("\"Mine\"", "\"<img src='file:///etc/passwd'>\\u202e\""));
        desk.open();
        desk.page->select(QStringLiteral("mine"));
        for (const QLabel *label : desk.page->findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->text().contains(QChar(0x202e)));
        }
    }

    void everyControlHasAName()
    {
        RecipesDesk desk;
        desk.open();
        desk.page->select(QStringLiteral("stripe"));
        desk.press("duplicateRecipe");
        QTRY_COMPARE(desk.verdict(), QStringLiteral("verified"));
        for (int tab = 0; tab < 2; ++tab) {
            desk.at<QTabWidget>("exampleTabs")->setCurrentIndex(tab);
            for (const QAbstractButton *button : desk.page->findChildren<QAbstractButton *>()) {
                const bool isNotThere = !button->isVisible() || button->parentWidget()->inherits("QTabBar");
                QVERIFY2(isNotThere || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                         qPrintable(button->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestRecipesPage)
#include "tst_RecipesPage.moc"
