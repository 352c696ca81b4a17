// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/TryRecipe.h"
#include "app/signing/RecipeCatalog.h"
#include "tests/support/AwaitOutcome.h"
#include "tests/support/FixedWorld.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

QByteArray textOf(const QString &id)
{
    return base::prettyJson(signing::RecipeCatalog().find(id)->document);
}

} // namespace

class TestTryRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void signsAndVerifiesAnExampleOfEveryRecipe_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : signing::RecipeCatalog().ids()) {
            QTest::newRow(qPrintable(id)) << id;
        }
    }

    /// With nothing but the recipe: key, request and variables are made up to fit.
    void signsAndVerifiesAnExampleOfEveryRecipe()
    {
        QFETCH(const QString, id);
        const auto example = awaitOutcome(m_try.run(textOf(id), std::nullopt));
        VERIFY_RESULT(example);
        QCOMPARE(signing::nameOf(example->verification.reason), QByteArray("ok"));
        QCOMPARE(signing::nameOf(example->verification.verdict), QByteArray("verified"));
        QVERIFY(!example->made.placed.empty());
        QVERIFY(example->key.isPair == (example->key.toSign != example->key.toVerify));
    }

    void takesTheRequestThatIsGiven()
    {
        const auto example =
            awaitOutcome(m_try.run(textOf(QStringLiteral("stripe")),
                                   http::Request{"POST", "https://x.example/", {}, "{\"mine\":true}"}));
        VERIFY_RESULT(example);
        QVERIFY(example->made.steps.content.endsWith(".{\"mine\":true}"));
    }

    void makesAKeyOnceAndEncodesItAsTheRecipeWants()
    {
        const auto stripe = awaitOutcome(m_try.run(textOf(QStringLiteral("stripe")), std::nullopt));
        const auto again = awaitOutcome(m_try.run(textOf(QStringLiteral("stripe")), std::nullopt));
        const auto svix = awaitOutcome(m_try.run(textOf(QStringLiteral("svix")), std::nullopt));
        VERIFY_RESULT(stripe);
        VERIFY_RESULT(again);
        VERIFY_RESULT(svix);
        QCOMPARE(stripe->key.toSign, again->key.toSign);
        QVERIFY2(svix->key.toSign.startsWith("whsec_"), svix->key.toSign.constData());
        const auto discord = awaitOutcome(m_try.run(textOf(QStringLiteral("discord")), std::nullopt));
        VERIFY_RESULT(discord);
        QVERIFY(discord->key.isPair);
        QVERIFY(discord->key.toVerify.startsWith("-----BEGIN PUBLIC KEY"));
        CountingRandom random;
        flow::TryRecipe another(m_clock, random);
        const auto fresh = awaitOutcome(another.run(textOf(QStringLiteral("discord")), std::nullopt));
        VERIFY_RESULT(fresh);
        QVERIFY(fresh->key.toVerify != discord->key.toVerify);
    }

    void saysWhyThereIsNoExample()
    {
        VERIFY_FAILURE(awaitOutcome(m_try.run("{", std::nullopt)), base::JsonError::Malformed);
        const QByteArray unclosed = textOf(QStringLiteral("stripe")).replace("{timestamp}.{body}", "{body");
        VERIFY_FAILURE(awaitOutcome(m_try.run(unclosed, std::nullopt)),
                       signing::SigningError::TemplateInvalid);
        QVERIFY(!flow::TryRecipe::sample(unclosed).has_value());
        // A request that lacks what the recipe reads.
        VERIFY_FAILURE(awaitOutcome(m_try.run(textOf(QStringLiteral("aws-sns")),
                                              http::Request{"POST", "https://x.example/", {}, "no JSON"})),
                       signing::SigningError::ValueMissing);
    }

private:
    FixedClock m_clock;
    CountingRandom m_random;
    flow::TryRecipe m_try{m_clock, m_random};
};

QTEST_GUILESS_MAIN(TestTryRecipe)
#include "tst_TryRecipe.moc"
