// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Workspace.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

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

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void readingLeavesNoTrace()
    {
        const auto workspace = open();
        VERIFY_RESULT(workspace->credentials());
        VERIFY_RESULT(workspace->requests());
        VERIFY_RESULT(workspace->recipes());
        VERIFY_FAILURE(workspace->findCredential(kId), CredentialError::NotFound);
        VERIFY_FAILURE(workspace->removeCredential(kId), CredentialError::NotFound);
        VERIFY_FAILURE(workspace->findRequest(QStringLiteral("none")), WorkspaceError::RequestNotFound);
        QVERIFY(!QFile::exists(root()));
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
        auto workspace = open();
        const auto saved = workspace->saveCredential(sample());
        const auto request = workspace->saveRequest(named("a", "staging"));
        ::umask(before);
        VERIFY_RESULT(saved);
        VERIFY_RESULT(request);
        int seen = 0;
        for (QDirIterator all(m_dir->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
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
        auto workspace = open();
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
        auto workspace = open();
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
        auto workspace = open();
        for (const char *id : {"", "../../evil", "cred_", "cred_k3v5q2m7x/"}) {
            VERIFY_FAILURE(workspace->saveCredential(sample(QStringLiteral("x"), QString::fromLatin1(id))),
                           CredentialError::DocumentInvalid);
            VERIFY_FAILURE(workspace->removeCredential(QString::fromLatin1(id)), CredentialError::NotFound);
        }
        QVERIFY(!QFile::exists(root()));
    }

    void keepsUnknownMembersEvenForAWriterThatNeverSawThem()
    {
        auto workspace = open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        QByteArray text = content(credentialFile());
        text.replace(R"("kind")", R"("owner": {"team": 1},
  "kind")");
        put(credentialFile(), text);
        VERIFY_RESULT(workspace->saveCredential(sample(QStringLiteral("renamed"))));
        const auto read = workspace->findCredential(kId);
        VERIFY_RESULT(read);
        QCOMPARE(read->name, QStringLiteral("renamed"));
        QCOMPARE(base::compactJson(read->document["owner"]), QByteArray(R"({"team":1})"));
        QVERIFY(content(credentialFile()).indexOf("owner") < content(credentialFile()).indexOf("kind"));
    }

    void listsAFileCutOffAnywhereAsBrokenAndNeverOverwritesIt()
    {
        auto workspace = open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        VERIFY_RESULT(
            workspace->saveCredential(sample(QStringLiteral("other"), QStringLiteral("cred_aaaaaaaaaa"))));
        const QByteArray whole = content(credentialFile());
        // The last byte is the final newline; without it the document is whole.
        for (qsizetype length = 0; length < whole.size() - 1; ++length) {
            put(credentialFile(), whole.first(length));
            const auto listing = workspace->credentials();
            VERIFY_RESULT(listing);
            QCOMPARE(listing->items.size(), std::size_t{1});
            QCOMPARE(listing->broken.size(), std::size_t{1});
            QCOMPARE(listing->broken[0].path, credentialFile());
            QVERIFY(listing->broken[0].error.is(WorkspaceError::FileBroken));
            QVERIFY(!listing->broken[0].error.fact("reason").isEmpty());
            QVERIFY(listing->broken[0].error.fact("line").toInt() >= 1);
            QVERIFY(listing->broken[0].error.fact("column").toInt() >= 1);
            VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FileBroken);
            VERIFY_FAILURE(workspace->removeCredential(kId), WorkspaceError::FileBroken);
            VERIFY_FAILURE(workspace->findCredential(kId), WorkspaceError::FileBroken);
            QCOMPARE(content(credentialFile()), whole.first(length));
        }
        put(credentialFile(), whole.chopped(1));
        QCOMPARE(workspace->credentials()->items.size(), std::size_t{2});
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
        put(credentialFile(), text);
        const auto listing = open()->credentials();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->broken.size(), std::size_t{1});
        const base::Error &error = listing->broken[0].error;
        QVERIFY(error.is(WorkspaceError::FileBroken));
        QCOMPARE(error.fact("path"), credentialFile());
        QCOMPARE(error.fact("reason"), reason);
        QCOMPARE(error.fact("line"), line);
        QCOMPARE(content(credentialFile()), text);
    }

    void survivesAnyBytesInAFile()
    {
        auto workspace = open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        const QByteArray whole = content(credentialFile());
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x80);
            put(credentialFile(), changed);
            const auto listing = workspace->credentials();
            VERIFY_RESULT(listing);
            QCOMPARE(listing->items.size() + listing->broken.size(), std::size_t{1});
        }
    }

    void takesByteOrderMarksAndOtherLineEnds()
    {
        auto workspace = open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        QByteArray text = content(credentialFile());
        put(credentialFile(), QByteArray("\xef\xbb\xbf") + text.replace('\n', "\r\n"));
        VERIFY_RESULT(workspace->findCredential(kId));
    }

    void doesNotOpenWhatIsNoFolder()
    {
        put(m_dir->filePath(QStringLiteral("file")), "x");
        for (const QString &path : {QString(), m_dir->filePath(QStringLiteral("file")),
                                    m_dir->filePath(QStringLiteral("file/below"))}) {
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

        put(root() % QLatin1String("/credentials"), "a file in place of the folder");
        auto workspace = open();
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FolderUnusable);
        VERIFY_FAILURE(workspace->credentials(), WorkspaceError::FolderUnusable);
        VERIFY_RESULT(workspace->saveRequest(named("unharmed")));
    }

    void readsButDoesNotWriteWhenTheFormatIsUnknown()
    {
        auto workspace = open();
        VERIFY_RESULT(workspace->saveCredential(sample()));
        const QString format = root() % QLatin1String("/workspace.json");
        QCOMPARE(content(format), QByteArray("{\n  \"formatVersion\": 1\n}\n"));

        put(format, "{ broken");
        VERIFY_RESULT(Workspace::open(root()));
        QCOMPARE(workspace->credentials()->items.size(), std::size_t{1});
        QCOMPARE(workspace->credentials()->broken[0].path, format);
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FileBroken);
        VERIFY_FAILURE(workspace->saveRequest(named("x")), WorkspaceError::FileBroken);

        put(format, R"({"formatVersion":2})");
        const auto newer = Workspace::open(root());
        VERIFY_FAILURE(newer, WorkspaceError::FormatTooNew);
        QCOMPARE(newer.error().fact("version"), QStringLiteral("2"));
        VERIFY_FAILURE(workspace->saveCredential(sample()), WorkspaceError::FormatTooNew);

        put(format, R"({"formatVersion":1,"note":"kept"})");
        VERIFY_RESULT(workspace->saveCredential(sample()));
        QVERIFY(content(format).contains("kept"));
    }

    void doesNotWriteThroughALink()
    {
        const QString outside = m_dir->filePath(QStringLiteral("outside"));
        put(outside % QLatin1String("/") % kId % QLatin1String(".json"), "precious");
        QVERIFY(QDir().mkpath(root()));
        QVERIFY(QFile::link(outside, root() % QLatin1String("/credentials")));
        auto workspace = open();
        const auto saved = workspace->saveCredential(sample());
        VERIFY_FAILURE(saved, WorkspaceError::FolderUnusable);
        QCOMPARE(content(outside % QLatin1String("/") % kId % QLatin1String(".json")),
                 QByteArray("precious"));

        QVERIFY(QFile::remove(root() % QLatin1String("/credentials")));
        QVERIFY(QDir().mkpath(root() % QLatin1String("/credentials")));
        QVERIFY(QFile::link(outside % QLatin1String("/") % kId % QLatin1String(".json"), credentialFile()));
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
            put(root() % QLatin1Char('/') % place % name, "left over");
        }
        open();
        for (const QString &place : places) {
            QVERIFY2(!QFile::exists(root() % QLatin1Char('/') % place % name), qPrintable(place));
        }
    }

    void savesARequestUnderAFreeName()
    {
        auto workspace = open();
        const auto first = workspace->saveRequest(named("Tool calls", "staging"));
        const auto second = workspace->saveRequest(named("Tool calls", "staging"));
        const auto third = workspace->saveRequest(named("Tool calls"));
        VERIFY_RESULT(first);
        VERIFY_RESULT(second);
        VERIFY_RESULT(third);
        QCOMPARE(first->path(), QStringLiteral("staging/tool-calls"));
        QCOMPARE(second->path(), QStringLiteral("staging/tool-calls-2"));
        QCOMPARE(third->path(), QStringLiteral("tool-calls"));
        const auto listing = workspace->requests();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{3});
        QCOMPARE(listing->items[0].path(), QStringLiteral("tool-calls"));

        QCOMPARE(workspace->findRequest(QStringLiteral("staging/tool-calls-2"))->path(), second->path());
        const auto ambiguous = workspace->findRequest(QStringLiteral("Tool calls"));
        VERIFY_FAILURE(ambiguous, WorkspaceError::RequestNameInvalid);

        VERIFY_RESULT(workspace->removeRequest(*second));
        VERIFY_FAILURE(workspace->removeRequest(*second), WorkspaceError::RequestNotFound);
    }

    void replacesARequestInItsPlaceAndKeepsItsStrangers()
    {
        auto workspace = open();
        auto request = workspace->saveRequest(named("Tool calls"));
        VERIFY_RESULT(request);
        const QString path = root() % QLatin1String("/requests/tool-calls.json");
        put(path, content(path).replace(R"("method")", R"("note": [1], "method")"));
        request->name = QStringLiteral("Renamed");
        request->document = base::Json::object();
        const auto saved = workspace->saveRequest(*request);
        VERIFY_RESULT(saved);
        QCOMPARE(saved->path(), QStringLiteral("tool-calls"));
        QVERIFY(content(path).contains(R"("note")"));
        QCOMPARE(workspace->findRequest(QStringLiteral("Renamed"))->path(), QStringLiteral("tool-calls"));

        put(path, "{");
        VERIFY_FAILURE(workspace->saveRequest(*request), WorkspaceError::FileBroken);
        VERIFY_FAILURE(workspace->findRequest(QStringLiteral("tool-calls")), WorkspaceError::FileBroken);
        QCOMPARE(content(path), QByteArray("{"));
        QCOMPARE(workspace->requests()->broken.size(), std::size_t{1});
    }

    void refusesRequestNamesAndPathsThatLeadElsewhere()
    {
        auto workspace = open();
        VERIFY_FAILURE(workspace->saveRequest(named("")), WorkspaceError::RequestNameInvalid);
        VERIFY_FAILURE(workspace->saveRequest(named("a\nb")), WorkspaceError::RequestNameInvalid);
        for (const char *folder : {"..", "a/b", "/etc", ".git", "a\\b"}) {
            VERIFY_FAILURE(workspace->saveRequest(named("a", folder)), WorkspaceError::RequestNameInvalid);
        }
        SavedRequest request = named("a");
        request.slug = QStringLiteral("../../evil");
        VERIFY_FAILURE(workspace->saveRequest(request), WorkspaceError::RequestNameInvalid);
        VERIFY_FAILURE(workspace->removeRequest(request), WorkspaceError::RequestNotFound);
        QVERIFY(!QFile::exists(root()));
    }

    void readsRequestsThatAPersonPutThere()
    {
        put(root() % QLatin1String("/requests/My Folder/Ping me.json"), R"({"url":"a.test"})");
        put(root() % QLatin1String("/requests/readme.md"), "not ours");
        const auto listing = open()->requests();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{1});
        QCOMPARE(listing->items[0].path(), QStringLiteral("My Folder/Ping me"));
        QCOMPARE(listing->items[0].name, QStringLiteral("Ping me"));
        QCOMPARE(listing->items[0].method, QByteArray("POST"));
        QVERIFY(listing->broken.empty());
    }

    void readsTheUsersRecipesAndReportsBrokenOnes()
    {
        const QString folder = root() % QLatin1String("/recipes/");
        put(folder % QLatin1String("mine.json"),
            R"({"id":"mine","name":"Mine","algorithm":"hmac-sha256","content":"{body}","encoding":"hex","place":{"header:X-S":"{signature}"}})");
        put(folder % QLatin1String("again.json"), content(folder % QLatin1String("mine.json")));
        put(folder % QLatin1String("cut.json"), "{\n\"id\": ");
        put(folder % QLatin1String("wrong.json"),
            R"({"id":"wrong","name":"W","algorithm":"hmac-sha256","content":"{body|unheard}","encoding":"hex","place":{"header:X-S":"{signature}"}})");
        const auto workspace = open();
        const auto listing = workspace->recipes();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{1});
        QCOMPARE(listing->items[0].id, QStringLiteral("mine"));
        QVERIFY(!listing->items[0].builtIn);
        QCOMPARE(listing->broken.size(), std::size_t{3});
        for (const BrokenFile &broken : listing->broken) {
            QVERIFY2(!broken.error.fact("reason").isEmpty(), qPrintable(broken.path));
        }
        VERIFY_RESULT(workspace->findRecipe(QStringLiteral("mine")));
        VERIFY_FAILURE(workspace->findRecipe(QStringLiteral("wrong")), WorkspaceError::FileBroken);
        VERIFY_FAILURE(workspace->findRecipe(QStringLiteral("none")), signing::SigningError::RecipeUnknown);
    }

private:
    QString root() const { return m_dir->filePath(QStringLiteral("workspace")); }

    QString credentialFile() const
    {
        return root() % QLatin1String("/credentials/") % kId % QLatin1String(".json");
    }

    std::unique_ptr<Workspace> open() const
    {
        auto workspace = Workspace::open(root());
        return workspace ? std::make_unique<Workspace>(std::move(*workspace)) : nullptr;
    }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_Workspace.moc"
