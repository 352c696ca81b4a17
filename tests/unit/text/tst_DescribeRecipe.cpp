// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCatalog.h"
#include "app/text/DescribeRecipe.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::text;

namespace {

QStringList aloud(const QString &id)
{
    const auto recipe = signing::CompiledRecipe::compile(signing::RecipeCatalog().find(id).value());
    return describe(recipe.value());
}

} // namespace

class TestDescribeRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsARecipeAloud()
    {
        QStringList sentences = aloud(QStringLiteral("standard-webhooks"));
        sentences = sentences.first(7);
        QCOMPARE(
            sentences,
            (QStringList{
                QStringLiteral("Standard Webhooks v1 signs the message's id, “.”, the timestamp, “.” and "
                               "the body with HMAC-SHA-256."),
                QStringLiteral("From the key “whsec_” is dropped. The key is what the secret holds in "
                               "base64."),
                QStringLiteral("The signature is written in base64."),
                QStringLiteral("The header webhook-id holds the message's id."),
                QStringLiteral("The header webhook-timestamp holds the timestamp."),
                QStringLiteral("The header webhook-signature holds “v1,” and the signature."),
                QStringLiteral("The time is written as Unix seconds and may be 300 seconds off, either "
                               "way."),
            }));
    }

    void saysThatAPrefixBelongsToTheKey()
    {
        QVERIFY(aloud(QStringLiteral("stripe"))
                    .contains(QStringLiteral("The secret's text is the key, “whsec_” and all.")));
    }

    void saysWhatASignatureDoesNotProve()
    {
        const QString warning = QStringLiteral(
            "It proves nothing about the whole body: anyone on the way could have changed it.");
        QVERIFY(aloud(QStringLiteral("mailgun")).contains(warning));
        QVERIFY(aloud(QStringLiteral("telegram")).contains(warning));
        QVERIFY(!aloud(QStringLiteral("stripe")).contains(warning));
    }

    void tellsOfHandshakesAndKeyPairs()
    {
        const QStringList discord = aloud(QStringLiteral("discord"));
        QVERIFY(discord.contains(
            QStringLiteral("Before it trusts an endpoint, the sender plays a handshake with it.")));
        QVERIFY(discord[1].startsWith(QStringLiteral("The sender signs with a private key")));
        QVERIFY(aloud(QStringLiteral("telegram"))[0].contains(QStringLiteral("sends the secret itself")));
    }

    void putsPipesIntoWords()
    {
        QCOMPARE(inWords("{body|sha256|hex}"), QStringLiteral("the SHA-256 of the body in hex"));
        QCOMPARE(
            inWords("{method|lower} {pathq}\n{header:Date}"),
            QStringLiteral("the method in lower case, “ ”, the path with its query, a line break and the "
                           "header Date"));
        QCOMPARE(inWords("{oops"), QStringLiteral("{oops"));
        QCOMPARE(inWords(""), QString());
    }

    void readsEveryRecipeAloud()
    {
        for (const QString &id : signing::RecipeCatalog().ids()) {
            for (const QString &sentence : aloud(id)) {
                QVERIFY2(!sentence.isEmpty() && !sentence.contains(QStringLiteral("%1")), qPrintable(id));
                QVERIFY2(!sentence.contains(QLatin1Char('\n')), qPrintable(id));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDescribeRecipe)
#include "tst_DescribeRecipe.moc"
