// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyError.h"
#include "app/flow/ReadKeyFile.h"
#include "tests/support/TestResult.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sealwright;

class TestReadKeyFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsItWholeAndNoMore()
    {
        QTemporaryDir home;
        const QString path = home.filePath(QStringLiteral("key"));
        const auto write = [&path](const QByteArray &bytes) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        };
        const QByteArray bytes("a\0b\r\n", 5);
        write(bytes);
        const auto read = flow::readKeyFile(path, 5);
        VERIFY_RESULT(read);
        QCOMPARE(read->view(), QByteArrayView(bytes));
        const auto large = flow::readKeyFile(path, 4);
        VERIFY_FAILURE(large, crypto::KeyError::TooLarge);
        QCOMPARE(large.error().fact("size"), QStringLiteral("5"));
        write({});
        VERIFY_FAILURE(flow::readKeyFile(path, 5), crypto::KeyError::TextEmpty);
        VERIFY_FAILURE(flow::readKeyFile(home.path(), 5), flow::KeyFileError::Unreadable);
        VERIFY_FAILURE(flow::readKeyFile(home.filePath(QStringLiteral("nowhere")), 5),
                       flow::KeyFileError::Unreadable);
        // A device would never end.
        VERIFY_FAILURE(flow::readKeyFile(QStringLiteral("/dev/zero"), 5), flow::KeyFileError::Unreadable);
    }
};

QTEST_GUILESS_MAIN(TestReadKeyFile)
#include "tst_ReadKeyFile.moc"
