// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MintDraft.h"
#include "app/flow/VerifyWithCredential.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/TestKeys.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::tests;

/// A token against a credential of the workspace.
class TestVerifyWithCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void usesThePublicHalfAndThePreviousKey()
    {
        FlowWorld world;
        flow::MintToken mintToken(world.clock, world.random);
        flow::MintDraft mint(mintToken, world.prepare, world.clock);
        flow::VerifyWithCredential verify(world.prepare);
        credential::Credential credential;
        credential.name = QStringLiteral("pair");
        credential::JwtFields fields;
        fields.algorithm = jwt::JwtAlgorithm::ES256;
        credential.fields = fields;
        const QString id = world.added(credential, testKey("p256.pkcs8.pem")).id;
        flow::TokenDraft draft;
        draft.fields.algorithm = jwt::JwtAlgorithm::ES256;
        const QByteArray token = await(mint.withCredential(draft, id))->token;

        jwt::TokenRules rules;
        rules.now = world.clock.now();
        rules.algorithms = {jwt::JwtAlgorithm::ES256};
        const auto verified = await(verify.run("Bearer " + token + "\n", id, rules));
        VERIFY_RESULT(verified);
        QVERIFY(verified->verification.isValid() && !verified->byPrevious);

        const QByteArray other = "-----BEGIN PRIVATE KEY-----\n"
                                 "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2\n"
                                 "OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r\n"
                                 "1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G\n"
                                 "-----END PRIVATE KEY-----\n"; // of jwt.io
        VERIFY_RESULT(await(world.keep.rotate(id, FlowWorld::secret(other))));
        const auto during = await(verify.run(token, id, rules));
        VERIFY_RESULT(during);
        QVERIFY(during->verification.isValid() && during->byPrevious);
        VERIFY_RESULT(await(world.keep.dropPrevious(id)));
        const auto after = await(verify.run(token, id, rules));
        VERIFY_RESULT(after);
        QCOMPARE(after->verification.reason, jwt::TokenReason::SignatureInvalid);
        QVERIFY(!after->byPrevious);
        // The rules are the caller's, whatever the credential or the token say.
        rules.algorithms = {jwt::JwtAlgorithm::HS256};
        const auto pinned = await(verify.run(token, id, rules));
        QCOMPARE(pinned->verification.reason, jwt::TokenReason::AlgNotAllowed);
    }

    void refusesWhatIsNoTokenCredential()
    {
        FlowWorld world;
        flow::VerifyWithCredential verify(world.prepare);
        const QString id = world.added(FlowWorld::bearer(QStringLiteral("b")), "token").id;
        jwt::TokenRules rules;
        rules.algorithms = {jwt::JwtAlgorithm::HS256};
        VERIFY_FAILURE(await(verify.run("e30.e30.", id, rules)), jwt::JwtError::KeyMissing);
        world.store.failAlways(vault::VaultError::Denied);
        VERIFY_FAILURE(await(verify.run("e30.e30.", id, rules)), vault::VaultError::Denied);
    }
};

QTEST_GUILESS_MAIN(TestVerifyWithCredential)
#include "tst_VerifyWithCredential.moc"
