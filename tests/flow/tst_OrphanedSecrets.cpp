// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"
#include "app/flow/OrphanedSecrets.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/AwaitOutcome.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace sealwright;
using flow::MayBelong;
using flow::OrphanedSecret;
using flow::OrphanedSecrets;
using flow::OrphanError;
using tests::await;
using tests::awaitOutcome;
using tests::FlowWorld;
using vault::MayUnlock;
using vault::VaultError;
using Act = workspace::UnfinishedChange::Act;
using WhenDoubtful = OrphanedSecrets::WhenDoubtful;

namespace {

const QString kLost = QStringLiteral("cred_aaaaaaaaaa");
const QString kLostEnvironment = QStringLiteral("env_aaaaaaaaaa");

/// A world in which secrets can lose their owners, and another workspace that shares the store.
struct OrphanWorld : FlowWorld
{
    workspace::KnownWorkspaces known{home.filePath(QStringLiteral("known"))};
    workspace::Unfinished unfinished{home.filePath(QStringLiteral("unfinished")), workspace.folder(), known};
    flow::MendCredentials mend{workspace, store, unfinished};
    flow::KeepCredential keepAndNote{workspace, store, clock, random, nullptr, &mend};
    OrphanedSecrets orphans{workspace, store, known, unfinished, keepAndNote};

    QString otherFolder = home.filePath(QStringLiteral("other"));

    /// As another run of the program leaves it, in its own workspace.
    credential::Credential addedElsewhere(const QString &name)
    {
        auto other = *workspace::Workspace::open(otherFolder);
        const workspace::Unfinished notes(home.filePath(QStringLiteral("unfinished")), otherFolder, known);
        flow::MendCredentials mendOther(other, store, notes);
        flow::KeepCredential keepOther(other, store, clock, random, nullptr, &mendOther);
        const auto added = await(keepOther.add(bearer(name), secret("elsewhere")));
        if (!added) {
            qFatal("the credential of the other workspace could not be added");
        }
        return *added;
    }

    /// The secret of a credential whose file somebody deleted.
    void lose(const QString &slot = QStringLiteral("token"))
    {
        store.put(kLost % QLatin1Char('/') % slot, "the lost secret");
    }

    std::vector<OrphanedSecret> listed()
    {
        const auto all = await(orphans.list(MayUnlock::No));
        if (!all) {
            qFatal("%s", tests::whyNot(all).c_str());
        }
        return *all;
    }

    QStringList owners()
    {
        QStringList ids;
        for (const OrphanedSecret &orphan : listed()) {
            ids.append(orphan.ownerId);
        }
        return ids;
    }

    void moveAway(const QString &folder) const
    {
        QVERIFY(QDir().rename(folder, folder + QStringLiteral("-away")));
    }

    void bringBack(const QString &folder) const
    {
        QVERIFY(QDir().rename(folder + QStringLiteral("-away"), folder));
    }

    static void overwrite(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
};

} // namespace

class TestOrphanedSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsNoneWhereEachHasItsOwner()
    {
        OrphanWorld world;
        QVERIFY(world.listed().empty());
        world.added(FlowWorld::bearer(QStringLiteral("A")), "secret of A");
        flow::KeepEnvironment environments(world.workspace, world.store, world.random);
        workspace::Environment environment;
        environment.name = QStringLiteral("staging");
        environment.variables.push_back(workspace::EnvironmentVariable{"key", {}, true});
        std::map<QByteArray, base::SecretBytes> secrets;
        secrets.emplace("key", FlowWorld::secret("of the environment"));
        VERIFY_RESULT(awaitOutcome(environments.save(environment, std::move(secrets))));
        QCOMPARE(world.store.keys().size(), 2);
        QVERIFY(world.listed().empty());
    }

    void findsASecretWhoseFileWasDeleted()
    {
        OrphanWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
        VERIFY_RESULT(await(world.keep.rotate(one.id, FlowWorld::secret("second"))));
        QVERIFY(QFile::remove(world.credentialFile(one)));
        const auto found = world.listed();
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().ownerId, one.id);
        QCOMPARE(found.front().secretSlots, std::vector<QString>{QStringLiteral("token")});
        QCOMPARE(found.front().keys, std::vector<QString>({one.secretKey(QStringLiteral("token")),
                                                           one.previousSecretKey(QStringLiteral("token"))}));
        QVERIFY(found.front().mayBelongTo.empty());
        QCOMPARE(toJson(found.front()).dump(),
                 "{\"owner\":\"" + one.id.toStdString() + "\",\"slots\":[\"token\"],\"mayBelongTo\":[]}");
    }

    void findsThoseOfEnvironmentsToo()
    {
        OrphanWorld world;
        world.store.put(kLostEnvironment + QStringLiteral("/b"), "two");
        world.store.put(kLostEnvironment + QStringLiteral("/a"), "one");
        const auto found = world.listed();
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().secretSlots, std::vector<QString>({QStringLiteral("a"), QStringLiteral("b")}));
    }

    /// A probe may be under way in another program; other kinds may come from a later version.
    void leavesWhatIsNobodysSecret()
    {
        OrphanWorld world;
        for (const char *key : {"probe/aaaaaaaaaa", "cred_short/token", "other_aaaaaaaaaa/token", "nonsense",
                                "cred_aaaaaaaaaa"}) {
            world.store.put(QString::fromLatin1(key), "something");
        }
        QVERIFY(world.listed().empty());
        VERIFY_FAILURE(await(world.orphans.erase(QStringLiteral("probe"), WhenDoubtful::GoOn)),
                       OrphanError::Unknown);
        QCOMPARE(world.store.keys().size(), 5);
    }

    void leavesASecretToAFileThatCannotBeRead()
    {
        OrphanWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
        OrphanWorld::overwrite(world.credentialFile(one), "<<<<<<< HEAD\n");
        QVERIFY(world.listed().empty());
        VERIFY_FAILURE(await(world.orphans.erase(one.id, WhenDoubtful::GoOn)), OrphanError::Owned);
        QVERIFY(world.store.has(one.secretKey(QStringLiteral("token"))));
    }

    void leavesWhatAnotherWorkspaceDeclares()
    {
        OrphanWorld world;
        const auto theirs = world.addedElsewhere(QStringLiteral("Theirs"));
        world.lose();
        QCOMPARE(world.owners(), QStringList(kLost));
        const auto refused = await(world.orphans.erase(theirs.id, WhenDoubtful::GoOn));
        VERIFY_FAILURE(refused, OrphanError::Owned);
        QCOMPARE(refused.error().fact("path"), world.otherFolder);
        VERIFY_FAILURE(awaitOutcome(world.orphans.adopt(theirs.id, FlowWorld::bearer(QStringLiteral("Mine")),
                                                        WhenDoubtful::GoOn)),
                       OrphanError::Owned);
        QVERIFY(world.store.has(theirs.secretKey(QStringLiteral("token"))));
    }

    void saysWhichWorkspaceMayMissItWhileThatIsAway_data()
    {
        QTest::addColumn<QString>("gone");
        QTest::newRow("the workspace") << QString();
        QTest::newRow("its folder of credentials") << QStringLiteral("/credentials");
        QTest::newRow("what marks it, as where a share is not mounted") << QStringLiteral("/workspace.json");
    }

    void saysWhichWorkspaceMayMissItWhileThatIsAway()
    {
        QFETCH(const QString, gone);
        OrphanWorld world;
        const auto theirs = world.addedElsewhere(QStringLiteral("Theirs"));
        world.moveAway(world.otherFolder + gone);
        const auto found = world.listed();
        QCOMPARE(found.size(), std::size_t{gone == QLatin1String("/workspace.json") ? 0U : 1U});
        world.lose();
        const auto all = world.listed();
        const auto lost = std::ranges::find(all, kLost, &OrphanedSecret::ownerId);
        QVERIFY(lost != all.end());
        QCOMPARE(lost->mayBelongTo,
                 std::vector<MayBelong>(1, MayBelong{world.otherFolder, MayBelong::Why::Away, {}}));
        const auto refused = await(world.orphans.erase(kLost, WhenDoubtful::Refuse));
        VERIFY_FAILURE(refused, OrphanError::MayBelong);
        QCOMPARE(refused.error().fact("path"), world.otherFolder);
        QVERIFY(world.store.has(kLost + QStringLiteral("/token")));
        world.bringBack(world.otherFolder + gone);
        QCOMPARE(world.owners(), QStringList(kLost));
        VERIFY_RESULT(await(world.orphans.erase(kLost, WhenDoubtful::Refuse)));
        QVERIFY(world.store.has(theirs.secretKey(QStringLiteral("token"))));
    }

    void saysWhichWorkspaceHasAFileThatCannotBeRead()
    {
        OrphanWorld world;
        const auto theirs = world.addedElsewhere(QStringLiteral("Theirs"));
        const QString broken = world.otherFolder + QStringLiteral("/credentials/cred_zzzzzzzzzz.json");
        OrphanWorld::overwrite(broken, "{");
        world.lose();
        const auto found = world.listed();
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().mayBelongTo,
                 std::vector<MayBelong>(1, MayBelong{world.otherFolder, MayBelong::Why::Unreadable, broken}));
        // What is no credential's is not in a file of credentials.
        world.store.drop(kLost + QStringLiteral("/token"));
        QVERIFY(QDir().mkpath(world.otherFolder + QStringLiteral("/environments")));
        world.store.put(kLostEnvironment + QStringLiteral("/a"), "one");
        QVERIFY(world.listed().front().mayBelongTo.empty());
        VERIFY_RESULT(await(world.orphans.erase(kLostEnvironment, WhenDoubtful::Refuse)));
    }

    void tellsNothingWhenNobodyCanTellWhichWorkspacesAreKnown()
    {
        OrphanWorld world;
        world.lose();
        VERIFY_RESULT(world.known.remember(world.otherFolder));
        const QDir folder(world.home.filePath(QStringLiteral("known")));
        OrphanWorld::overwrite(folder.filePath(folder.entryList(QDir::Files).constFirst()), "{");
        VERIFY_FAILURE(await(world.orphans.list(MayUnlock::No)), workspace::WorkspaceError::FileBroken);
        VERIFY_FAILURE(await(world.orphans.erase(kLost, WhenDoubtful::GoOn)),
                       workspace::WorkspaceError::FileBroken);
        QVERIFY(world.store.has(kLost + QStringLiteral("/token")));
    }

    void leavesWhatIsUnderWayOrWasLeftInTheMiddle()
    {
        OrphanWorld world;
        world.lose();
        {
            const workspace::Unfinished others(world.home.filePath(QStringLiteral("unfinished")),
                                               world.otherFolder);
            const auto claim = others.claim(kLost);
            VERIFY_RESULT(claim);
            QVERIFY(world.listed().empty());
            VERIFY_RESULT(claim->note({kLost, Act::Rotate, {QStringLiteral("token")}, {}}));
        }
        QVERIFY(world.listed().empty());
        VERIFY_FAILURE(await(world.orphans.erase(kLost, WhenDoubtful::GoOn)), OrphanError::UnderWay);
        QVERIFY(world.store.has(kLost + QStringLiteral("/token")));
    }

    void erasesAllOfItAndNothingElse()
    {
        OrphanWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "kept");
        world.lose();
        for (const char *key : {"/token/previous", "/token/incoming", "/clientSecret"}) {
            world.store.put(kLost + QLatin1String(key), "more");
        }
        VERIFY_RESULT(await(world.orphans.erase(kLost, WhenDoubtful::Refuse)));
        QCOMPARE(world.store.keys(), QStringList(one.secretKey(QStringLiteral("token"))));
        VERIFY_FAILURE(await(world.orphans.erase(kLost, WhenDoubtful::Refuse)), OrphanError::Unknown);
    }

    /// What could not be erased is found again as what it is.
    void saysThatErasingFailed()
    {
        OrphanWorld world;
        world.lose();
        world.store.put(kLost + QStringLiteral("/token/previous"), "more");
        world.store.failAt(2, VaultError::Locked); // list, erase, erase
        VERIFY_FAILURE(await(world.orphans.erase(kLost, WhenDoubtful::Refuse)), VaultError::Locked);
        QCOMPARE(world.owners(), QStringList(kLost));
        VERIFY_RESULT(await(world.orphans.erase(kLost, WhenDoubtful::Refuse)));
        QVERIFY(world.store.keys().isEmpty());
    }

    void makesACredentialOfItWithItsPreviousSecret()
    {
        OrphanWorld world;
        world.lose();
        world.store.put(kLost + QStringLiteral("/token/previous"), "the one before");
        const auto adopted = awaitOutcome(
            world.orphans.adopt(kLost, FlowWorld::bearer(QStringLiteral("Found")), WhenDoubtful::Refuse));
        VERIFY_RESULT(adopted);
        QVERIFY(!adopted->left);
        const credential::Credential &made = adopted->credential;
        QVERIFY(made.id != kLost);
        QCOMPARE(world.workspace.findCredential(made.id)->name, QStringLiteral("Found"));
        QCOMPARE(world.store.secretOf(made.secretKey(QStringLiteral("token"))),
                 QByteArray("the lost secret"));
        QCOMPARE(world.store.secretOf(made.previousSecretKey(QStringLiteral("token"))),
                 QByteArray("the one before"));
        QCOMPARE(world.store.keys().size(), 2);
        QVERIFY(world.listed().empty());
    }

    void takesTheOnlySecretForWhateverSlotIsNeeded()
    {
        OrphanWorld world;
        world.lose();
        const auto adopted = awaitOutcome(
            world.orphans.adopt(kLost, FlowWorld::hmac(QStringLiteral("Found")), WhenDoubtful::Refuse));
        VERIFY_RESULT(adopted);
        QCOMPARE(world.store.keys(), QStringList(adopted->credential.secretKey(QStringLiteral("secretKey"))));
    }

    void takesTheVariableThatIsSaid()
    {
        OrphanWorld world;
        world.store.put(kLostEnvironment + QStringLiteral("/a"), "one");
        world.store.put(kLostEnvironment + QStringLiteral("/b"), "two");
        const auto unsaid = awaitOutcome(world.orphans.adopt(
            kLostEnvironment, FlowWorld::bearer(QStringLiteral("Found")), WhenDoubtful::Refuse));
        VERIFY_FAILURE(unsaid, OrphanError::SlotsDiffer);
        QCOMPARE(unsaid.error().fact("slots"), QStringLiteral("a, b"));
        QCOMPARE(unsaid.error().fact("needed"), QStringLiteral("token"));
        VERIFY_FAILURE(
            awaitOutcome(world.orphans.adopt(kLostEnvironment, FlowWorld::bearer(QStringLiteral("Found")),
                                             WhenDoubtful::Refuse, QStringLiteral("c"))),
            OrphanError::SlotsDiffer);
        const auto adopted =
            awaitOutcome(world.orphans.adopt(kLostEnvironment, FlowWorld::bearer(QStringLiteral("Found")),
                                             WhenDoubtful::Refuse, QStringLiteral("b")));
        VERIFY_RESULT(adopted);
        QCOMPARE(world.store.secretOf(adopted->credential.secretKey(QStringLiteral("token"))),
                 QByteArray("two"));
        QCOMPARE(world.listed().front().secretSlots, std::vector<QString>{QStringLiteral("a")});
    }

    /// At whatever step the store fails, once: the secrets of before are somewhere, and nothing is half made.
    void losesNothingWhereverItFails()
    {
        for (int step = 0;; ++step) {
            QVERIFY2(step < 40, "it never succeeds");
            OrphanWorld world;
            world.lose();
            world.store.put(kLost + QStringLiteral("/token/previous"), "the one before");
            world.store.failAt(step, VaultError::Unavailable);
            const auto adopted = awaitOutcome(
                world.orphans.adopt(kLost, FlowWorld::bearer(QStringLiteral("Found")), WhenDoubtful::Refuse));
            const auto credentials = world.workspace.credentials();
            VERIFY_RESULT(credentials);
            QCOMPARE(credentials->items.size(), std::size_t{adopted ? 1U : 0U});
            for (const char *which : {"", "/previous"}) {
                const QString kept = QStringLiteral("/token") + QLatin1String(which);
                const bool isThere = world.store.has(kLost + kept) ||
                                     (adopted && world.store.has(adopted->credential.id + kept));
                QVERIFY2(isThere, qPrintable(QStringLiteral("step %1: %2").arg(step).arg(kept)));
            }
            if (adopted && adopted->left) {
                QCOMPARE(adopted->left->fact("owner"), kLost);
                QVERIFY(world.store.has(adopted->credential.secretKey(QStringLiteral("token"))));
                QCOMPARE(world.owners(), QStringList(kLost));
            } else if (!adopted) {
                QVERIFY(world.store.has(kLost + QStringLiteral("/token")));
            }
            if (step >= world.store.operations()) {
                QVERIFY(adopted && !adopted->left);
                break;
            }
        }
    }

    void refusesACredentialThatCannotBeUsed()
    {
        OrphanWorld world;
        world.lose();
        VERIFY_FAILURE(
            awaitOutcome(world.orphans.adopt(kLost, FlowWorld::bearer(QString()), WhenDoubtful::Refuse)),
            credential::CredentialError::NameEmpty);
        QVERIFY(world.store.log().isEmpty());
    }

    void unlocksNothingThatNobodyAskedFor()
    {
        OrphanWorld world;
        world.lose();
        world.store.lockKeyring();
        VERIFY_FAILURE(await(world.orphans.list(MayUnlock::No)), VaultError::Locked);
        QCOMPARE(world.store.prompts(), 0);
        VERIFY_FAILURE(await(world.orphans.list(MayUnlock::Yes)), VaultError::Denied);
        QCOMPARE(world.store.prompts(), 1);
    }

    void findsNoneWhereThereIsNoVaultFile()
    {
        OrphanWorld world;
        world.store.failAlways(VaultError::VaultMissing);
        QVERIFY(world.listed().empty());
        world.store.failAlways(VaultError::CannotList);
        VERIFY_FAILURE(await(world.orphans.list(MayUnlock::No)), VaultError::CannotList);
    }

    void guessesTheKindFromTheSlots_data()
    {
        QTest::addColumn<QStringList>("slotNames");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("token") << QStringList{QStringLiteral("token")} << QByteArray("bearer");
        QTest::newRow("key pair") << QStringList{QStringLiteral("certificate"), QStringLiteral("privateKey")}
                                  << QByteArray("mtls");
        QTest::newRow("key") << QStringList{QStringLiteral("privateKey")} << QByteArray("jwt");
        QTest::newRow("client") << QStringList{QStringLiteral("clientSecret")} << QByteArray("oauth2");
        QTest::newRow("variable") << QStringList{QStringLiteral("STRIPE_KEY")} << QByteArray("bearer");
    }

    void guessesTheKindFromTheSlots()
    {
        QFETCH(const QStringList, slotNames);
        QFETCH(const QByteArray, kind);
        OrphanedSecret orphan;
        orphan.secretSlots = {slotNames.begin(), slotNames.end()};
        QCOMPARE(credential::nameOf(likelyKind(orphan)), kind);
    }
};

QTEST_GUILESS_MAIN(TestOrphanedSecrets)
#include "tst_OrphanedSecrets.moc"
