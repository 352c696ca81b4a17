// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/WhenFree.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/AwaitOutcome.h"

#include <QFile>

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace sealwright;
using tests::awaitOutcome;
using tests::FlowWorld;
using workspace::Unfinished;
using workspace::UnfinishedChange;
using Act = UnfinishedChange::Act;

namespace {

const QString kToken = QStringLiteral("token");

/// A world in which a program was killed while it changed something.
struct MendWorld : FlowWorld
{
    Unfinished unfinished{home.filePath(QStringLiteral("unfinished")), workspace.folder()};
    flow::MendCredentials mend{workspace, store, unfinished};

    /// By another process, which ends at once.
    void leave(const UnfinishedChange &change) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto claim = unfinished.claim(change.ownerId);
            ::_exit(claim && claim->note(change) ? 0 : 1);
        }
        int status = 1;
        ::waitpid(child, &status, 0);
        if (status != 0) {
            qFatal("the note that the test starts from could not be written");
        }
    }
};

} // namespace

class TestMendCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void leavesWhatIsUnderWayInALivingProgram()
    {
        MendWorld world;
        world.store.put(QStringLiteral("cred_aaaaaaaaaa/token"), "secret");
        const auto claim = world.unfinished.claim(QStringLiteral("cred_aaaaaaaaaa"));
        VERIFY_RESULT(claim);
        VERIFY_RESULT(claim->note({QStringLiteral("cred_aaaaaaaaaa"), Act::Add, {kToken}, {}}));
        QVERIFY(world.unfinished.abandoned().empty());
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QVERIFY(world.store.has(QStringLiteral("cred_aaaaaaaaaa/token")));
    }

    void leavesOtherWorkspacesAlone()
    {
        MendWorld world;
        world.leave({QStringLiteral("cred_aaaaaaaaaa"), Act::Add, {kToken}, {}});
        const Unfinished others(world.home.filePath(QStringLiteral("unfinished")),
                                QStringLiteral("/elsewhere"));
        QVERIFY(others.abandoned().empty());
        QCOMPARE(world.unfinished.abandoned().size(), std::size_t{1});
    }

    void erasesASecretWhoseFileNeverCame_data()
    {
        QTest::addColumn<int>("act");
        QTest::newRow("added") << static_cast<int>(Act::Add);
        QTest::newRow("removed") << static_cast<int>(Act::Remove);
    }

    void erasesASecretWhoseFileNeverCame()
    {
        QFETCH(const int, act);
        MendWorld world;
        world.store.put(QStringLiteral("cred_aaaaaaaaaa/token"), "secret");
        world.store.put(QStringLiteral("cred_aaaaaaaaaa/token/previous"), "secret before");
        world.store.put(QStringLiteral("cred_bbbbbbbbbb/token"), "another's");
        VERIFY_RESULT(world.workspace.makePlaceFor(QStringLiteral("cred_aaaaaaaaaa")));
        world.leave({QStringLiteral("cred_aaaaaaaaaa"), static_cast<Act>(act), {kToken}, {}});
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QCOMPARE(world.store.keys(), QStringList(QStringLiteral("cred_bbbbbbbbbb/token")));
        QVERIFY(world.unfinished.abandoned().empty());
    }

    void keepsTheSecretOfAFileThatIsThere()
    {
        for (const Act act : {Act::Add, Act::Remove, Act::Rotate, Act::Swap}) {
            MendWorld world;
            const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
            world.leave({one.id, act, {kToken}, world.clock.now()});
            VERIFY_RESULT(awaitOutcome(world.mend.run()));
            QCOMPARE(world.store.keys(), QStringList(one.secretKey(kToken)));
            QVERIFY(!world.workspace.findCredential(one.id)->rotatedAt);
        }
    }

    /// Another branch, a folder that was moved, a share that is not mounted.
    void erasesNothingOfAFileThatIsMerelyAway()
    {
        for (const Act act : {Act::Add, Act::Remove, Act::Rotate, Act::Swap, Act::Refit}) {
            MendWorld world;
            const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
            world.leave({one.id, act, {kToken}, world.clock.now()});
            const QString folder = world.workspace.folder() + QStringLiteral("/credentials");
            QVERIFY(QDir().rename(folder, folder + QStringLiteral("-elsewhere")));
            VERIFY_RESULT(awaitOutcome(world.mend.run()));
            QVERIFY(world.store.has(one.secretKey(kToken)));
            QCOMPARE(world.unfinished.abandoned().size(), std::size_t{1});
        }
    }

    /// The folder is there, with other credentials: no rotation makes a secret one that nobody declares.
    void erasesNothingOfARotationWhoseFileIsAway()
    {
        for (const Act act : {Act::Rotate, Act::Swap}) {
            MendWorld world;
            const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
            world.leave({one.id, act, {kToken}, world.clock.now()});
            QVERIFY(QFile::rename(world.credentialFile(one), world.home.filePath(QStringLiteral("away"))));
            VERIFY_RESULT(awaitOutcome(world.mend.run()));
            QVERIFY(world.store.has(one.secretKey(kToken)));
            QVERIFY(QFile::rename(world.home.filePath(QStringLiteral("away")), world.credentialFile(one)));
            VERIFY_RESULT(awaitOutcome(world.mend.run()));
            QCOMPARE(world.store.keys(), QStringList(one.secretKey(kToken)));
            QVERIFY(world.unfinished.abandoned().empty());
        }
    }

    void clearsARotationThatWasNotSwappedYet()
    {
        MendWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "second");
        world.store.put(one.previousSecretKey(kToken), "first");
        world.store.put(one.incomingSecretKey(kToken), "third");
        world.store.put(one.outgoingSecretKey(kToken), "second");
        world.leave({one.id, Act::Rotate, {kToken}, world.clock.now()});
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QCOMPARE(world.store.keys(), QStringList({one.secretKey(kToken), one.previousSecretKey(kToken)}));
        QCOMPARE(world.store.secretOf(one.secretKey(kToken)), QByteArray("second"));
        QCOMPARE(world.store.secretOf(one.previousSecretKey(kToken)), QByteArray("first"));
        QVERIFY(!world.workspace.findCredential(one.id)->rotatedAt);
    }

    /// However far the swap came: what was laid beside says what it is to become.
    void finishesARotationThatWasBeingSwapped_data()
    {
        QTest::addColumn<QByteArray>("current");
        QTest::addColumn<QByteArray>("previous");
        QTest::newRow("not begun") << QByteArray("second") << QByteArray("first");
        QTest::newRow("previous") << QByteArray("second") << QByteArray("second");
        QTest::newRow("both") << QByteArray("third") << QByteArray("second");
    }

    void finishesARotationThatWasBeingSwapped()
    {
        QFETCH(const QByteArray, current);
        QFETCH(const QByteArray, previous);
        MendWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), current);
        world.store.put(one.previousSecretKey(kToken), previous);
        world.store.put(one.incomingSecretKey(kToken), "third");
        world.store.put(one.outgoingSecretKey(kToken), "second");
        const base::TimePoint then = world.clock.now();
        world.clock.advance(std::chrono::hours(5));
        world.leave({one.id, Act::Swap, {kToken}, then});
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QCOMPARE(world.workspace.findCredential(one.id)->rotatedAt, std::optional(then));
        QCOMPARE(world.store.keys(), QStringList({one.secretKey(kToken), one.previousSecretKey(kToken)}));
        QCOMPARE(world.store.secretOf(one.secretKey(kToken)), QByteArray("third"));
        QCOMPARE(world.store.secretOf(one.previousSecretKey(kToken)), QByteArray("second"));
        QVERIFY(world.unfinished.abandoned().empty());
    }

    void onlyClearsWhatWasSwappedBefore()
    {
        MendWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "third");
        world.store.put(one.previousSecretKey(kToken), "second");
        world.store.put(one.outgoingSecretKey(kToken), "second");
        world.leave({one.id, Act::Swap, {kToken}, world.clock.now()});
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QCOMPARE(world.store.keys(), QStringList({one.secretKey(kToken), one.previousSecretKey(kToken)}));
        QCOMPARE(world.store.secretOf(one.secretKey(kToken)), QByteArray("third"));
    }

    void leavesItForTheNextTimeWhenTheStoreDoesNotAnswer()
    {
        MendWorld world;
        world.store.put(QStringLiteral("cred_aaaaaaaaaa/token"), "secret");
        VERIFY_RESULT(world.workspace.makePlaceFor(QStringLiteral("cred_aaaaaaaaaa")));
        world.leave({QStringLiteral("cred_aaaaaaaaaa"), Act::Remove, {kToken}, {}});
        world.store.failAlways(vault::VaultError::Locked);
        VERIFY_FAILURE(awaitOutcome(world.mend.run()), vault::VaultError::Locked);
        QCOMPARE(world.unfinished.abandoned().size(), std::size_t{1});
        world.store.work();
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QVERIFY(world.store.keys().isEmpty());
    }

    void changesNothingWhereTheFileCannotBeRead()
    {
        MendWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
        QFile file(world.credentialFile(one));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        world.leave({one.id, Act::Remove, {kToken}, {}});
        QVERIFY(!awaitOutcome(world.mend.run()).has_value());
        QVERIFY(world.store.has(one.secretKey(kToken)));
        QCOMPARE(world.unfinished.abandoned().size(), std::size_t{1});
    }

    void takesNoHarmFromStrangeNotes()
    {
        MendWorld world;
        const QDir folder(world.home.filePath(QStringLiteral("unfinished")));
        QVERIFY(QDir().mkpath(folder.path()));
        const QByteArray good = "\"workspace\":\"" + world.workspace.folder().toUtf8() + "\"";
        int number = 0;
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("{" + good + "}"),
              QByteArray("{\"credential\":\"../../etc\",\"act\":\"add\",\"slots\":[\"token\"]," + good + "}"),
              QByteArray("{\"credential\":\"cred_aaaaaaaaaa\",\"act\":\"burn\",\"slots\":[\"token\"]," +
                         good + "}"),
              QByteArray("{\"credential\":\"cred_aaaaaaaaaa\",\"act\":\"add\",\"slots\":[7]," + good +
                         "}")}) {
            QFile file(folder.filePath(QStringLiteral("note%1.json").arg(++number)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        QVERIFY(world.unfinished.abandoned().empty());
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QCOMPARE(world.store.operations(), 0);
    }

    void isDoneBeforeTheNextChangeAndLeavesNoNoteOfItsOwn()
    {
        MendWorld world;
        flow::KeepCredential keep(world.workspace, world.store, world.clock, world.random, nullptr,
                                  &world.mend);
        world.store.put(QStringLiteral("cred_aaaaaaaaaa/token"), "secret");
        VERIFY_RESULT(world.workspace.makePlaceFor(QStringLiteral("cred_aaaaaaaaaa")));
        world.leave({QStringLiteral("cred_aaaaaaaaaa"), Act::Add, {kToken}, {}});
        const auto added =
            awaitOutcome(keep.add(FlowWorld::bearer(QStringLiteral("A")), FlowWorld::secret("first")));
        VERIFY_RESULT(added);
        QCOMPARE(world.store.keys(), QStringList(added->secretKey(kToken)));
        VERIFY_RESULT(awaitOutcome(keep.rotate(added->id, FlowWorld::secret("second"))));
        VERIFY_RESULT(awaitOutcome(keep.remove(added->id, flow::KeepCredential::WhenUsed::Refuse)));
        const QDir folder(world.home.filePath(QStringLiteral("unfinished")));
        QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    /// Whoever asks knows the secrets as they were before: none that was in use is lost behind his back.
    void asksAgainWhereARotationHadToBeFinishedFirst()
    {
        using flow::KeepCredential;
        const auto left = [](MendWorld &world) {
            const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "second");
            world.store.put(one.previousSecretKey(kToken), "first");
            world.store.put(one.incomingSecretKey(kToken), "third");
            world.store.put(one.outgoingSecretKey(kToken), "second");
            world.leave({one.id, Act::Swap, {kToken}, world.clock.now()});
            return one;
        };
        const std::vector<std::function<base::Result<credential::Credential>(KeepCredential &, QString)>>
            asked{[](KeepCredential &keep, QString id) {
                      return awaitOutcome(keep.dropPrevious(std::move(id)));
                  },
                  [](KeepCredential &keep, QString id) {
                      return awaitOutcome(keep.rotate(std::move(id), FlowWorld::secret("fourth")));
                  },
                  [](KeepCredential &keep, QString id) {
                      return awaitOutcome(keep.rotate(std::move(id), FlowWorld::secret("third")));
                  }};
        for (std::size_t i = 0; i < asked.size(); ++i) {
            MendWorld world;
            KeepCredential keep(world.workspace, world.store, world.clock, world.random, nullptr,
                                &world.mend);
            const auto one = left(world);
            const auto outcome = asked[i](keep, one.id);
            if (i < 2) {
                VERIFY_FAILURE(outcome, credential::CredentialError::RotationFinished);
            } else {
                VERIFY_RESULT(outcome); // it is the one that was interrupted
            }
            QCOMPARE(world.store.secretOf(one.secretKey(kToken)), QByteArray("third"));
            QCOMPARE(world.store.secretOf(one.previousSecretKey(kToken)), QByteArray("second"));
            QCOMPARE(world.mend.mended().size(), std::size_t{1});
            QCOMPARE(world.mend.ownerName(world.mend.mended().front().ownerId), QStringLiteral("A"));
        }
    }

    void finishesARemovalThatIsTriedAgain()
    {
        MendWorld world;
        flow::KeepCredential keep(world.workspace, world.store, world.clock, world.random, nullptr,
                                  &world.mend);
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
        world.leave({one.id, Act::Remove, {kToken}, {}});
        QVERIFY(QFile::remove(world.credentialFile(one)));
        VERIFY_FAILURE(awaitOutcome(keep.remove(one.id, flow::KeepCredential::WhenUsed::Refuse)),
                       credential::CredentialError::NotFound);
        QCOMPARE(world.store.keys(), QStringList());
    }

    void keepsItsNoteWhileASecretCouldNotBeErased()
    {
        MendWorld world;
        flow::KeepCredential keep(world.workspace, world.store, world.clock, world.random, nullptr,
                                  &world.mend);
        const auto added =
            awaitOutcome(keep.add(FlowWorld::bearer(QStringLiteral("A")), FlowWorld::secret("first")));
        VERIFY_RESULT(added);
        world.store.failFrom(world.store.operations() + 2, vault::VaultError::Unavailable);
        const auto removed = awaitOutcome(keep.remove(added->id, flow::KeepCredential::WhenUsed::Refuse));
        VERIFY_FAILURE(removed, credential::CredentialError::RemovedSecretLeft);
        QVERIFY(!QFile::exists(world.credentialFile(*added)));
        QVERIFY(world.store.has(added->secretKey(kToken)));
        QCOMPARE(world.unfinished.abandoned().size(), std::size_t{1});
        world.store.work();
        VERIFY_RESULT(awaitOutcome(world.mend.run()));
        QCOMPARE(world.store.keys(), QStringList());
    }

    void waitsForNobodyWhoHoldsTheOwnerForEver()
    {
        MendWorld world;
        const auto one = world.added(FlowWorld::bearer(QStringLiteral("A")), "first");
        const auto claim = world.unfinished.claim(one.id);
        VERIFY_RESULT(claim);
        const auto busy = awaitOutcome(flow::whenFree(
            [&world, &one] { return world.unfinished.claim(one.id); }, std::chrono::milliseconds(0)));
        VERIFY_FAILURE(busy, workspace::WorkspaceError::OwnerBusy);
        QCOMPARE(busy.error().fact("process"), QString::number(::getpid()));
    }
};

QTEST_GUILESS_MAIN(TestMendCredentials)
#include "tst_MendCredentials.moc"
