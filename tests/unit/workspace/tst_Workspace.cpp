// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"
#include "tests/unit/workspace/WorkspaceFolder.h"

#include <QDirIterator>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sealwright;
using namespace sealwright::workspace;
using credential::Credential;
using credential::CredentialError;

namespace {

const QString kId = QStringLiteral("cred_k3v5q2m7xd");

Credential sample(const QString &name = QStringLiteral("Vapi HMAC"), const QString &id = kId)
{
    Credential credential;
    credential.id = id;
    credential.name = name;
    credential.environment = QStringLiteral("staging");
    credential.fields = credential::HmacFields{};
    credential.createdAt = tests::FixedClock().now();
    return credential;
}

SavedRequest named(const char *name, const char *folder = "")
{
    SavedRequest request;
    request.name = QString::fromUtf8(name);
    request.folder = QString::fromUtf8(folder);
    request.url = "https://hooks.example.test/";
    return request;
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_place = std::make_unique<tests::WorkspaceFolder>(); }

    void overwritesNothingThatOthersChangedSinceItWasRead()
    {
        const auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        Credential mine = *workspace->findCredential(kId);
        Credential theirs = mine;
        theirs.name = QStringLiteral("Theirs");
        VERIFY_RESULT(workspace->saveCredential(theirs));
        const QByteArray before = tests::WorkspaceFolder::content(m_place->credentialFile());
        mine.name = QStringLiteral("Mine");
        const auto refused = workspace->saveCredential(mine);
        VERIFY_FAILURE(refused, WorkspaceError::FileChanged);
        QCOMPARE(refused.error().fact("path"), m_place->credentialFile());
        QCOMPARE(tests::WorkspaceFolder::content(m_place->credentialFile()), before);
        // Layout is not what it says: a file that was only written otherwise is no other.
        QByteArray spaced = before;
        spaced.replace("  ", "      ");
        tests::WorkspaceFolder::put(m_place->credentialFile(), spaced);
        VERIFY_RESULT(workspace->saveCredential(*workspace->findCredential(kId)));
    }

    void writesAgainWhatIsGoneOnlyWhereThatIsWanted()
    {
        const auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        const Credential read = *workspace->findCredential(kId);
        VERIFY_RESULT(workspace->removeCredential(kId));
        VERIFY_FAILURE(workspace->saveCredential(read, Workspace::WhenGone::Refuse),
                       WorkspaceError::FileChanged);
        QVERIFY(!QFile::exists(m_place->credentialFile()));
        VERIFY_RESULT(workspace->saveCredential(read));
        QVERIFY(QFile::exists(m_place->credentialFile()));
    }

    void ofTwoProgramsThatSaveAtOnceOneIsTold()
    {
        const auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        constexpr int kRounds = 40;
        for (int round = 0; round < kRounds; ++round) {
            Credential mine = *workspace->findCredential(kId);
            const auto isTold = [](const base::Error &error) {
                return error.is(WorkspaceError::FileChanged) || error.is(WorkspaceError::FolderBusy);
            };
            const pid_t child = ::fork();
            mine.name = QStringLiteral("%1 %2")
                            .arg(child == 0 ? QStringLiteral("child") : QStringLiteral("parent"))
                            .arg(round);
            const auto saved = workspace->saveCredential(mine);
            if (child == 0) {
                ::_exit(saved ? 0 : isTold(saved.error()) ? 1 : 2);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFEXITED(status));
            const int childSaved = WEXITSTATUS(status);
            QVERIFY(childSaved < 2);
            QVERIFY(saved || isTold(saved.error()));
            QVERIFY2(saved.has_value() != (childSaved == 0), "both or none of them saved");
        }
    }

    void readingLeavesNoTrace()
    {
        const auto workspace = m_place->open();
        VERIFY_RESULT(workspace->credentials());
        VERIFY_RESULT(workspace->requests());
        VERIFY_RESULT(workspace->recipes());
        VERIFY_FAILURE(workspace->findCredential(kId), CredentialError::NotFound);
        VERIFY_FAILURE(workspace->removeCredential(kId), CredentialError::NotFound);
        VERIFY_FAILURE(workspace->findRequest(QStringLiteral("none")), WorkspaceError::RequestNotFound);
        QVERIFY(!QFile::exists(m_place->root()));
    }

    void everythingIsForTheOwnerAlone_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("umask 022") << 022;
        QTest::newRow("umask 000") << 0;
    }

    void everythingIsForTheOwnerAlone()
    {
        QFETCH(const int, mask);
        const mode_t before = ::umask(static_cast<mode_t>(mask));
        auto workspace = m_place->open();
        const auto saved = workspace->saveCredential(sample());
        const auto request = workspace->saveRequest(named("a", "staging"));
        ::umask(before);
        VERIFY_RESULT(saved);
        VERIFY_RESULT(request);
        int seen = 0;
        for (QDirIterator all(m_place->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                              QDirIterator::Subdirectories);
             all.hasNext(); ++seen) {
            const QString path = all.next();
            struct stat there = {};
            QCOMPARE(::lstat(QFile::encodeName(path).constData(), &there), 0);
            QVERIFY2((there.st_mode & 077) == 0, qPrintable(path));
        }
        QCOMPARE(seen, 7); // the root, workspace.json, two files and three folders
    }

    void readsBackACredentialAndListsByName()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("zeta"), QStringLiteral("cred_aaaaaaaaaa"))));
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("Alpha"), QStringLiteral("cred_bbbbbbbbbb"))));
        const auto listing = workspace->credentials();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{2});
        QCOMPARE(listing->items[0].name, QStringLiteral("Alpha"));
        QVERIFY(listing->broken.empty());
        QCOMPARE(workspace->findCredential(QStringLiteral("zeta"))->id, QStringLiteral("cred_aaaaaaaaaa"));
        QCOMPARE(workspace->findCredential(QStringLiteral("cred_bbbbbbbbbb"))->name, QStringLiteral("Alpha"));
        VERIFY_RESULT(workspace->removeCredential(QStringLiteral("cred_aaaaaaaaaa")));
        VERIFY_FAILURE(workspace->findCredential(QStringLiteral("zeta")), CredentialError::NotFound);
    }

    void namesAllWhenSeveralHaveOneName()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("same"), QStringLiteral("cred_aaaaaaaaaa"))));
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("same"), QStringLiteral("cred_bbbbbbbbbb"))));
        const auto found = workspace->findCredential(QStringLiteral("same"));
        VERIFY_FAILURE(found, CredentialError::Ambiguous);
        QCOMPARE(found.error().fact("ids"), QStringLiteral("cred_aaaaaaaaaa, cred_bbbbbbbbbb"));
    }

    void refusesIdsThatLeadElsewhere()
    {
        auto workspace = m_place->open();
        for (const char *id : {"", "../../evil", "cred_", "cred_k3v5q2m7x/"}) {
            VERIFY_FAILURE(workspace->saveCredential(sample(QStringLiteral("x"), QString::fromLatin1(id))),
                           CredentialError::DocumentInvalid);
            VERIFY_FAILURE(workspace->removeCredential(QString::fromLatin1(id)), CredentialError::NotFound);
        }
        QVERIFY(!QFile::exists(m_place->root()));
    }

    void keepsUnknownMembersEvenForAWriterThatNeverSawThem()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        QByteArray text = m_place->content(m_place->credentialFile());
        text.replace(R"("kind")", R"("owner": {"team": 1},
  "kind")");
        m_place->put(m_place->credentialFile(), text);
        VERIFY_RESULT(workspace->saveCredential(sample(QStringLiteral("renamed"))));
        const auto read = workspace->findCredential(kId);
        VERIFY_RESULT(read);
        QCOMPARE(read->name, QStringLiteral("renamed"));
        QCOMPARE(base::compactJson(read->document["owner"]), QByteArray(R"({"team":1})"));
        QVERIFY(m_place->content(m_place->credentialFile()).indexOf("owner") <
                m_place->content(m_place->credentialFile()).indexOf("kind"));
    }

    void listsAFileCutOffAnywhereAsBrokenAndNeverOverwritesIt()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("other"), QStringLiteral("cred_aaaaaaaaaa"))));
        const QByteArray whole = m_place->content(m_place->credentialFile());
        // The last byte is the final newline; without it the document is whole.
        for (qsizetype length = 0; length < whole.size() - 1; ++length) {
            m_place->put(m_place->credentialFile(), whole.first(length));
            const auto listing = workspace->credentials();
            VERIFY_RESULT(listing);
            QCOMPARE(listing->items.size(), std::size_t{1});
            QCOMPARE(listing->broken.size(), std::size_t{1});
            QCOMPARE(listing->broken[0].path, m_place->credentialFile());
            QVERIFY(listing->broken[0].error.is(WorkspaceError::FileBroken));
            QVERIFY(!listing->broken[0].error.fact("reason").isEmpty());
            QVERIFY(listing->broken[0].error.fact("line").toInt() >= 1);
            QVERIFY(listing->broken[0].error.fact("column").toInt() >= 1);
            VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FileBroken);
            VERIFY_FAILURE(workspace->removeCredential(kId), WorkspaceError::FileBroken);
            VERIFY_FAILURE(workspace->findCredential(kId), WorkspaceError::FileBroken);
            QCOMPARE(m_place->content(m_place->credentialFile()), whole.first(length));
        }
        m_place->put(m_place->credentialFile(), whole.chopped(1));
        QCOMPARE(workspace->credentials()->items.size(), std::size_t{2});
    }

    /// Somebody's merge left conflict markers in it.
    void whoIsLookedForByNameMayBeTheOneThatCannotBeRead()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample(QStringLiteral("mine"))));
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("other"), QStringLiteral("cred_aaaaaaaaaa"))));
        const QByteArray whole = m_place->content(m_place->credentialFile());
        m_place->put(m_place->credentialFile(), "<<<<<<< HEAD\n" + whole);
        const auto found = workspace->findCredential(QStringLiteral("mine"));
        VERIFY_FAILURE(found, WorkspaceError::FileBroken);
        QCOMPARE(found.error().fact("credential"), QStringLiteral("mine"));
        VERIFY_RESULT(workspace->findCredential(QStringLiteral("other")));
        QVERIFY(workspace->brokenCredentialCalled(QStringLiteral("mine")));
        QVERIFY(!workspace->brokenCredentialCalled(QStringLiteral("another")));
        m_place->put(m_place->credentialFile(), whole);
        VERIFY_FAILURE(workspace->findCredential(QStringLiteral("another")), CredentialError::NotFound);
        QVERIFY(!workspace->brokenCredentialCalled(QStringLiteral("mine")));
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const char *text, const char *reason, const char *line) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(reason) << QString::fromLatin1(line);
        };
        row("empty", "", "it is empty", "1");
        row("conflict", "{\n<<<<<<< HEAD\n  \"a\": 1\n=======\n  \"a\": 2\n>>>>>>> other\n}\n",
            "it holds the conflict markers of a git merge", "2");
        row("list", "[]", "it is not an object", "");
        row("other id", R"({"id":"cred_aaaaaaaaaa","name":"n","kind":"bearer"})",
            "it holds the id cred_aaaaaaaaaa, which is not its file name", "");
        row("kind", R"({"id":"cred_k3v5q2m7xd","name":"n","kind":"passkey"})",
            "credential_kind_unknown: passkey", "");
        row("member", R"({"id":"cred_k3v5q2m7xd","name":"n","kind":"bearer","fields":{"prefix":1}})",
            "fields/prefix: it is not text", "");
        row("deep", QByteArray(2000, '[').constData(), "it is nested too deeply", "1");
    }

    void saysWhatIsWrongWithAFile()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, reason);
        QFETCH(const QString, line);
        m_place->put(m_place->credentialFile(), text);
        const auto listing = m_place->open()->credentials();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->broken.size(), std::size_t{1});
        const base::Error &error = listing->broken[0].error;
        QVERIFY(error.is(WorkspaceError::FileBroken));
        QCOMPARE(error.fact("path"), m_place->credentialFile());
        QCOMPARE(error.fact("reason"), reason);
        QCOMPARE(error.fact("line"), line);
        QCOMPARE(m_place->content(m_place->credentialFile()), text);
    }

    void survivesAnyBytesInAFile()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        const QByteArray whole = m_place->content(m_place->credentialFile());
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x80);
            m_place->put(m_place->credentialFile(), changed);
            const auto listing = workspace->credentials();
            VERIFY_RESULT(listing);
            QCOMPARE(listing->items.size() + listing->broken.size(), std::size_t{1});
        }
    }

    void takesOtherLineEnds()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        QByteArray text = m_place->content(m_place->credentialFile());
        m_place->put(m_place->credentialFile(), text.replace('\n', "\r\n"));
        VERIFY_RESULT(workspace->findCredential(kId));
    }

    void losesNothingThatStandsBehindAByteWhichReadersEndAt_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("behind");
        QTest::addColumn<QString>("reason");
        QTest::newRow("NUL") << QByteArray() << QByteArray("\0<<<<<<< HEAD", 13)
                             << QStringLiteral("there is a NUL byte");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf") << QByteArray()
                                         << QStringLiteral("it begins with a byte order mark (EF BB BF)");
    }

    void losesNothingThatStandsBehindAByteWhichReadersEndAt()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, behind);
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        const QByteArray whole = before + m_place->content(m_place->credentialFile()) + behind;
        m_place->put(m_place->credentialFile(), whole);

        const auto listing = workspace->credentials();
        VERIFY_RESULT(listing);
        QVERIFY(listing->items.empty());
        QCOMPARE(listing->broken.size(), std::size_t{1});
        QTEST(listing->broken.front().error.fact("reason"), "reason");
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FileBroken);
        QCOMPARE(m_place->content(m_place->credentialFile()), whole);
    }

    void doesNotOpenWhatIsNoFolder()
    {
        m_place->put(m_place->beside(QStringLiteral("file")), "x");
        for (const QString &path : {QString(), m_place->beside(QStringLiteral("file")),
                                    m_place->beside(QStringLiteral("file/below"))}) {
            const auto workspace = Workspace::open(path);
            VERIFY_FAILURE(workspace, WorkspaceError::FolderUnusable);
            QCOMPARE(workspace.error().fact("path"), path);
            QVERIFY(!workspace.error().fact("reason").isEmpty());
        }
    }

    void saysWhereItCannotWrite()
    {
        auto nowhere = Workspace::open(QStringLiteral("/proc/sealwright"));
        VERIFY_RESULT(nowhere);
        const auto saved = nowhere->saveCredential(sample());
        VERIFY_FAILURE(saved, WorkspaceError::FolderUnusable);
        QCOMPARE(saved.error().fact("path"), QStringLiteral("/proc/sealwright"));

        m_place->put(m_place->root() % QLatin1String("/credentials"), "a file in place of the folder");
        auto workspace = m_place->open();
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FolderUnusable);
        VERIFY_FAILURE(workspace->credentials(), WorkspaceError::FolderUnusable);
        VERIFY_RESULT(workspace->saveRequest(named("unharmed")));
    }

    void readsButDoesNotWriteWhenTheFormatIsUnknown()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        const QString format = m_place->root() % QLatin1String("/workspace.json");
        QCOMPARE(m_place->content(format), QByteArray("{\n  \"formatVersion\": 1\n}\n"));

        m_place->put(format, "{ broken");
        VERIFY_RESULT(Workspace::open(m_place->root()));
        QCOMPARE(workspace->credentials()->items.size(), std::size_t{1});
        QCOMPARE(workspace->credentials()->broken[0].path, format);
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FileBroken);
        VERIFY_FAILURE(workspace->saveRequest(named("x")), WorkspaceError::FileBroken);

        m_place->put(format, R"({"formatVersion":2})");
        const auto newer = Workspace::open(m_place->root());
        VERIFY_FAILURE(newer, WorkspaceError::FormatTooNew);
        QCOMPARE(newer.error().fact("version"), QStringLiteral("2"));
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FormatTooNew);

        m_place->put(format, R"({"formatVersion":1,"note":"kept"})");
        VERIFY_RESULT(workspace->saveCredential(sample()));
        QVERIFY(m_place->content(format).contains("kept"));
    }

    void doesNotWriteThroughALink()
    {
        const QString outside = m_place->beside(QStringLiteral("outside"));
        m_place->put(outside % QLatin1String("/") % kId % QLatin1String(".json"), "precious");
        QVERIFY(QDir().mkpath(m_place->root()));
        QVERIFY(QFile::link(outside, m_place->root() % QLatin1String("/credentials")));
        auto workspace = m_place->open();
        const auto saved = workspace->saveCredential(sample());
        VERIFY_FAILURE(saved, WorkspaceError::FolderUnusable);
        QCOMPARE(m_place->content(outside % QLatin1String("/") % kId % QLatin1String(".json")),
                 QByteArray("precious"));

        QVERIFY(QFile::remove(m_place->root() % QLatin1String("/credentials")));
        QVERIFY(QDir().mkpath(m_place->root() % QLatin1String("/credentials")));
        QVERIFY(QFile::link(outside % QLatin1String("/") % kId % QLatin1String(".json"),
                            m_place->credentialFile()));
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FileUnreadable);
        QCOMPARE(workspace->credentials()->broken.size(), std::size_t{1});
    }

    void sweepsWhatAKilledWriterLeft()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(0);
        }
        ::waitpid(child, nullptr, 0);
        const QString name = QStringLiteral(".sealwright-%1-abcdef.tmp").arg(child);
        const QStringList places{QString(), QStringLiteral("credentials/"), QStringLiteral("requests/"),
                                 QStringLiteral("requests/staging/"), QStringLiteral("recipes/")};
        for (const QString &place : places) {
            m_place->put(m_place->root() % QLatin1Char('/') % place % name, "left over");
        }
        m_place->open();
        for (const QString &place : places) {
            QVERIFY2(!QFile::exists(m_place->root() % QLatin1Char('/') % place % name), qPrintable(place));
        }
    }

private:
    std::unique_ptr<tests::WorkspaceFolder> m_place;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_Workspace.moc"
