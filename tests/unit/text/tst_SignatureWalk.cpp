// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/SignatureWalk.h"
#include "tests/unit/signing/KeyBench.h"

using namespace sealwright;
using namespace sealwright::tests;
using namespace sealwright::text;

namespace {

/// A recipe that ships, signing a request that has all it reads.
SignatureWalk walkFor(const QString &id, const signing::Variables &more = {})
{
    const signing::Recipe recipe = signing::RecipeCatalog().find(id).value();
    const signing::CompiledRecipe compiled = signing::CompiledRecipe::compile(recipe).value();
    signing::Variables variables = someVariables();
    for (const auto &[name, value] : more) {
        variables[name] = value;
    }
    const auto made = signedBy(compiled, keysFor(recipe).toSign, requestFor(recipe),
                               {kMoment, "msg_1", "nonce_1", variables});
    return made ? walkOf(*made, compiled) : SignatureWalk();
}

const WalkStep &step(const SignatureWalk &walk, QByteArrayView id)
{
    static const WalkStep kNone;
    for (const WalkStep &one : walk.steps) {
        if (one.id == id) {
            return one;
        }
    }
    return kNone;
}

QByteArray idsOf(const SignatureWalk &walk)
{
    QByteArray ids;
    for (const WalkStep &one : walk.steps) {
        ids += (ids.isEmpty() ? "" : " ") + one.id;
    }
    return ids;
}

QByteArray namesOf(const WalkStep &one)
{
    QByteArray names;
    for (const WalkLine &line : one.lines) {
        names += (names.isEmpty() ? "" : " ") + line.name;
    }
    return names;
}

/// `timestamp=1767261600 body=…`: the parts and what stands there.
QByteArray partsOf(const QByteArray &bytes, const std::vector<signing::NamedPart> &parts)
{
    QByteArray text;
    for (const signing::NamedPart &part : parts) {
        text += (text.isEmpty() ? "" : " ") + part.name + "=" + bytes.sliced(part.offset, part.length);
    }
    return text;
}

} // namespace

class TestSignatureWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void walksAnHmac()
    {
        const SignatureWalk walk = walkFor(QStringLiteral("stripe"));
        QCOMPARE(idsOf(walk), QByteArray("key content digest encoding wire"));
        QVERIFY(step(walk, "key").sentence.startsWith(QStringLiteral("text (UTF-8), ")));
        QCOMPARE(step(walk, "digest").title, QStringLiteral("HMAC-SHA-256"));
        QCOMPARE(step(walk, "encoding").sentence, QStringLiteral("hex, lower case, 64 characters"));
        QVERIFY(step(walk, "wire").bytes.startsWith("Stripe-Signature: t=1767261600,v1="));
        QCOMPARE(step(walk, "wire").parts.size(), std::size_t{2});
        QCOMPARE(walk.receiverShould.constFirst(),
                 QStringLiteral("read the time in Stripe-Signature as Unix seconds and refuse what is more "
                                "than 5 min off, either way"));
    }

    void namesEachComponentOfASignatureBase_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("builtin") << QStringLiteral("rfc9421-general")
                                 << QByteArray("\"@method\" \"@target-uri\" \"content-digest\" "
                                               "\"@signature-params\"");
        QTest::newRow("as a template")
            << QStringLiteral("rfc9421")
            << QByteArray("\"@method\" \"@authority\" \"@path\" \"content-digest\" "
                          "\"@signature-params\"");
    }

    void namesEachComponentOfASignatureBase()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, names);
        const SignatureWalk walk = walkFor(id);
        QCOMPARE(idsOf(walk), QByteArray("key input content digest encoding wire"));
        QVERIFY(step(walk, "input").bytes.startsWith("sig1=(\"@method\" "));
        const WalkStep &base = step(walk, "content");
        QCOMPARE(namesOf(base), names);
        QCOMPARE(base.lines.front().value, QByteArray("POST"));
        QCOMPARE(base.lines.front().meaning, QStringLiteral("the method"));
        // The digest of the body and the time are coloured, where they stand.
        QCOMPARE(base.parts.size(), std::size_t{2});
        QCOMPARE(base.parts[0].name, QByteArray("body"));
        QVERIFY(base.bytes.sliced(base.parts[0].offset, base.parts[0].length).startsWith("sha-256=:"));
        QCOMPARE(base.bytes.sliced(base.parts[1].offset, base.parts[1].length), QByteArray("1767261600"));
        QCOMPARE(base.parts[1].name, QByteArray("timestamp"));
    }

    void readsParametersOfComponentsAndANonce()
    {
        const SignatureWalk walk = walkFor(
            QStringLiteral("rfc9421-general"),
            {{"components", R"("@query-param";name="z" "@method")"}, {"nonce", "n-1"}, {"tag", "a;b"}});
        const WalkStep &base = step(walk, "content");
        QCOMPARE(namesOf(base), QByteArray(R"("@query-param";name="z" "@method" "@signature-params")"));
        QCOMPARE(base.lines[0].value, QByteArray("1"));
        QCOMPARE(partsOf(base.lines[2].value, base.lines[2].parts),
                 QByteArray("timestamp=1767261600 nonce=n-1"));
    }

    void showsTheCanonicalRequestOfAws()
    {
        const SignatureWalk walk = walkFor(QStringLiteral("aws-sigv4"));
        QCOMPARE(idsOf(walk),
                 QByteArray("key canonical canonicalHash content derivedKey digest encoding wire"));
        const WalkStep &canonical = step(walk, "canonical");
        QCOMPARE(namesOf(canonical),
                 QByteArray("method path query content-type: host: x-amz-date: signed headers body"));
        QCOMPARE(canonical.lines[4].value, QByteArray("example.com"));
        QCOMPARE(partsOf(canonical.lines[5].value, canonical.lines[5].parts),
                 QByteArray("timestamp=20260101T100000Z"));
        QCOMPARE(canonical.lines[7].parts.front().name, QByteArray("body"));
        // What is hashed is what was shown, and the hash is the last line of what is signed.
        const WalkStep &hash = step(walk, "canonicalHash");
        QCOMPARE(hash.bytes, crypto::digest(crypto::HashAlgorithm::Sha256, canonical.bytes));
        QVERIFY(step(walk, "content").bytes.endsWith(hash.bytes.toHex()));
        QCOMPARE(namesOf(step(walk, "content")), QByteArray("algorithm time scope hash"));
        QCOMPARE(step(walk, "content").lines[2].value,
                 QByteArray("20260101/us-east-1/execute-api/aws4_request"));
        QVERIFY(step(walk, "derivedKey").sentence.contains(QStringLiteral("four HMACs")));
    }

    void takesATokenApart()
    {
        const SignatureWalk walk = walkFor(QStringLiteral("plaid"));
        QCOMPARE(idsOf(walk), QByteArray("key header claims content digest encoding wire"));
        QVERIFY2(step(walk, "key")
                     .sentence.startsWith(QStringLiteral("elliptic curve P-256, 256 bits, PKCS#8 in PEM, ")),
                 qPrintable(step(walk, "key").sentence));
        QCOMPARE(step(walk, "key").title, QStringLiteral("Private key"));
        QCOMPARE(namesOf(step(walk, "header")), QByteArray("alg typ kid"));
        const WalkStep &claims = step(walk, "claims");
        QCOMPARE(namesOf(claims), QByteArray("iat request_body_sha256"));
        QCOMPARE(claims.lines[0].meaning, QStringLiteral("issued 2026-01-01 10:00:00 UTC"));
        QCOMPARE(claims.lines[1].meaning, QStringLiteral("the SHA-256 of the body in hex"));
        QCOMPARE(claims.lines[1].parts.front().name, QByteArray("body"));
        QVERIFY(step(walk, "digest").sentence.startsWith(QStringLiteral("64 bytes: r and s")));
        QVERIFY(walk.receiverShould.constFirst().contains(QStringLiteral("ES256")));
    }

    void showsThePayloadOfADetachedJws()
    {
        const SignatureWalk walk = walkFor(QStringLiteral("truelayer"));
        QCOMPARE(idsOf(walk), QByteArray("key header payload content digest encoding wire"));
        const WalkStep &payload = step(walk, "payload");
        QVERIFY(payload.bytes.startsWith("POST /hook\n"));
        QCOMPARE(payload.parts.front().name, QByteArray("body"));
        QVERIFY(payload.bytes.sliced(payload.parts.front().offset).startsWith("{\"id\""));
    }

    void saysWhatAKeyIs_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("digest");
        const auto row = [](const char *id, const char *key, const char *digest) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(key)
                              << QString::fromLatin1(digest);
        };
        row("discord", "Ed25519, 256 bits, PKCS#8 in PEM, ", "64 bytes.");
        row("paypal", "RSA, 2048 bits, PKCS#8 in PEM, ", "256 bytes, padded as PKCS#1 v1.5.");
        row("sendgrid", "elliptic curve P-256, 256 bits, ", "");
        row("truelayer", "elliptic curve P-521, 521 bits, ", "132 bytes: r and s, one behind");
    }

    void saysWhatAKeyIs()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, key);
        QFETCH(const QString, digest);
        const SignatureWalk walk = walkFor(id);
        QVERIFY2(step(walk, "key").sentence.startsWith(key), qPrintable(step(walk, "key").sentence));
        QVERIFY(step(walk, "key").sentence.contains(QStringLiteral("public half sha256:")));
        QVERIFY2(step(walk, "digest").sentence.startsWith(digest), qPrintable(step(walk, "digest").sentence));
    }

    void saysThatADigestIsNotKeyed()
    {
        const SignatureWalk walk = walkFor(QStringLiteral("hubspot-v1"));
        QVERIFY(step(walk, "key").sentence.endsWith(QStringLiteral("nothing is keyed.")));
        QVERIFY(step(walk, "content").bytes.startsWith("{secret}{"));
        QCOMPARE(step(walk, "digest").title, QStringLiteral("SHA-256"));
    }

    void neverShowsATokenThatIsTheSecret()
    {
        for (const char *id : {"telegram", "chargebee", "ms-graph", "supabase"}) {
            const SignatureWalk walk = walkFor(QString::fromLatin1(id));
            QCOMPARE(idsOf(walk), QByteArray("key token wire"));
            const QByteArray secret =
                keysFor(signing::RecipeCatalog().find(QString::fromLatin1(id)).value()).toSign;
            QVERIFY2(step(walk, "wire").bytes.contains("‹secret›"), id);
            QVERIFY2(!step(walk, "wire").bytes.contains(secret), id);
            QVERIFY2(!step(walk, "wire").bytes.contains(secret.toBase64()), id);
        }
    }

    void everyRecipeHasAWalkAndAdvice()
    {
        for (const QString &id : signing::RecipeCatalog().ids()) {
            const SignatureWalk walk = walkFor(id);
            QVERIFY2(walk.steps.size() >= 3, qPrintable(id));
            QVERIFY2(walk.receiverShould.size() >= 2, qPrintable(id));
            QByteArray seen;
            for (const WalkStep &one : walk.steps) {
                QVERIFY2(!one.title.isEmpty() && !one.id.isEmpty(), qPrintable(id));
                QVERIFY2(!one.sentence.isEmpty() || !one.bytes.isEmpty() || !one.lines.empty(),
                         qPrintable(id + QLatin1Char(' ') + QString::fromLatin1(one.id)));
                QVERIFY2(!one.sentence.contains(QLatin1String("%1")), qPrintable(one.sentence));
                QVERIFY2(!seen.contains(QByteArray("[" + one.id + "]")), qPrintable(id));
                seen += "[" + one.id + "]";
                for (const signing::NamedPart &part : one.parts) {
                    QVERIFY2(part.offset >= 0 && part.offset + part.length <= one.bytes.size(),
                             qPrintable(id));
                }
                for (const WalkLine &line : one.lines) {
                    for (const signing::NamedPart &part : line.parts) {
                        QVERIFY2(part.offset >= 0 && part.offset + part.length <= line.value.size(),
                                 qPrintable(id));
                    }
                }
            }
            for (const QString &advice : walk.receiverShould) {
                QVERIFY2(!advice.isEmpty() && !advice.contains(QLatin1String("%1")) &&
                             !advice.contains(QLatin1String("%2")),
                         qPrintable(id));
            }
        }
    }

    void addsUpWhatIsSigned()
    {
        QCOMPARE(sumOfParts(10, {{"timestamp", 0, 2}, {"body", 3, 7}}),
                 QStringLiteral("10 bytes: timestamp 2 + 1 + body 7"));
        QCOMPARE(sumOfParts(1, {}), QStringLiteral("1 byte"));
    }
};

QTEST_GUILESS_MAIN(TestSignatureWalk)
#include "tst_SignatureWalk.moc"
