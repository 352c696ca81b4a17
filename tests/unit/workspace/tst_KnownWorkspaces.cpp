// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/KnownWorkspaces.h"
#include "app/workspace/WorkspaceError.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace sealwright;
using workspace::KnownWorkspaces;
using workspace::WorkspaceError;

class TestKnownWorkspaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void knowsNoneAtFirstAndLeavesNoTraceOfBeingAsked()
    {
        const KnownWorkspaces known(folder());
        const auto all = known.all();
        VERIFY_RESULT(all);
        QVERIFY(all->empty());
        QVERIFY(!QDir(folder()).exists());
    }

    void remembersEachOnce()
    {
        const KnownWorkspaces known(folder());
        const QString odd = QStringLiteral("/home/ü/with \"quotes\"\nand a line");
        for (const QString &one : {QStringLiteral("/b"), odd, QStringLiteral("/a"), QStringLiteral("/b")}) {
            VERIFY_RESULT(known.remember(one));
        }
        QCOMPARE(*known.all(), std::vector<QString>({QStringLiteral("/a"), QStringLiteral("/b"), odd}));
        QCOMPARE(files().size(), 3);
    }

    void writesNothingWhenItIsKnown()
    {
        const KnownWorkspaces known(folder());
        VERIFY_RESULT(known.remember(QStringLiteral("/a")));
        const QString file = QDir(folder()).filePath(files().constFirst());
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray before = text.readAll();
        VERIFY_RESULT(known.remember(QStringLiteral("/a")));
        text.close();
        QVERIFY(text.open(QIODevice::ReadOnly));
        QCOMPARE(text.readAll(), before);
        QCOMPARE(QFile::permissions(file) & QFile::WriteOwner, QFile::Permissions());
    }

    /// It may name any workspace, so nobody could say any more that a secret has no owner.
    void failsOverAFileThatCannotBeRead()
    {
        const KnownWorkspaces known(folder());
        VERIFY_RESULT(known.remember(QStringLiteral("/a")));
        for (const QByteArray &broken :
             {QByteArray("{"), QByteArray("[]"), QByteArray("{\"workspace\":5}")}) {
            QFile file(QDir(folder()).filePath(QStringLiteral("0123.json")));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(broken);
            file.close();
            VERIFY_FAILURE(known.all(), WorkspaceError::FileBroken);
        }
    }

    void saysThatItCannotBeWritten()
    {
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const KnownWorkspaces known(folder());
        VERIFY_FAILURE(known.remember(QStringLiteral("/a")), WorkspaceError::FolderUnusable);
        VERIFY_FAILURE(known.all(), WorkspaceError::FolderUnusable);
    }

    void init() { m_home = std::make_unique<QTemporaryDir>(); }

private:
    QString folder() const { return m_home->filePath(QStringLiteral("known")); }

    QStringList files() const { return QDir(folder()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestKnownWorkspaces)
#include "tst_KnownWorkspaces.moc"
