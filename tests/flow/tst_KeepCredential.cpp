// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"

#include <QFile>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString secretKeyOf(const credential::Credential &credential)
{
    return credential.secretKey(credential.secretSlots().front());
}

QString previousKeyOf(const credential::Credential &credential)
{
    return credential.previousSecretKey(credential.secretSlots().front());
}

} // namespace

class TestKeepCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsTheSecretInTheStoreAndNotInTheFile()
    {
        FlowWorld world;
        const auto added = await(world.keep.add(FlowWorld::hmac(QStringLiteral("Staging")),
                                                world.secret("s3cr3t-value-of-the-test")));
        VERIFY_RESULT(added);
        QVERIFY(credential::isCredentialId(added->id));
        QCOMPARE(world.store.secretOf(secretKeyOf(*added)), QByteArray("s3cr3t-value-of-the-test"));
        const QByteArray file = contentOf(world.credentialFile(*added));
        QVERIFY(file.contains("Staging"));
        QVERIFY(!file.contains("s3cr3t"));
    }

    void takesNoIdThatIsThere()
    {
        FlowWorld world;
        const credential::Credential there = world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        QFile broken(world.credentialFile(there)); // it is in the way all the same
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate) && broken.write("no JSON") > 0);
        broken.close();
        tests::CountingRandom again; // makes the same ids once more
        flow::KeepCredential keep(world.workspace, world.store, world.clock, again);
        const auto second = await(keep.add(FlowWorld::bearer(QStringLiteral("B")), world.secret("other")));
        VERIFY_RESULT(second);
        QVERIFY(second->id != there.id);
        QCOMPARE(contentOf(world.credentialFile(there)), QByteArray("no JSON"));
    }

    void savesNothingWhenTheSecretCannotBeStored()
    {
        FlowWorld world;
        world.store.failNext(vault::VaultError::Locked);
        const auto added =
            await(world.keep.add(FlowWorld::bearer(QStringLiteral("A")), world.secret("token")));
        VERIFY_FAILURE(added, vault::VaultError::Locked);
        QCOMPARE(added.error().fact("credential"), QStringLiteral("A"));
        QVERIFY(world.workspace.credentials()->items.empty());
    }

    void leavesNoSecretBehindWhenTheFileCannotBeSaved()
    {
        FlowWorld world;
        // Something that is no folder stands where the credentials would go.
        QVERIFY(QDir().mkpath(world.home.filePath(QStringLiteral("workspace"))));
        QFile obstacle(world.home.filePath(QStringLiteral("workspace/credentials")));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto added =
            await(world.keep.add(FlowWorld::bearer(QStringLiteral("A")), world.secret("token")));
        QVERIFY(!added.has_value());
        QCOMPARE(added.error().kind(), base::ErrorKind::LocalIo);
        QCOMPARE(world.store.keys(), QStringList());
    }

    void refusesASecretThatWouldBreakItsHeader()
    {
        FlowWorld world;
        VERIFY_FAILURE(
            await(world.keep.add(FlowWorld::bearer(QStringLiteral("A")), world.secret("two\r\nlines"))),
            credential::CredentialError::SecretInvalid);
        VERIFY_FAILURE(await(world.keep.add(FlowWorld::bearer(QStringLiteral("A")), world.secret(""))),
                       credential::CredentialError::SecretEmpty);
        QCOMPARE(world.store.operations(), 0);
    }

    void rotationKeepsTheIdAndTheSecretBefore()
    {
        FlowWorld world;
        const credential::Credential before =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        world.clock.advance(std::chrono::hours(1));
        const auto rotated = await(world.keep.rotate(QStringLiteral("A"), world.secret("second-token")));
        VERIFY_RESULT(rotated);
        QCOMPARE(rotated->id, before.id);
        QCOMPARE(rotated->rotatedAt, std::optional(world.clock.now()));
        QCOMPARE(world.store.secretOf(secretKeyOf(before)), QByteArray("second-token"));
        QCOMPARE(world.store.secretOf(previousKeyOf(before)), QByteArray("first-token"));

        VERIFY_RESULT(await(world.keep.dropPrevious(before.id)));
        QVERIFY(!world.store.has(previousKeyOf(before)));
        QVERIFY(world.store.has(secretKeyOf(before)));
    }

    void neverOverwritesASecretThatCannotBeRead()
    {
        FlowWorld world;
        const credential::Credential before =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        for (const vault::VaultError error : {vault::VaultError::Unavailable, vault::VaultError::Locked}) {
            world.store.failNext(error);
            VERIFY_FAILURE(await(world.keep.rotate(before.id, world.secret("second-token"))), error);
            QCOMPARE(world.store.secretOf(secretKeyOf(before)), QByteArray("first-token"));
        }
    }

    /// The earlier one would be lost for nothing.
    void doesNotRotateToTheSecretThatItHas()
    {
        FlowWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        VERIFY_RESULT(await(world.keep.rotate(one.id, world.secret("second-token"))));
        const auto again = await(world.keep.rotate(one.id, world.secret("second-token")));
        VERIFY_FAILURE(again, credential::CredentialError::SecretUnchanged);
        QCOMPARE(again.error().fact("credential"), QStringLiteral("A"));
        QCOMPARE(world.store.secretOf(one.secretKey(QStringLiteral("token"))), QByteArray("second-token"));
        QCOMPARE(world.store.secretOf(one.previousSecretKey(QStringLiteral("token"))),
                 QByteArray("first-token"));
        QCOMPARE(world.store.keys().size(), 2);
    }

    void aRotationThatFailsAtAnyStepLeavesTheCurrentSecretInUse()
    {
        for (int step = 0; step < 3; ++step) {
            FlowWorld world;
            const credential::Credential before =
                world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
            world.store.failAt(world.store.operations() + step, vault::VaultError::Unavailable);
            const auto rotated = await(world.keep.rotate(before.id, world.secret("second-token")));
            QVERIFY2(!rotated.has_value(), qPrintable(QStringLiteral("step %1").arg(step)));
            QCOMPARE(world.store.secretOf(secretKeyOf(before)), QByteArray("first-token"));
        }
    }

    void neverOverwritesWhatAnotherProgramChangedMeanwhile()
    {
        FlowWorld world;
        const credential::Credential before =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        credential::Credential mine = *world.workspace.findCredential(before.id);
        credential::Credential theirs = mine;
        theirs.environment = QStringLiteral("production");
        VERIFY_RESULT(await(world.keep.edit(theirs)));
        const QByteArray file = contentOf(world.credentialFile(before));
        mine.name = QStringLiteral("Mine");
        const auto refused = await(world.keep.edit(mine));
        VERIFY_FAILURE(refused, workspace::WorkspaceError::FileChanged);
        QCOMPARE(refused.error().fact("path"), world.credentialFile(before));
        QCOMPARE(contentOf(world.credentialFile(before)), file);
    }

    void neverBringsBackWhatAnotherProgramRemovedMeanwhile()
    {
        FlowWorld world;
        credential::Credential mine = world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        QVERIFY(QFile::remove(world.credentialFile(mine)));
        mine.name = QStringLiteral("Mine");
        VERIFY_FAILURE(await(world.keep.edit(mine)), workspace::WorkspaceError::FileChanged);
        QVERIFY(!QFile::exists(world.credentialFile(mine)));
    }

    void oneChangeBuildsOnTheOther()
    {
        FlowWorld world;
        credential::Credential one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        for (const char *name : {"B", "C", "D"}) {
            one.name = QLatin1String(name);
            const auto saved = await(world.keep.edit(one));
            VERIFY_RESULT(saved);
            one = *saved;
        }
        const auto rotated = await(world.keep.rotate(one.id, world.secret("second-token")));
        VERIFY_RESULT(rotated);
        one = *rotated;
        one.name = QStringLiteral("E");
        VERIFY_RESULT(await(world.keep.edit(one)));
        QCOMPARE(world.workspace.findCredential(one.id)->name, QStringLiteral("E"));
        QCOMPARE(world.workspace.findCredential(one.id)->rotatedAt, rotated->rotatedAt);
    }

    void aRotationKeepsWhatOthersChangedWhileTheSecretWasStored()
    {
        FlowWorld world;
        const credential::Credential before =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        world.store.hold();
        auto rotating = world.keep.rotate(before.id, world.secret("second-token"));
        credential::Credential theirs = *world.workspace.findCredential(before.id);
        theirs.environment = QStringLiteral("production");
        VERIFY_RESULT(await(world.keep.edit(theirs)));
        world.store.release();
        const auto rotated = await(std::move(rotating));
        VERIFY_RESULT(rotated);
        const auto now = world.workspace.findCredential(before.id);
        QCOMPARE(now->environment, QStringLiteral("production"));
        QCOMPARE(now->rotatedAt, std::optional(world.clock.now()));
    }

    void refusesToRemoveOneThatRequestsUse()
    {
        FlowWorld world;
        const credential::Credential used =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        world.savedRequest(QStringLiteral("Tool calls"), used.id);
        const auto refused = await(world.keep.remove(used.id, flow::KeepCredential::WhenUsed::Refuse));
        VERIFY_FAILURE(refused, credential::CredentialError::InUse);
        QCOMPARE(refused.error().fact("names"), QStringLiteral("Tool calls"));
        QVERIFY(world.store.has(secretKeyOf(used)));

        VERIFY_RESULT(await(world.keep.remove(used.id, flow::KeepCredential::WhenUsed::RemoveAnyway)));
        QCOMPARE(world.store.keys(), QStringList());
        QVERIFY(world.workspace.credentials()->items.empty());
    }

    void putsTheCredentialBackWhenItsSecretCannotBeErased()
    {
        FlowWorld world;
        const credential::Credential kept =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        world.store.failNext(vault::VaultError::NotErased);
        VERIFY_FAILURE(await(world.keep.remove(kept.id, flow::KeepCredential::WhenUsed::Refuse)),
                       vault::VaultError::NotErased);
        QVERIFY(QFile::exists(world.credentialFile(kept)));
        QVERIFY(world.store.has(secretKeyOf(kept)));
    }
};

QTEST_GUILESS_MAIN(TestKeepCredential)
#include "tst_KeepCredential.moc"
