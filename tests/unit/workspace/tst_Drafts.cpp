// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Drafts.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace sealwright;
using workspace::Drafts;
using workspace::SavedRequest;

namespace {

SavedRequest draft(const QString &slug, const QByteArray &url)
{
    SavedRequest request;
    request.folder = slug.isEmpty() ? QString() : QStringLiteral("staging");
    request.slug = slug;
    request.name = QStringLiteral("Draft");
    request.url = url;
    request.body = QByteArray("\0\xff body", 7);
    request.document["later"] = 1;
    return request;
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void keepsWhatIsNotSavedForTheNextProgram()
    {
        VERIFY_RESULT(drafts().keep({draft(QStringLiteral("a"), "http://a"), draft({}, "not a URL yet")}));
        const auto back = drafts().takeOver();
        VERIFY_RESULT(back);
        QCOMPARE(back->items.size(), std::size_t{2});
        QCOMPARE(back->items[0].path(), QStringLiteral("staging/a"));
        QCOMPARE(back->items[0].body, QByteArray("\0\xff body", 7));
        QCOMPARE(back->items[0].document["later"].dump(), "1");
        QVERIFY(back->items[1].slug.isEmpty());
        QCOMPARE(back->items[1].url, QByteArray("not a URL yet"));
        QCOMPARE(drafts().takeOver()->items.size(), std::size_t{2}); // until something else is kept
    }

    void leavesNothingBehindWhenAllIsSaved()
    {
        Drafts mine = drafts();
        VERIFY_RESULT(mine.keep({}));
        QVERIFY(!QDir(folder()).exists()); // and makes nothing for it
        VERIFY_RESULT(mine.keep({draft({}, "http://a")}));
        VERIFY_RESULT(mine.keep({}));
        QVERIFY(QDir(folder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(drafts().takeOver()->items.empty());
    }

    void takesOverFromThoseWhoAreGoneAlone()
    {
        int pipe[2] = {};
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            Drafts theirs = drafts();
            const bool isKept = theirs.keep({draft({}, "http://theirs")}).has_value();
            [[maybe_unused]] const ssize_t told = ::write(pipe[1], isKept ? "y" : "n", 1);
            ::pause();
            ::_exit(0);
        }
        char told = 0;
        QCOMPARE(::read(pipe[0], &told, 1), ssize_t{1});
        QCOMPARE(told, 'y');
        QVERIFY(drafts().takeOver()->items.empty()); // it is at work on them
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(pipe[0]);
        ::close(pipe[1]);
        QCOMPARE(drafts().takeOver()->items.size(), std::size_t{1});
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 1); // ours, which holds it now
    }

    void isTakenFromNobodyAtWorkWhateverHisNumber()
    {
        Drafts first = drafts();
        VERIFY_RESULT(first.keep({draft({}, "http://first")}));
        Drafts second = drafts(); // of the same process number, as another container's may be
        QVERIFY(second.takeOver()->items.empty());
        QCOMPARE(first.takeOver()->items.size(), std::size_t{1});
        VERIFY_RESULT(second.keep({draft({}, "http://second")}));
        QCOMPARE(first.takeOver()->items.front().url, QByteArray("http://first"));
    }

    void leavesNoHoldOfAProgramThatWasKilledBeforeItWrote()
    {
        VERIFY_RESULT(drafts().keep({draft({}, "http://a")}));
        const QString name = QDir(folder()).entryList(QDir::Files).first().section(QLatin1Char('-'), 0, 0);
        QFile hold(QDir(folder()).filePath(QString(name % QStringLiteral("-0123456789abcdef.lock"))));
        QVERIFY(hold.open(QIODevice::WriteOnly));
        hold.close();
        QCOMPARE(drafts().takeOver()->items.size(), std::size_t{1});
        QVERIFY(!hold.exists());
    }

    void areThoseOfOneWorkspace()
    {
        VERIFY_RESULT(drafts().keep({draft({}, "http://a")}));
        QVERIFY(Drafts(folder(), QStringLiteral("/another/workspace")).takeOver()->items.empty());
    }

    void holdNoSecret()
    {
        SavedRequest request =
            draft({}, "https://me:hunter2@host.test/a?api_key=sk-live-123&page=2&token={{token}}#x");
        request.headers = {{"Authorization", "Bearer sk-live-456", true},
                           {"X-Vapi-Secret", "{{secret}}", true},
                           {"Authorization", "Bearer {{token}}", true},
                           {"X-Plain", "stays", false}};
        VERIFY_RESULT(drafts().keep({request}));
        const QDir files(folder());
        for (const QString &name : files.entryList(QDir::Files)) {
            QFile file(files.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains("hunter2") && !content.contains("sk-live"), content.constData());
        }
        const auto back = drafts().takeOver();
        VERIFY_RESULT(back);
        QCOMPARE(back->items.front().url,
                 QByteArray("https://host.test/a?api_key=&page=2&token={{token}}#x"));
        QCOMPARE(back->items.front().headers[0].value, QByteArray());
        QCOMPARE(back->items.front().headers[1].value, QByteArray("{{secret}}"));
        QCOMPARE(back->items.front().headers[2].value, QByteArray("Bearer {{token}}"));
        QCOMPARE(back->items.front().headers[3].value, QByteArray("stays"));
    }

    void leaveAFileThatCannotBeReadAlone()
    {
        VERIFY_RESULT(drafts().keep({draft({}, "http://a")}));
        const QString name = QDir(folder()).entryList(QDir::Files).first();
        QFile file(QDir(folder()).filePath(name));
        QVERIFY(file.rename(QDir(folder()).filePath(name.section(QLatin1Char('-'), 0, 0) %
                                                    QStringLiteral("-2147483646.json"))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"requests\": [");
        file.close();
        const auto left = drafts().takeOver();
        VERIFY_RESULT(left);
        QVERIFY(left->items.empty());
        QCOMPARE(left->broken.size(), std::size_t{1});
        QCOMPARE(left->broken.front().path, file.fileName());
        VERIFY_FAILURE(base::Result<void>(base::Failure(left->broken.front().error)),
                       workspace::WorkspaceError::FileBroken);
        QVERIFY(file.exists());
    }

private:
    QString folder() const { return m_home->filePath(QStringLiteral("drafts")); }

    Drafts drafts() const { return Drafts(folder(), QStringLiteral("/a/workspace")); }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_Drafts.moc"
