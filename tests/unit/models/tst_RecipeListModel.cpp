// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RecipeListModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sealwright;
using models::RecipeListModel;

namespace {

signing::Recipe recipe(const char *id, const char *name, bool builtIn = true)
{
    signing::Recipe one;
    one.id = QLatin1String(id);
    one.name = QLatin1String(name);
    one.builtIn = builtIn;
    one.document = {{"algorithm", "hmac-sha256"}, {"note", "Sort of"}};
    return one;
}

} // namespace

class TestRecipeListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void brokenFilesComeFirstThenTheUsersOwn()
    {
        RecipeListModel model;
        const QAbstractItemModelTester tester(&model);
        workspace::Listing<signing::Recipe> listing;
        listing.items = {recipe("b", "Beta"), recipe("z", "own one", false), recipe("a", "alpha")};
        listing.broken.push_back(
            {QStringLiteral("/ws/recipes/bad.json"), base::Error(workspace::WorkspaceError::FileBroken)});
        model.setListing(listing);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names.append(model.index(row).data().toString());
        }
        QCOMPARE(names, (QStringList{QStringLiteral("bad.json"), QStringLiteral("own one"),
                                     QStringLiteral("alpha"), QStringLiteral("Beta")}));
        QVERIFY(model.index(0).data(RecipeListModel::BrokenRole).toBool());
        QVERIFY(model.index(1).data(RecipeListModel::OwnRole).toBool());
        QCOMPARE(model.index(2).data(RecipeListModel::DetailRole).toString(),
                 QStringLiteral("a · HMAC-SHA-256"));
        QVERIFY(
            model.index(2).data(RecipeListModel::FilterRole).toString().contains(QLatin1String("Sort of")));
        QCOMPARE(model.rowOf(QStringLiteral("b")), 3);
        QCOMPARE(model.rowOf(QStringLiteral("/ws/recipes/bad.json")), 0);
        QCOMPARE(model.rowOf(QString()), -1);
        QVERIFY(model.recipeAt(0) == nullptr && model.brokenAt(0) != nullptr);
        QVERIFY(model.recipeAt(9) == nullptr && model.brokenAt(-1) == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestRecipeListModel)
#include "tst_RecipeListModel.moc"
