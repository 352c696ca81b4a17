// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/credentials/DocumentMenu.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace sealwright;
using tests::CredentialsDesk;

namespace {

struct DocumentDesk : CredentialsDesk
{
    flow::ImportCredentials import{world.workspace, world.keep, world.clock, world.random};
    flow::ExportCredentials exporting{world.workspace};

    void openPage()
    {
        open();
        page->offerDocuments(import, exporting);
    }

    void run(const char *action) const
    {
        Q_EMIT page->findChild<credentials::DocumentMenu *>()->aboutToShow();
        page->findChild<QAction *>(QLatin1String(action))->trigger();
    }

    bool isOffered(const char *action) const
    {
        Q_EMIT page->findChild<credentials::DocumentMenu *>()->aboutToShow();
        return page->findChild<QAction *>(QLatin1String(action))->isEnabled();
    }

    QString said() const { return at<widgets::Banner>("credentialsTrouble")->sentence(); }

    QString file(const QByteArray &bytes) const
    {
        QFile file(world.home.filePath(QStringLiteral("document.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("a test file could not be written");
        }
        return file.fileName();
    }
};

} // namespace

class TestDocumentMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void copiesTheChosenCredentialForVapi()
    {
        DocumentDesk desk;
        desk.world.added(tests::FlowWorld::vapiSecret(QStringLiteral("A")), "secret-of-the-test");
        desk.openPage();
        QVERIFY(!desk.isOffered("copyVapiDocument"));
        desk.choseRow(0);
        desk.run("copyVapiDocument");
        const QByteArray document = QGuiApplication::clipboard()->text().toUtf8();
        QVERIFY2(document.contains("\"token\": \"<token>\""), document.constData());
        QVERIFY(document.contains("X-Vapi-Secret") && !document.contains("secret-of-the-test"));
        desk.run("copyVapiCall");
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            QLatin1String("curl -X POST https://api.vapi.ai/credential")));
        QVERIFY(desk.said().contains(QLatin1String("VAPI_API_KEY")));
    }

    void saysWhatVapiHasNoWordsFor()
    {
        DocumentDesk desk;
        credential::Credential signer = tests::FlowWorld::hmac(QStringLiteral("A"));
        std::get<credential::HmacFields>(signer.fields).algorithm = crypto::HashAlgorithm::Sha384;
        desk.world.added(signer, "secret-secret-secret");
        desk.openPage();
        desk.choseRow(0);
        desk.run("copyVapiDocument");
        QVERIFY2(desk.said().contains(QLatin1String("sha384")), qPrintable(desk.said()));
    }

    void exportsAndImports()
    {
        DocumentDesk desk;
        desk.world.added(tests::FlowWorld::bearer(QStringLiteral("A")), "secret-of-the-test");
        desk.openPage();
        desk.choseRow(0);
        const QString path = desk.world.home.filePath(QStringLiteral("exported.json"));
        widgets::Dialogs::setNextFileName(path);
        desk.run("exportCredential");
        QVERIFY(QFile::exists(path));
        QSignalSpy changed(desk.page.get(), &credentials::CredentialsPage::credentialsChanged);
        widgets::Dialogs::setNextFileName(path);
        widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Accept);
        desk.run("importCredentials");
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.world.workspace.credentials()->items.size(), std::size_t(2));
        QCOMPARE(desk.table()->model()->rowCount(), 2);
        const QString said = widgets::Dialogs::lastSentence();
        QVERIFY2(said.contains(QStringLiteral("Imported “A 2”.")), qPrintable(said));
    }

    void saysWhyAFileCannotBeImported()
    {
        DocumentDesk desk;
        desk.openPage();
        widgets::Dialogs::setNextFileName(desk.file("{\"token\": \"secret-of-the-test"));
        desk.run("importCredentials");
        QTRY_VERIFY(desk.said().contains(QLatin1String("not valid JSON")));
        QVERIFY(!desk.said().contains(QLatin1String("secret-of")));
    }

    void leadsToTheMigration()
    {
        DocumentDesk desk;
        desk.openPage();
        QSignalSpy wanted(desk.page.get(), &credentials::CredentialsPage::migrationWanted);
        desk.run("migrateDocument");
        QCOMPARE(wanted.size(), 1);
    }
};

QTEST_MAIN(TestDocumentMenu)
#include "tst_DocumentMenu.moc"
