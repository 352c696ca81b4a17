// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/signing/KeyBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

/// A recipe, its keys, and a request signed with them.
struct Signed
{
    CompiledRecipe recipe;
    KeyHalves keys;
    SignedRequest made;

    Verification verified(const http::Request &request) const
    {
        return verifiedBy(recipe, keys.toVerify, request, {kMoment, {}, someVariables()});
    }

    /// Every byte under a shared secret; with a key pair, where a check takes a thousand times as long, some.
    qsizetype stride() const { return keys.toVerify == keys.toSign ? 1 : 11; }
};

Signed signedWith(const QString &id)
{
    const Recipe recipe = RecipeCatalog().find(id).value();
    const CompiledRecipe compiled = CompiledRecipe::compile(recipe).value();
    const KeyHalves keys = keysFor(recipe);
    SignedRequest made =
        signedBy(compiled, keys.toSign, requestFor(recipe), {kMoment, "msg_1", "nonce_1", someVariables()})
            .value();
    return {compiled, keys, std::move(made)};
}

QByteArray flipped(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
}

/// For a message: where, and what stands there.
std::string around(const QByteArray &bytes, qsizetype at)
{
    const QByteArray text = QByteArray::number(at) + " in " + bytes.mid(std::max<qsizetype>(at - 20, 0), 40);
    return text.toStdString();
}

http::Request withHeader(http::Request request, const QByteArray &name, const QByteArray &value)
{
    std::vector<http::HeaderField> fields = request.headers.fields();
    for (http::HeaderField &field : fields) {
        if (field.name == name) {
            field.value = value;
        }
    }
    request.headers = http::HeaderList(std::move(fields));
    return request;
}

void everyRecipe()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : RecipeCatalog().ids()) {
        QTest::newRow(qPrintable(id)) << id;
    }
}

} // namespace

/// What holds for each recipe that we ship.
class TestEveryRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void shipsAllOfThem() { QCOMPARE(RecipeCatalog().ids().size(), std::size_t{118}); }

    void acceptsWhatItSigned_data() { everyRecipe(); }

    void acceptsWhatItSigned()
    {
        QFETCH(const QString, id);
        const Signed sent = signedWith(id);
        const Verification verification = sent.verified(sent.made.request);
        COMPARE_VERDICT(verification, "verified", "ok");
        QCOMPARE(verification.matchingKey, std::optional<qsizetype>(0));
        QCOMPARE(verification.recipe, id);
        const bool isToken = sent.recipe.recipe().algorithm() == QLatin1String("token");
        QVERIFY(isToken || !sent.made.steps.encoded.isEmpty());
        QVERIFY(!base::compactJson(toJson(sent.made.steps)).contains(sent.keys.toSign));
        QCOMPARE(verification.content, sent.made.steps.content);
    }

    void refusesAFlippedByteOfTheBodyThatItCovers_data() { everyRecipe(); }

    void refusesAFlippedByteOfTheBodyThatItCovers()
    {
        QFETCH(const QString, id);
        const Signed sent = signedWith(id);
        const bool coversAll = sent.verified(sent.made.request).coversBody;
        QCOMPARE(coversAll, sent.recipe.coversBody());
        const QByteArray &body = sent.made.request.body;
        for (qsizetype at = 0; at < body.size(); at += sent.stride()) {
            http::Request tampered = sent.made.request;
            tampered.body = flipped(body, at);
            const Verification verification = sent.verified(tampered);
            // What still verifies did not change what is signed.
            const bool isUntouched = !coversAll && verification.content == sent.made.steps.content;
            QVERIFY2(verification.verdict != Verdict::Verified || isUntouched, around(body, at).c_str());
        }
    }

    void refusesAFlippedByteOfWhatItPlaced_data() { everyRecipe(); }

    void refusesAFlippedByteOfWhatItPlaced()
    {
        QFETCH(const QString, id);
        const Signed sent = signedWith(id);
        for (const PlacedValue &placed : sent.made.placed) {
            if (placed.where != PlacedValue::Where::Header) {
                continue;
            }
            for (qsizetype at = 0; at < placed.value.size(); at += sent.stride()) {
                const Verification verification =
                    sent.verified(withHeader(sent.made.request, placed.name, flipped(placed.value, at)));
                QVERIFY2(verification.verdict != Verdict::Verified,
                         (placed.name.toStdString() + " " + around(placed.value, at)).c_str());
            }
        }
    }

    void refusesAnotherUrlWhereItCoversIt_data() { everyRecipe(); }

    void refusesAnotherUrlWhereItCoversIt()
    {
        QFETCH(const QString, id);
        const Signed sent = signedWith(id);
        const bool coversUrl = base::compactJson(sent.recipe.recipe().document).contains("{url");
        const QByteArray &url = sent.made.request.url;
        for (qsizetype at = 0; at < url.size(); at += sent.stride()) {
            http::Request tampered = sent.made.request;
            tampered.url = flipped(url, at);
            const Verification verification = sent.verified(tampered);
            const bool isCovered = coversUrl && (id != QLatin1String("plivo-v3") || at < url.indexOf('?'));
            QVERIFY2(verification.verdict != Verdict::Verified ||
                         (!isCovered && verification.content == sent.made.steps.content),
                     around(url, at).c_str());
        }
    }

    void refusesAnotherKey_data() { everyRecipe(); }

    void refusesAnotherKey()
    {
        QFETCH(const QString, id);
        const Signed sent = signedWith(id);
        const bool isPair = sent.keys.toVerify != sent.keys.toSign;
        const QByteArray other =
            isPair ? QByteArray("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
                   : QByteArray(sent.keys.toVerify).replace(4, 1, "a");
        const Verification verification =
            verifiedBy(sent.recipe, other, sent.made.request, {kMoment, {}, someVariables()});
        const bool sameType = !isPair || sent.recipe.recipe().algorithm() == QLatin1String("ed25519");
        COMPARE_VERDICT(verification, "failed", sameType ? "signature_mismatch" : "key_invalid");
    }
};

QTEST_GUILESS_MAIN(TestEveryRecipe)
#include "tst_EveryRecipe.moc"
