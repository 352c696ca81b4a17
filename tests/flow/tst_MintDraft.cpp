// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/InspectKey.h"
#include "app/flow/MintDraft.h"
#include "app/flow/OpenKey.h"
#include "app/jwt/DecodedToken.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/TestKeys.h"

#include <QTest>
#include <QTimer>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "0123456789abcdef0123456789abcdef";

struct MintWorld : FlowWorld
{
    flow::MintToken mintToken{clock, random};
    flow::MintDraft mint{mintToken, prepare, clock};

    base::Result<flow::MintedToken> minted(const flow::TokenDraft &draft, QByteArrayView key = kSecret)
    {
        return await(mint.withKey(draft, secret(key), std::nullopt));
    }
};

flow::TokenDraft draftOf(const QByteArray &claims)
{
    flow::TokenDraft draft;
    draft.fields.claims = claims;
    return draft;
}

} // namespace

/// A form that becomes a token.
class TestMintDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void fillsVariablesIntoStringsAndNowhereElse()
    {
        MintWorld world;
        flow::TokenDraft draft = draftOf(R"({"a":"{{x}}","{{x}}":1})");
        VERIFY_FAILURE(world.minted(draft), signing::SigningError::VariableMissing);
        draft.fields.variables = {{"x", "\",\"admin\":true,\"b\":\""}};
        const auto minted = world.minted(draft);
        VERIFY_RESULT(minted);
        QVERIFY(!minted->claims.contains("admin"));
        QVERIFY(minted->claims.contains("{{x}}"));
    }

    void previewsWhatItMints()
    {
        MintWorld world;
        flow::TokenDraft draft = draftOf(R"({"b":1,"a":9007199254740993})");
        draft.type = "at+jwt";
        draft.fields.kid = "k";
        const auto preview = world.mint.preview(draft);
        VERIFY_RESULT(preview);
        QCOMPARE(preview->header, QByteArray(R"({"alg":"HS256","typ":"at+jwt","kid":"k"})"));
        QCOMPARE(preview->claims,
                 QByteArray(R"({"b":1,"a":9007199254740993,"iat":1767261600,"exp":1767265200})"));
        QVERIFY(world.minted(draft)->token.startsWith(QByteArray(preview->signingInput + '.')));
        draft.tokenId = true;
        QVERIFY(world.mint.preview(draft)->claims.contains("random, made when minting"));
        QVERIFY(world.minted(draft)->claims["jti"] != world.minted(draft)->claims["jti"]);
    }

    void takesBlankFieldsForEmptyObjects()
    {
        MintWorld world;
        flow::TokenDraft draft = draftOf(" \n");
        draft.fields.header.clear();
        draft.fields.expiresIn.clear();
        draft.issuedAt = false;
        const auto minted = world.minted(draft);
        VERIFY_RESULT(minted);
        QCOMPARE(base::compactJson(minted->claims), QByteArray("{}"));
    }

    void saysWhichFieldIsWrong()
    {
        MintWorld world;
        const auto malformed = world.minted(draftOf("{\n\"a\":}"));
        VERIFY_FAILURE(malformed, base::JsonError::Malformed);
        QCOMPARE(malformed.error().fact("field"), QStringLiteral("claims"));
        QCOMPARE(malformed.error().fact("line"), QStringLiteral("2"));
        VERIFY_FAILURE(world.minted(draftOf("[]")), jwt::JwtError::ClaimsNotObject);
        VERIFY_FAILURE(world.minted(draftOf(QByteArray(10000, '['))), base::JsonError::TooDeep);
        flow::TokenDraft draft = draftOf("{}");
        draft.fields.header = "{";
        const auto header = world.minted(draft);
        VERIFY_FAILURE(header, base::JsonError::Malformed);
        QCOMPARE(header.error().fact("field"), QStringLiteral("header"));
        draft.fields.header = "[]";
        VERIFY_FAILURE(world.minted(draft), jwt::JwtError::HeaderInvalid);
        draft.fields.header = "{}";
        draft.fields.expiresIn = "soon";
        QCOMPARE(world.minted(draft).error().fact("field"), QStringLiteral("expiresIn"));
    }

    void needsAKeyOrConsent()
    {
        MintWorld world;
        flow::TokenDraft draft = draftOf("{}");
        VERIFY_FAILURE(world.minted(draft, ""), jwt::JwtError::KeyMissing);
        draft.fields.algorithm = jwt::JwtAlgorithm::None;
        VERIFY_FAILURE(world.minted(draft, ""), jwt::JwtError::NoneRefused);
        draft.allowNone = true;
        const auto minted = world.minted(draft, "");
        VERIFY_RESULT(minted);
        QVERIFY(minted->token.endsWith('.'));
    }

    void mintsWithTheKeyOfACredential()
    {
        MintWorld world;
        credential::Credential credential;
        credential.name = QStringLiteral("pair");
        credential::JwtFields fields;
        fields.algorithm = jwt::JwtAlgorithm::ES256;
        credential.fields = fields;
        const QString id = world.added(credential, testKey("p256.pkcs8.pem")).id;
        flow::TokenDraft draft = draftOf("{\"a\":1}");
        draft.fields.algorithm = jwt::JwtAlgorithm::ES256;
        VERIFY_RESULT(await(world.mint.withCredential(draft, id)));
        // An algorithm of another kind is never talked into that key.
        draft.fields.algorithm = jwt::JwtAlgorithm::HS256;
        VERIFY_FAILURE(await(world.mint.withCredential(draft, id)), crypto::KeyError::IsAsymmetric);
        draft.fields.algorithm = jwt::JwtAlgorithm::RS256;
        VERIFY_FAILURE(await(world.mint.withCredential(draft, id)), crypto::KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(await(world.mint.withCredential(draft, QStringLiteral("cred_gone"))),
                       credential::CredentialError::NotFound);
        world.store.failAlways(vault::VaultError::Locked);
        VERIFY_FAILURE(await(world.mint.withCredential(draft, id)), vault::VaultError::Locked);
    }

    void theEventLoopGoesOnWhileAPassphraseIsTried()
    {
        int turns = 0;
        QTimer ticking;
        QObject::connect(&ticking, &QTimer::timeout, &ticking, [&turns] { ++turns; });
        ticking.start(0);
        const auto key =
            await(flow::openKey(jwt::JwtAlgorithm::RS256, FlowWorld::secret(testKey("rsa.encrypted.pem")),
                                FlowWorld::secret("correct-horse")));
        VERIFY_RESULT(key);
        QVERIFY(turns > 0);
        const auto wrong =
            await(flow::openKey(jwt::JwtAlgorithm::RS256, FlowWorld::secret(testKey("rsa.encrypted.pem")),
                                FlowWorld::secret("wrong")));
        VERIFY_FAILURE(wrong, crypto::KeyError::PassphraseWrong);
        const auto missing = await(flow::openKey(
            jwt::JwtAlgorithm::RS256, FlowWorld::secret(testKey("rsa.encrypted.pem")), std::nullopt));
        VERIFY_FAILURE(missing, crypto::KeyError::PassphraseMissing);
    }

    void looksAtAKeyWithoutItsPassphrase()
    {
        using jwt::JwtAlgorithm;
        const auto encrypted = flow::inspectMintingKey(JwtAlgorithm::RS256, testKey("rsa.encrypted.pem"));
        QVERIFY(encrypted.isEncrypted && !encrypted.problem && !encrypted.facts);
        const auto pair = flow::inspectMintingKey(JwtAlgorithm::RS256, testKey("rsa.pkcs8.pem"));
        QVERIFY(pair.facts && !pair.problem && pair.warnings.empty());
        const auto wrong = flow::inspectMintingKey(JwtAlgorithm::ES256, testKey("rsa.pkcs8.pem"));
        QVERIFY(wrong.facts && wrong.problem && wrong.problem->is(crypto::KeyError::AlgorithmMismatch));
        const auto secret = flow::inspectMintingKey(JwtAlgorithm::HS512, kSecret);
        QCOMPARE(secret.secretBytes, 32);
        QVERIFY(secret.fingerprint);
        QVERIFY(secret.warnings == std::vector{jwt::MintWarning::SecretShorterThanDigest});
    }
};

QTEST_GUILESS_MAIN(TestMintDraft)
#include "tst_MintDraft.moc"
