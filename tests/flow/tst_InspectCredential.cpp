// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

class TestInspectCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void listsByNameAndSaysWhoUsesWhat()
    {
        FlowWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("zeta")), "token-one");
        const credential::Credential alpha =
            world.added(FlowWorld::bearer(QStringLiteral("Alpha")), "token-two");
        world.savedRequest(QStringLiteral("One"), alpha.id);
        world.savedRequest(QStringLiteral("Two"), alpha.id);
        const auto listing = world.inspect.list();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{2});
        QCOMPARE(listing->items.front().credential.name, QStringLiteral("Alpha"));
        QCOMPARE(listing->items.front().usedBy.size(), std::size_t{2});
        QVERIFY(listing->items.back().usedBy.empty());
    }

    void showsAFingerprintAndNeverTheSecret()
    {
        FlowWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("A")), "a-secret-of-more-than-sixteen-bytes");
        const auto details = await(world.inspect.details(QStringLiteral("A")));
        VERIFY_RESULT(details);
        const QByteArray json = base::compactJson(toJson(*details));
        // printf 'a-secret-of-more-than-sixteen-bytes' | sha256sum
        QVERIFY2(json.contains(R"("fingerprint":"sha256:b06c58dd")"), json.constData());
        QVERIFY(!json.contains("a-secret-of"));
    }

    void givesAShortSecretNoFingerprint()
    {
        FlowWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("A")), "fifteen-bytes-x");
        const auto details = await(world.inspect.details(QStringLiteral("A")));
        VERIFY_RESULT(details);
        QVERIFY(details->secrets.front().present);
        QCOMPARE(details->secrets.front().fingerprint, std::nullopt);
    }

    void tellsAMissingSecretFromOneThatCannotBeReached()
    {
        FlowWorld world;
        const credential::Credential kept = world.added(FlowWorld::bearer(QStringLiteral("A")), "token-one");
        world.store.failNext(vault::VaultError::Locked);
        const auto locked = await(world.inspect.details(kept.id));
        QVERIFY(locked->secrets.front().error &&
                locked->secrets.front().error->is(vault::VaultError::Locked));

        world.store.drop(kept.secretKey(kept.secretSlots().front()));
        const auto missing = await(world.inspect.details(kept.id));
        QVERIFY(!missing->secrets.front().error);
        QVERIFY(!missing->secrets.front().present);
    }

    void previewsTheHeadersWithoutASecret()
    {
        const FlowWorld world;
        const auto hmac = world.inspect.preview(FlowWorld::hmac(QStringLiteral("A")), world.clock.now());
        VERIFY_RESULT(hmac);
        QCOMPARE(hmac->size(), std::size_t{2});
        QCOMPARE(hmac->at(0).name, QByteArray("x-timestamp"));
        QCOMPARE(hmac->at(0).value, QByteArray("1767261600000"));
        QCOMPARE(hmac->at(1).name, QByteArray("x-signature"));
        QCOMPARE(hmac->at(1).value, QByteArray("‹64 hex digits of HMAC-SHA-256›"));

        const auto bearer = world.inspect.preview(FlowWorld::bearer(QStringLiteral("A")), world.clock.now());
        QCOMPARE(bearer->front().value, QByteArray("Bearer ‹token›"));
        const auto known = world.inspect.preview(FlowWorld::bearer(QStringLiteral("A")), world.clock.now(),
                                                 QStringLiteral("sha256:1a2b3c4d"));
        QCOMPARE(known->front().value, QByteArray("Bearer ‹sha256:1a2b3c4d›"));
        // What is minted for each request has none.
        credential::Credential token = FlowWorld::bearer(QStringLiteral("A"));
        token.fields = credential::JwtFields();
        const auto minted =
            world.inspect.preview(token, world.clock.now(), QStringLiteral("sha256:1a2b3c4d"));
        QCOMPARE(minted->front().value, QByteArray("Bearer ‹token›"));
    }

    void saysNoLengthOfASignatureThatOnlyTheKeyTells()
    {
        FlowWorld world;
        credential::Credential sigv4 = FlowWorld::hmac(QStringLiteral("A"));
        std::get<credential::HmacFields>(sigv4.fields).recipeId = QStringLiteral("aws-sigv4");
        const auto preview = world.inspect.preview(sigv4, world.clock.now());
        VERIFY_RESULT(preview);
        QVERIFY(preview->back().value.contains("Signature=\xe2\x80\xb9signature\xe2\x80\xba"));
    }

    void previewsACombinedHeaderWithItsPartsInPlace()
    {
        const FlowWorld world;
        credential::Credential stripe = FlowWorld::hmac(QStringLiteral("A"));
        std::get<credential::HmacFields>(stripe.fields).recipeId = QStringLiteral("stripe");
        const auto preview = world.inspect.preview(stripe, world.clock.now());
        VERIFY_RESULT(preview);
        const signing::PlacedValue &header = preview->front();
        QCOMPARE(header.value, QByteArray("t=1767261600,v1=‹64 hex digits of HMAC-SHA-256›"));
        for (const signing::NamedPart &part : header.parts) {
            const QByteArray text = header.value.mid(part.offset, part.length);
            QCOMPARE(text.startsWith("‹"), part.name == "signature");
        }
    }
};

QTEST_GUILESS_MAIN(TestInspectCredential)
#include "tst_InspectCredential.moc"
