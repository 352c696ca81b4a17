// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/OpenCapture.h"
#include "tests/support/TestResult.h"

#include <QFile>
#include <QTemporaryDir>

using namespace sealwright;
using flow::OpenCaptureError;

class TestOpenCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsAFileByteForByte()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("request.http"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes("a\r\n\0\xff", 5);
        file.write(bytes);
        file.close();
        const auto read = flow::openCapture(path);
        VERIFY_RESULT(read);
        QCOMPARE(*read, bytes);
    }

    void refusesWhatIsNoFileOfASensibleSize()
    {
        const QTemporaryDir folder;
        VERIFY_FAILURE(flow::openCapture(folder.path()), OpenCaptureError::NoFile);
        VERIFY_FAILURE(flow::openCapture(folder.filePath(QStringLiteral("gone"))), OpenCaptureError::NoFile);
        VERIFY_FAILURE(flow::openCapture(QStringLiteral("/dev/zero")), OpenCaptureError::NoFile);
        QFile large(folder.filePath(QStringLiteral("large")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(flow::kLargestCapture + 1));
        const auto refused = flow::openCapture(large.fileName());
        VERIFY_FAILURE(refused, OpenCaptureError::TooLarge);
        QCOMPARE(refused.error().fact("bytes"), QString::number(flow::kLargestCapture + 1));
    }
};

QTEST_GUILESS_MAIN(TestOpenCapture)
#include "tst_OpenCapture.moc"
