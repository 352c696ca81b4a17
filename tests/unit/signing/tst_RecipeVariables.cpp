// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeVariables.h"

#include <QTest>

using namespace sealwright;

class TestRecipeVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsThoseThatAreUsedAndThoseThatAreDeclared()
    {
        signing::Recipe recipe;
        recipe.document = base::Json{{"content", "{var:region|lower}.{body}.{var:key}"},
                                     {"variables", {{"region", "eu"}, {"unused", 1}}}};
        const auto variables = signing::variablesOf(recipe);
        QCOMPARE(variables.size(), std::size_t{3});
        QCOMPARE(variables.at("region"), QStringLiteral("eu"));
        QCOMPARE(variables.at("key"), QString());
        QCOMPARE(variables.at("unused"), QString());
    }
};

QTEST_GUILESS_MAIN(TestRecipeVariables)
#include "tst_RecipeVariables.moc"
