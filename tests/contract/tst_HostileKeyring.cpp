// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostile/PrivateKeyring.h"
#include "tests/contract/hostile/StoreProcess.h"
#include "tests/support/Campaign.h"

#include <QTest>

#include <csignal>

using namespace sealwright;
using namespace sealwright::tests;
using Services = PrivateKeyring::Services;
using Screen = PrivateKeyring::Screen;

namespace {

const QByteArray kKey = "cred_hostile00/token";
const QByteArray kSecret("kept\0safe", 9);

} // namespace

/// The keychain as it is on bad days: each setting is a real D-Bus session with a real gnome-keyring, or
/// without. Whatever happens, each caller is answered exactly once with the right reason, nothing crashes or
/// hangs, and the secret is there when the keyring is back.
class TestHostileKeyring : public QObject
{
    Q_OBJECT

private:
    /// All four operations fail with this code, which is never that of a limit that was reached.
    static void everythingFails(StoreProcess &store, const QByteArray &code)
    {
        const int numbers[] = {store.read(kKey), store.write(kKey, "new"), store.erase(kKey), store.probe()};
        for (const int number : numbers) {
            const StoreProcess::Answer answer = store.answer(number);
            QCOMPARE(answer.code, code);
        }
        QVERIFY(store.endsWell());
    }

    static void secretIsIntact(const PrivateKeyring &keyring)
    {
        StoreProcess store(keyring.environment(), {});
        const StoreProcess::Answer answer = store.answer(store.read(kKey));
        QCOMPARE(answer.code, QByteArray("ok"));
        QCOMPARE(answer.secret, kSecret);
        QVERIFY(store.endsWell());
    }

    /// A session of its own with an unlocked keyring that holds the secret: where most bad days begin.
    static bool startWithTheSecret(PrivateKeyring &keyring, Screen screen)
    {
        if (!keyring.startBus(Services::Activatable, screen) || !keyring.startKeyring()) {
            return false;
        }
        StoreProcess store(keyring.environment(), {});
        return store.answer(store.write(kKey, kSecret)).code == "ok" && store.endsWell();
    }

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("SEALWRIGHT_DESKTOP"), "run me by tests/support/with-desktop.sh");
    }

    void saysThatThereIsNoBus()
    {
        const PrivateKeyring nothing;
        StoreProcess store(nothing.environment(), {});
        everythingFails(store, "keyring_no_bus");
    }

    void saysThatTheBusIsGone()
    {
        QProcessEnvironment environment = PrivateKeyring().environment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=/nonexistent/bus"));
        StoreProcess store(environment, {});
        everythingFails(store, "keyring_no_bus");
    }

    void saysThatNobodyOffersTheService()
    {
        PrivateKeyring keyring;
        QVERIFY(keyring.startBus(Services::None, Screen::None));
        StoreProcess store(keyring.environment(), {});
        everythingFails(store, "keyring_no_service");
    }

    void saysThatThereIsNoDefaultKeyring()
    {
        PrivateKeyring keyring;
        QVERIFY(keyring.startBus(Services::Activatable, Screen::None));
        StoreProcess store(keyring.environment(), {});
        everythingFails(store, "keyring_no_collection");
    }

    void refusesToHangWithoutTheGlibEventLoop()
    {
        PrivateKeyring keyring;
        QVERIFY(keyring.startBus(Services::Activatable, Screen::None));
        QVERIFY(keyring.startKeyring());
        QProcessEnvironment environment = keyring.environment();
        environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
        StoreProcess store(environment, {});
        everythingFails(store, "keyring_no_event_loop");
    }

    void tellsLockedFromEmptyWhenNobodyCanAsk()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::None));
        QVERIFY(keyring.lock());
        {
            StoreProcess store(keyring.environment(), {});
            QCOMPARE(store.answer(store.read("cred_unknown000/token")).code, QByteArray("keyring_locked"));
            QCOMPARE(store.answer(store.write("cred_unknown000/token", "x")).code,
                     QByteArray("keyring_locked"));
            QCOMPARE(store.answer(store.erase("cred_unknown000/token")).code, QByteArray("keyring_locked"));
            QVERIFY(store.endsWell());
        }
        {
            StoreProcess store(keyring.environment(), {});
            everythingFails(store, "keyring_locked");
        }
        QCOMPARE(keyring.entries(QString::fromUtf8(kKey)), 1);
        QVERIFY(keyring.killKeyring());
        QVERIFY(keyring.startKeyring());
        secretIsIntact(keyring);
    }

    void readsWhenTheUserUnlocks()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        const int reading = store.read(kKey);
        QVERIFY(store.becomesPending(true));
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.typePassword());
        const StoreProcess::Answer answer = store.answer(reading);
        QCOMPARE(answer.code, QByteArray("ok"));
        QCOMPARE(answer.secret, kSecret);
        QVERIFY(!store.isPending());
        QVERIFY(store.endsWell());
    }

    void erasesWhenTheUserUnlocks()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        const int erasing = store.erase(kKey);
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.typePassword());
        QCOMPARE(store.answer(erasing).code, QByteArray("ok"));
        QCOMPARE(keyring.entries(QString::fromUtf8(kKey)), 0);
        QVERIFY(store.endsWell());
    }

    void saysThatTheUserRefused_data()
    {
        QTest::addColumn<QByteArray>("verb");
        const QByteArrayList verbs{"read", "write", "erase", "probe"};
        for (const QByteArray &verb : verbs.first(tests::rounds(2, 4))) {
            QTest::newRow(verb.constData()) << verb;
        }
    }

    void saysThatTheUserRefused()
    {
        QFETCH(QByteArray, verb);
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        const int number = verb == "read"    ? store.read(kKey)
                           : verb == "write" ? store.write(kKey, "new")
                           : verb == "erase" ? store.erase(kKey)
                                             : store.probe();
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.dismissPrompt());
        QCOMPARE(store.answer(number).code, QByteArray("keyring_denied"));
        QVERIFY(store.becomesPending(false));
        QVERIFY(store.endsWell());
        QCOMPARE(keyring.entries(QString::fromUtf8(kKey)), 1);
        QVERIFY(keyring.killKeyring());
        QVERIFY(keyring.startKeyring());
        secretIsIntact(keyring);
    }

    void takesOneRefusalForAllThatWaits()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        const int numbers[] = {store.probe(), store.read(kKey), store.look(kKey), store.write(kKey, "new"),
                               store.erase(kKey)};
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.dismissPrompt());
        for (const int number : numbers) {
            const StoreProcess::Answer answer = store.answer(number); // nobody is there to dismiss another
            QCOMPARE(answer.code, QByteArray("keyring_denied"));
        }
        QVERIFY(store.endsWell());
        QCOMPARE(keyring.entries(QString::fromUtf8(kKey)), 1);
    }

    void looksWithoutAsking()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        QCOMPARE(store.answer(store.look(kKey)).code, QByteArray("keyring_locked"));
        QCOMPARE(store.answer(store.list()).code, QByteArray("keyring_locked"));
        QCOMPARE(store.answer(store.peek(kKey)).code, QByteArray("keyring_locked"));
        // Who wants the secret itself is asked, also after a refusal.
        const int refused = store.read(kKey);
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.dismissPrompt());
        QCOMPARE(store.answer(refused).code, QByteArray("keyring_denied"));
        QCOMPARE(store.answer(store.look(kKey)).code, QByteArray("keyring_denied"));
        const int wanted = store.read(kKey);
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.typePassword());
        QCOMPARE(store.answer(wanted).code, QByteArray("ok"));
        QCOMPARE(store.answer(store.list()).secret, QByteArray(kKey + QByteArray("\n")));
        const StoreProcess::Answer seen = store.answer(store.look(kKey));
        QCOMPARE(seen.code, QByteArray("ok"));
        QCOMPARE(seen.secret, kSecret);
        QCOMPARE(store.answer(store.peek(kKey)).secret, kSecret);
        QVERIFY(store.endsWell());
    }

    void givesUpOnAPromptThatNobodyAnswersAndRecovers()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {200, 1500, 1000});
        const int first = store.read(kKey);
        const int queued = store.write(kKey, "never");
        const StoreProcess::Answer given = store.answer(first);
        QCOMPARE(given.code, QByteArray("keyring_timed_out"));
        QVERIFY(given.wasPending); // the user was told of the prompt before
        QVERIFY2(given.took >= 1400, qPrintable(QString::number(given.took)));
        QCOMPARE(store.answer(queued).code, QByteArray("keyring_stuck"));
        const StoreProcess::Answer refused = store.answer(store.read(kKey));
        QCOMPARE(refused.code, QByteArray("keyring_stuck"));
        QVERIFY(refused.isAtOnce);
        QVERIFY(store.isPending());
        // The user comes back: the late answer is dropped, and the store is usable again.
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.typePassword());
        QVERIFY(store.becomesPending(false));
        const StoreProcess::Answer again = store.answer(store.read(kKey));
        QCOMPARE(again.code, QByteArray("ok"));
        QCOMPARE(again.secret, kSecret);
        QVERIFY(store.endsWell());
    }

    void takesBackAFirstWriteThatComesTrueTooLate()
    {
        PrivateKeyring keyring;
        QVERIFY(keyring.startBus(Services::Activatable, Screen::Inherited));
        QVERIFY(keyring.startKeyring());
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {200, 1000, 1000});
        QCOMPARE(store.answer(store.write(kKey, "too late")).code, QByteArray("keyring_timed_out"));
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.typePassword());
        QVERIFY(store.becomesPending(false));
        QCOMPARE(keyring.entries(QString::fromUtf8(kKey)), 0);
        QCOMPARE(store.answer(store.read(kKey)).code, QByteArray("secret_not_found"));
        QVERIFY(store.endsWell());
    }

    void neverReplacesASecretTooLate()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {200, 1000, 1000});
        QCOMPARE(store.answer(store.write(kKey, "too late")).code, QByteArray("keyring_timed_out"));
        QVERIFY(keyring.promptShown());
        QVERIFY(keyring.typePassword());
        QVERIFY(store.becomesPending(false));
        QVERIFY(store.endsWell());
        secretIsIntact(keyring);
    }

    void mayBeDestroyedWhileThePromptIsOpen()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        const int reading = store.read(kKey);
        const int queued = store.read(kKey);
        QVERIFY(keyring.promptShown());
        store.drop();
        QCOMPARE(store.answer(reading).code, QByteArray("secret_unavailable"));
        QCOMPARE(store.answer(queued).code, QByteArray("secret_unavailable"));
        // QtKeychain's callback into the running job comes now.
        QVERIFY(keyring.typePassword());
        const StoreProcess::Answer next = store.answer(store.read(kKey));
        QCOMPARE(next.code, QByteArray("ok"));
        QCOMPARE(next.secret, kSecret);
        QVERIFY(store.endsWell());
    }

    void mayEndWhileThePromptIsOpen()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::Inherited));
        QVERIFY(keyring.lock());
        StoreProcess store(keyring.environment(), {});
        store.read(kKey);
        QVERIFY(keyring.promptShown());
        QVERIFY(store.endsWell());
    }

    void saysThatAStoppedServiceDoesNotAnswer()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::None));
        StoreProcess store(keyring.environment(), {100, 10'000, 400});
        QVERIFY(keyring.signalKeyring(SIGSTOP));
        const int numbers[] = {store.read(kKey), store.write(kKey, "new"), store.erase(kKey), store.probe()};
        for (const int number : numbers) {
            const StoreProcess::Answer answer = store.answer(number);
            QCOMPARE(answer.code, QByteArray("secret_unavailable")); // not that the limit was reached
        }
        QVERIFY(keyring.signalKeyring(SIGCONT));
        const StoreProcess::Answer answer = store.answer(store.read(kKey));
        QCOMPARE(answer.code, QByteArray("ok"));
        QCOMPARE(answer.secret, kSecret);
        QVERIFY(store.endsWell());
    }

    /// However much it has answered when the service stops, the limit holds, and what was acknowledged stays.
    void survivesAServiceThatStopsAtAnyMoment()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::None));
        StoreProcess store(keyring.environment(), {100, 1000, 300});
        const int reads = tests::rounds(5, 20);
        const int rounds = tests::rounds(2, 10);
        for (int round = 0; round < rounds; ++round) {
            std::vector<int> numbers;
            for (int i = 0; i < reads; ++i) {
                numbers.push_back(store.read(kKey));
            }
            const int answered = round * reads / rounds;
            QVERIFY(store.answersSoMany(static_cast<std::size_t>(round * reads + answered)));
            QVERIFY(keyring.signalKeyring(SIGSTOP));
            for (const int number : numbers) {
                const StoreProcess::Answer answer = store.answer(number);
                QCOMPARE(answer.times, 1);
                QVERIFY2(answer.code == "ok" || answer.code == "secret_unavailable" ||
                             answer.code == "keyring_timed_out" || answer.code == "keyring_stuck",
                         answer.code.constData());
            }
            QVERIFY(keyring.signalKeyring(SIGCONT));
            QVERIFY(store.becomesPending(false));
        }
        const StoreProcess::Answer answer = store.answer(store.read(kKey));
        QCOMPARE(answer.code, QByteArray("ok"));
        QCOMPARE(answer.secret, kSecret);
        QVERIFY(store.endsWell());
    }

    /// D-Bus starts another one, which is locked: never "not found", never a wrong "erased" or "stored".
    void survivesAServiceThatIsKilledAtAnyMoment()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::None));
        constexpr int kEach = 8;
        const int rounds = tests::rounds(2, 8);
        for (int round = 0; round < rounds; ++round) {
            StoreProcess store(keyring.environment(), {100, 20'000, 2000});
            const QByteArray fresh = "cred_round" + QByteArray::number(round) + "/token";
            std::vector<int> reads;
            std::vector<int> writes;
            for (int i = 0; i < kEach; ++i) {
                reads.push_back(store.read(kKey));
                writes.push_back(store.write(fresh, "value " + QByteArray::number(i)));
            }
            QVERIFY(store.answersSoMany(static_cast<std::size_t>(round * 2 * kEach / rounds)));
            QVERIFY(keyring.killKeyring());
            QByteArray acknowledged;
            for (std::size_t i = 0; i < reads.size(); ++i) {
                const StoreProcess::Answer read = store.answer(reads[i]);
                QVERIFY2(read.code == "ok" || read.code == "keyring_locked" ||
                             read.code == "secret_unavailable" || read.code == "keyring_failed",
                         read.code.constData());
                if (read.code == "ok") {
                    QCOMPARE(read.secret, kSecret);
                }
                const StoreProcess::Answer written = store.answer(writes[i]);
                QVERIFY2(written.code == "ok" || written.code == "keyring_locked" ||
                             written.code == "secret_unavailable" || written.code == "keyring_failed" ||
                             written.code == "keyring_denied",
                         written.code.constData());
                if (written.code == "ok") {
                    acknowledged = "value " + QByteArray::number(i);
                }
            }
            QVERIFY(store.endsWell());
            QVERIFY(keyring.startKeyring());
            secretIsIntact(keyring);
            if (!acknowledged.isEmpty()) {
                StoreProcess later(keyring.environment(), {});
                const StoreProcess::Answer found = later.answer(later.read(fresh));
                QCOMPARE(found.code, QByteArray("ok"));
                // The value after the last acknowledged one may have got in before the end.
                QVERIFY2(found.secret >= acknowledged, found.secret.constData());
            }
        }
    }

    void saysThatAnEntryIsGoneOnlyWhenTheKeyringIsOpen()
    {
        PrivateKeyring keyring;
        QVERIFY(startWithTheSecret(keyring, Screen::None));
        StoreProcess store(keyring.environment(), {});
        QVERIFY(keyring.lock());
        QCOMPARE(store.answer(store.read(kKey)).code, QByteArray("keyring_locked"));
        QVERIFY(keyring.killKeyring());
        QVERIFY(keyring.startKeyring());
        // The same process goes on with the new service.
        QCOMPARE(store.answer(store.read(kKey)).code, QByteArray("ok"));
        QCOMPARE(store.answer(store.erase(kKey)).code, QByteArray("ok"));
        QCOMPARE(store.answer(store.read(kKey)).code, QByteArray("secret_not_found"));
        QVERIFY(store.endsWell());
    }
};

QTEST_GUILESS_MAIN(TestHostileKeyring)
#include "tst_HostileKeyring.moc"
