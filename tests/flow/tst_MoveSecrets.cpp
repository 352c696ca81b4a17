// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MoveSecrets.h"
#include "tests/flow/FlowWorld.h"

#include <QFile>

using namespace sealwright;
using flow::MoveError;
using flow::MoveSecrets;
using tests::await;
using tests::FakeSecretStore;
using vault::StoreKind;
using vault::VaultError;

namespace {

/// The workspace of a FlowWorld, its secrets in a keychain that fails when told to, and a vault file to move
/// to.
struct MoveWorld : tests::FlowWorld
{
    MoveWorld()
    {
        target->setKind(StoreKind::VaultFile);
        for (const char *name : {"One", "Two", "Three"}) {
            const credential::Credential credential = bearer(QLatin1String(name));
            const QByteArray text = QByteArray("secret of ") + name;
            base::SecretBytes bytes = secret(text);
            const auto made = await(keepInKeychain.add(credential, std::move(bytes)));
            if (!made) {
                qFatal("a credential to move could not be made");
            }
            keys.append(made->id + QStringLiteral("/token"));
        }
        base::SecretBytes second = secret("second of Two");
        if (!await(keepInKeychain.rotate(QStringLiteral("Two"), std::move(second)))) {
            qFatal("a credential to move could not be rotated");
        }
        keys.append(keys.at(1) + QStringLiteral("/previous"));
        keys.sort();
        source->forgetLog();
    }

    std::map<QString, QByteArray> contentOf(const FakeSecretStore &kept) const
    {
        std::map<QString, QByteArray> content;
        for (const QString &key : kept.keys()) {
            content.emplace(key, kept.secretOf(key));
        }
        return content;
    }

    std::shared_ptr<FakeSecretStore> source = std::make_shared<FakeSecretStore>();
    std::shared_ptr<FakeSecretStore> target = std::make_shared<FakeSecretStore>();
    vault::ChosenStore chosen{source};
    flow::KeepCredential keepInKeychain{workspace, chosen, clock, random};
    /// Made anew where the flow wants it; the fake lives on behind it.
    MoveSecrets move{workspace, chosen, [this](StoreKind kind) {
                         return std::make_unique<vault::ChosenStore>(kind == StoreKind::Keychain ? source
                                                                                                 : target);
                     }};
    QStringList keys;
};

} // namespace

class TestMoveSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void movesEverySecretAndGoesOnWithTheTarget()
    {
        MoveWorld world;
        const auto before = world.contentOf(*world.source);
        QCOMPARE(before.size(), std::size_t{4});
        const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
        VERIFY_RESULT(moved);
        QCOMPARE(moved->moved.size(), std::size_t{4});
        QVERIFY(world.source->keys().isEmpty());
        QVERIFY(world.contentOf(*world.target) == before);
        QCOMPARE(world.chosen.kind(), StoreKind::VaultFile);
        QStringList keys;
        for (const flow::SecretPlace &place : moved->moved) {
            keys.append(place.key);
        }
        keys.sort();
        QCOMPARE(keys, world.keys);
    }

    void clearsNothingBeforeAllWereReadBack()
    {
        MoveWorld world;
        VERIFY_RESULT(await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile)));
        // The target's log ends with a read of each, and the source's begins with reads alone.
        const QStringList log = world.source->log();
        const auto firstErase = std::ranges::find_if(
            log, [](const QString &line) { return line.startsWith(QLatin1String("erase")); });
        QVERIFY(firstErase - log.begin() >= 4);
        QVERIFY(world.target->log().last().startsWith(QLatin1String("read ")));
    }

    /// Whichever operation on the target fails, the source is whole and the target as it was.
    void leavesTheSourceWholeWhenTheTargetFails()
    {
        for (int at = 0;; ++at) {
            MoveWorld world;
            const auto before = world.contentOf(*world.source);
            world.target->put(QStringLiteral("another/token"), "not ours");
            world.target->failAt(at, VaultError::NotStored);
            const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
            if (moved) {
                QVERIFY(at > 10); // open, look, write, read back
                break;
            }
            QVERIFY(world.contentOf(*world.source) == before);
            QCOMPARE(world.target->keys(), QStringList(QStringLiteral("another/token")));
            QCOMPARE(world.chosen.kind(), StoreKind::Keychain);
        }
    }

    void saysThatCopiesAreLeftWhenTheTargetStaysBroken()
    {
        MoveWorld world;
        const auto before = world.contentOf(*world.source);
        world.target->failFrom(8, VaultError::Unavailable); // opened, looked into, three written
        const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
        VERIFY_FAILURE(moved, MoveError::NotTakenBack);
        QCOMPARE(moved.error().fact("reason"), QStringLiteral("secret_outcome_unknown"));
        QVERIFY(world.contentOf(*world.source) == before);
        QVERIFY(!world.target->keys().isEmpty());
        QCOMPARE(world.chosen.kind(), StoreKind::Keychain);
        world.target->work();
        VERIFY_RESULT(await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile)));
        QVERIFY(world.contentOf(*world.target) == before);
    }

    void leavesEverythingWhenTheSourceCannotBeRead()
    {
        for (int at = 0; at < 6; ++at) {
            MoveWorld world;
            const auto before = world.contentOf(*world.source);
            world.source->failAt(at, VaultError::Locked);
            const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
            VERIFY_FAILURE(moved, VaultError::Locked);
            QVERIFY(!moved.error().fact("credential").isEmpty());
            QVERIFY(world.contentOf(*world.source) == before);
            QVERIFY(world.target->keys().isEmpty());
        }
    }

    void saysWhatIsLeftWhenTheSourceCannotBeCleared()
    {
        MoveWorld world;
        const auto before = world.contentOf(*world.source);
        // Six places are read, four are read again and erased.
        world.source->failAt(7, VaultError::NotErased);
        const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
        VERIFY_FAILURE(moved, MoveError::NotCleared);
        QCOMPARE(moved.error().fact("moved"), QStringLiteral("4"));
        QCOMPARE(moved.error().fact("left"), QStringLiteral("1"));
        QVERIFY(world.contentOf(*world.target) == before);
        QCOMPARE(world.source->keys().size(), 1);
        QCOMPARE(world.chosen.kind(), StoreKind::VaultFile);
        // Once more, now that it works: what is there already is the same, and goes.
        VERIFY_RESULT(await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile)));
        QVERIFY(world.source->keys().isEmpty());
        QVERIFY(world.contentOf(*world.target) == before);
    }

    void refusesToReplaceAnotherSecret()
    {
        MoveWorld world;
        const auto before = world.contentOf(*world.source);
        world.target->put(world.keys.at(0), "another");
        const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
        VERIFY_FAILURE(moved, MoveError::Differs);
        QCOMPARE(moved.error().fact("key"), world.keys.at(0));
        QVERIFY(world.contentOf(*world.source) == before);
        QCOMPARE(world.target->secretOf(world.keys.at(0)), QByteArray("another"));
        VERIFY_RESULT(await(
            world.move.run(StoreKind::Keychain, StoreKind::VaultFile, MoveSecrets::WhenDifferent::Replace)));
        QVERIFY(world.contentOf(*world.target) == before);
    }

    void putsBackWhatItReplacedWhenItFails()
    {
        MoveWorld world;
        world.target->put(world.keys.at(0), "another");
        world.target->failAt(6, VaultError::NotStored); // open, four looks, one write; the second write
        QVERIFY(!await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile,
                                      MoveSecrets::WhenDifferent::Replace))
                     .has_value());
        QCOMPARE(world.target->keys(), QStringList(world.keys.at(0)));
        QCOMPARE(world.target->secretOf(world.keys.at(0)), QByteArray("another"));
    }

    void namesTheFilesItCannotRead()
    {
        MoveWorld world;
        QFile broken(world.home.filePath(QStringLiteral("workspace/credentials/cred_aaaaaaaaaa.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("<<<<<<<");
        broken.close();
        const auto moved = await(world.move.run(StoreKind::Keychain, StoreKind::VaultFile));
        VERIFY_RESULT(moved);
        QCOMPARE(moved->moved.size(), std::size_t{4});
        QCOMPARE(moved->broken.size(), std::size_t{1});
    }

    void refusesOneStoreTwice()
    {
        MoveWorld world;
        VERIFY_FAILURE(await(world.move.run(StoreKind::Keychain, StoreKind::Keychain)), MoveError::SameStore);
        QVERIFY(world.source->log().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMoveSecrets)
#include "tst_MoveSecrets.moc"
