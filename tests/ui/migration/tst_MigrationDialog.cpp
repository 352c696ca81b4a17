// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"
#include "ui/migration/MigrationDialog.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/MarkedText.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace sealwright;
using tests::FlowWorld;

namespace {

constexpr const char *kSecret = "inline-secret-of-the-test";

QByteArray documentText()
{
    return QByteArray("{\"name\":\"Desk\",\"server\":{\"url\":\"u\",\"secret\":\"") + kSecret +
           "\",\"headers\":{\"X-Key\":\"another-secret-of-the-test\"}}}\n";
}

struct MigrationDesk
{
    FlowWorld world;
    flow::MigrateVapi migrate{world.workspace, world.keep};
    migration::MigrationDialog dialog{migrate};

    MigrationDesk() { dialog.show(); }

    template<typename T = QPushButton>
    T *at(const char *name) const
    {
        return dialog.findChild<T *>(QLatin1String(name));
    }

    QByteArray bytesOf(const char *name) const { return at<widgets::MarkedText>(name)->bytes(); }

    QString file(const QByteArray &bytes) const
    {
        const QString path = world.home.filePath(QStringLiteral("assistant.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("a test file could not be written");
        }
        return path;
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Everything that is said in labels.
    QString labels() const
    {
        QString all;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            all += label->text() + QLatin1Char('\n');
        }
        return all;
    }
};

} // namespace

class TestMigrationDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsBeforeAndAfterAndMakesNothing()
    {
        MigrationDesk desk;
        const QString path = desk.file(documentText());
        widgets::Dialogs::setNextFileName(path);
        desk.at("open")->click();
        QTRY_VERIFY(!desk.dialog.isBusy());
        QVERIFY(desk.bytesOf("before").contains("redacted"));
        QVERIFY(desk.bytesOf("after").contains("<credential id of Desk X-Vapi-Secret>"));
        QVERIFY(!desk.bytesOf("before").contains("of-the-test"));
        QVERIFY(!desk.bytesOf("after").contains("of-the-test"));
        const QString labels = desk.labels();
        QVERIFY2(labels.contains(QLatin1String("X-Vapi-Secret: ")), qPrintable(labels));
        QVERIFY2(labels.contains(QLatin1String("/server/headers/X-Key")), qPrintable(labels));
        QVERIFY(!labels.contains(QLatin1String("of-the-test")));
        QVERIFY(desk.at("make")->isEnabled() && !desk.at("copyDocument")->isVisible());
        QVERIFY(desk.world.workspace.credentials()->items.empty());
        QCOMPARE(MigrationDesk::contentOf(path), documentText());
    }

    void makesTheCredentialsAndOffersTheNewDocument()
    {
        MigrationDesk desk;
        const QString path = desk.file(documentText());
        desk.dialog.openDocument(documentText(), path);
        QTRY_VERIFY(!desk.dialog.isBusy());
        QSignalSpy made(&desk.dialog, &migration::MigrationDialog::credentialsMade);
        desk.at("make")->click();
        QTRY_VERIFY(!desk.dialog.isBusy());
        QCOMPARE(made.size(), 1);
        const auto credentials = desk.world.workspace.credentials();
        QCOMPARE(credentials->items.size(), std::size_t(1));
        const QByteArray id = credentials->items[0].id.toUtf8();
        QCOMPARE(desk.world.store.secretOf(credentials->items[0].secretKey(QStringLiteral("token"))),
                 QByteArray(kSecret));
        QVERIFY(desk.bytesOf("after").contains(id));
        QVERIFY(!desk.at("make")->isVisible());
        desk.at("copyDocument")->click();
        QVERIFY(QGuiApplication::clipboard()->text().toUtf8().contains(id));

        // Never over the original; anywhere else.
        widgets::Dialogs::setNextFileName(path);
        desk.at("saveDocument")->click();
        QVERIFY(desk.at<widgets::Banner>("trouble")->sentence().contains(QLatin1String("original")));
        QCOMPARE(MigrationDesk::contentOf(path), documentText());
        const QString other = desk.world.home.filePath(QStringLiteral("new.json"));
        widgets::Dialogs::setNextFileName(other);
        desk.at("saveDocument")->click();
        QCOMPARE(MigrationDesk::contentOf(other), desk.bytesOf("after"));
    }

    void saysWhyNothingCouldBeMade()
    {
        MigrationDesk desk;
        desk.dialog.openDocument(documentText());
        QTRY_VERIFY(!desk.dialog.isBusy());
        desk.world.store.failNext(vault::VaultError::Locked);
        desk.at("make")->click();
        QTRY_VERIFY(!desk.dialog.isBusy());
        QVERIFY(desk.at<widgets::Banner>("trouble")->isVisible());
        QVERIFY(desk.at("make")->isVisible() && desk.at("make")->isEnabled());
        QVERIFY(desk.world.workspace.credentials()->items.empty());
    }

    void saysWhereTheDocumentIsWrong()
    {
        MigrationDesk desk;
        desk.dialog.openDocument("{\"server\": {\"secret\": 5}}");
        QTRY_VERIFY(!desk.dialog.isBusy());
        QVERIFY(desk.at<widgets::Banner>("trouble")->sentence().contains(QLatin1String("/server/secret")));
        QVERIFY(!desk.at("make")->isEnabled());
        desk.dialog.openDocument("no JSON");
        QTRY_VERIFY(
            desk.at<widgets::Banner>("trouble")->sentence().contains(QLatin1String("not valid JSON")));
    }

    void takesAFileThatIsDropped()
    {
        MigrationDesk desk;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(desk.file(documentText()))});
        // As Qt delivers them: whoever is dropped upon was entered before.
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.dialog, &drop);
        QTRY_VERIFY(desk.at("make")->isEnabled());
        QGuiApplication::clipboard()->setText(QStringLiteral("{\"a\":1}"));
        desk.at("paste")->click();
        QTRY_VERIFY(!desk.dialog.isBusy());
        QCOMPARE(desk.bytesOf("after"), QByteArray("{\"a\":1}"));
        QVERIFY(!desk.at("make")->isEnabled());
    }
};

QTEST_MAIN(TestMigrationDialog)
#include "tst_MigrationDialog.moc"
