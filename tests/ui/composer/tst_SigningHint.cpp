// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"
#include "ui/composer/SigningHint.h"

#include <QTest>

using namespace sealwright;
using tests::FlowWorld;

class TestSigningHint : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhatIsSigned_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<QString>("hint");
        const auto row = [](const char *recipe, const char *hint) {
            QTest::newRow(recipe) << QString::fromLatin1(recipe) << QString::fromUtf8(hint);
        };
        row("stripe", "signs {timestamp}.{body}");
        row("rfc9421-general", "signs \"@method\" \"@target-uri\" \"content-digest\"");
        row("aws-sigv4", "signs method, path, query, headers and body, as Signature Version 4 lays them out");
        row("truelayer", "signs method, path, headers and body, as the payload of a detached JWS");
    }

    void saysWhatIsSigned()
    {
        QFETCH(const QString, recipe);
        FlowWorld world;
        const auto hint = composer::signingHint(signedWith(recipe), world.recipes);
        QTEST(QString(hint.verb % QLatin1Char(' ') % hint.text), "hint");
    }

    void theCredentialsComponentsStandBeforeTheRecipes()
    {
        FlowWorld world;
        credential::Credential one = signedWith(QStringLiteral("rfc9421-general"));
        std::get<credential::HmacFields>(one.fields).variables["components"] = "\"@path\"";
        QCOMPARE(composer::signingHint(one, world.recipes).text, QStringLiteral("\"@path\""));
    }

private:
    static credential::Credential signedWith(const QString &recipe)
    {
        credential::Credential one = FlowWorld::hmac(QStringLiteral("A"));
        std::get<credential::HmacFields>(one.fields).recipeId = recipe;
        return one;
    }
};

QTEST_MAIN(TestSigningHint)

#include "tst_SigningHint.moc"
