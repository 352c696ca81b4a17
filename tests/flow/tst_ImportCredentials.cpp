// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ExportCredentials.h"
#include "app/flow/ImportCredentials.h"
#include "app/vapi/VapiError.h"
#include "tests/flow/FlowWorld.h"

#include <QDirIterator>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

namespace {

constexpr const char *kToken = "imported-token-of-the-test";

QByteArray bearerDocument(const QByteArray &name)
{
    return "{\"provider\":\"custom-credential\",\"name\":\"" + name +
           "\",\"authenticationPlan\":{\"type\":\"bearer\",\"token\":\"" + kToken + "\"}}";
}

struct ImportWorld : FlowWorld
{
    flow::ImportCredentials import{workspace, keep, clock, random};
    flow::ExportCredentials exporting{workspace};

    base::Result<flow::ImportedCredentials> imported(const QByteArray &document)
    {
        return await(import.run(document));
    }

    /// Everything that lies in the workspace.
    QByteArray onDisk() const
    {
        QByteArray all;
        QDirIterator files(home.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        return all;
    }
};

} // namespace

class TestImportCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void takesAVapiCredentialAndItsSecret()
    {
        ImportWorld world;
        const auto outcome = world.imported(bearerDocument("Staging"));
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->imported.size(), std::size_t(1));
        const credential::Credential &one = outcome->imported[0].credential;
        QVERIFY(outcome->imported[0].hasSecret);
        QVERIFY(credential::isCredentialId(one.id));
        QCOMPARE(world.store.secretOf(one.secretKey(QStringLiteral("token"))), QByteArray(kToken));
        QVERIFY(world.workspace.findCredential(QStringLiteral("Staging")).has_value());
        QVERIFY(!world.onDisk().contains(kToken));
    }

    void tellsNamesakesApart()
    {
        ImportWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        const QByteArray list = "[" + bearerDocument("A") + "," + bearerDocument("A") + "]";
        const auto outcome = world.imported(list);
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->imported[0].credential.name, QStringLiteral("A 2"));
        QCOMPARE(outcome->imported[1].credential.name, QStringLiteral("A 3"));
    }

    void refusesOneOfAListAndKeepsTheOthers()
    {
        ImportWorld world;
        const QByteArray list =
            "[" + bearerDocument("A") + ",{\"provider\":\"openai\"},7," + bearerDocument("B") + "]";
        const auto outcome = world.imported(list);
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->imported.size(), std::size_t(2));
        QCOMPARE(outcome->refused.size(), std::size_t(2));
        QCOMPARE(outcome->refused[0].pointer, QStringLiteral("/1"));
        QVERIFY(outcome->refused[0].error.is(vapi::VapiError::ProviderUnsupported));
        QVERIFY(outcome->refused[1].error.is(vapi::VapiError::NotACredential));
    }

    void stopsWhenTheStoreFails()
    {
        ImportWorld world;
        world.store.failAt(1, vault::VaultError::Locked);
        const QByteArray list =
            "[" + bearerDocument("A") + "," + bearerDocument("B") + "," + bearerDocument("C") + "]";
        const auto outcome = world.imported(list);
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->imported.size(), std::size_t(1));
        QCOMPARE(outcome->refused.size(), std::size_t(2));
        const auto writes = world.store.log().filter(QStringLiteral("write "));
        QCOMPARE(writes.size(), 2); // the third was not tried
        QCOMPARE(world.workspace.credentials()->items.size(), std::size_t(1));
        QCOMPARE(world.store.keys().size(), 1);
    }

    void aSingleOneFailsAsAWhole()
    {
        ImportWorld world;
        world.store.failNext(vault::VaultError::Locked);
        VERIFY_FAILURE(world.imported(bearerDocument("A")), vault::VaultError::Locked);
        VERIFY_FAILURE(world.imported("{\"name\":\"x\"}"), vapi::VapiError::NotACredential);
        VERIFY_FAILURE(world.imported("not json"), base::JsonError::Malformed);
        QVERIFY(world.workspace.credentials()->items.empty());
    }

    void whatIsExportedComesBackWithoutItsSecret()
    {
        ImportWorld world;
        credential::Credential bound = FlowWorld::hmac(QStringLiteral("Signed"));
        bound.environment = QStringLiteral("staging");
        bound.hosts = {QStringLiteral("a.example")};
        const credential::Credential before = world.added(bound, "a-secret-of-the-test-0123");
        const auto document = world.exporting.one(before.id, flow::ExportForm::Sealwright);
        VERIFY_RESULT(document);
        QVERIFY(!base::compactJson(document->document).contains("a-secret"));
        const auto outcome = world.imported(base::prettyJson(document->document));
        VERIFY_RESULT(outcome);
        const credential::Credential &after = outcome->imported[0].credential;
        QVERIFY(!outcome->imported[0].hasSecret);
        // Not the id of the document: it would open the secret of the one that is there.
        QVERIFY(after.id != before.id);
        QCOMPARE(after.name, QStringLiteral("Signed 2"));
        QVERIFY(after.fields == before.fields);
        QCOMPARE(after.environment, before.environment);
        QCOMPARE(after.hosts, before.hosts);
        VERIFY_RESULT(await(world.keep.rotate(after.id, world.secret("given-afterwards-0123456"))));
        QCOMPARE(world.store.secretOf(after.secretKey(QStringLiteral("secretKey"))),
                 QByteArray("given-afterwards-0123456"));
    }

    void aSecretSlippedIntoAnOwnDocumentReachesNoFile()
    {
        ImportWorld world;
        const auto outcome = world.imported(
            "{\"id\":\"cred_zzzzzzzzzz\",\"name\":\"A\",\"kind\":\"bearer\",\"token\":\"slipped-in-secret\","
            "\"fields\":{\"headerName\":\"X-Key\",\"token\":\"slipped-in-secret\"}}");
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->imported[0].notes.size(), std::size_t(3));
        QVERIFY(!world.onDisk().contains("slipped-in"));
        QVERIFY(outcome->imported[0].credential.id != QLatin1String("cred_zzzzzzzzzz"));
    }

    void vapisOwnMembersSurviveTheWorkspace()
    {
        ImportWorld world;
        QByteArray document = bearerDocument("A");
        document.replace("custom-credential", "webhook");
        const auto outcome = world.imported(document);
        VERIFY_RESULT(outcome);
        const auto exported = world.exporting.one(outcome->imported[0].credential.id, flow::ExportForm::Vapi);
        VERIFY_RESULT(exported);
        QCOMPARE(exported->document["provider"].dump(), std::string("\"webhook\""));
        QCOMPARE(exported->document["authenticationPlan"]["token"].dump(), std::string("\"<token>\""));
    }

    void exportNamesWhatVapiHasNoWordsFor()
    {
        ImportWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        credential::Credential signer = FlowWorld::hmac(QStringLiteral("B"));
        std::get<credential::HmacFields>(signer.fields).algorithm = crypto::HashAlgorithm::Sha384;
        world.added(signer, "secret-secret-secret");
        const auto all = world.exporting.all(flow::ExportForm::Vapi);
        VERIFY_RESULT(all);
        QCOMPARE(all->items.size(), std::size_t(1));
        QCOMPARE(all->left.size(), std::size_t(1));
        QCOMPARE(all->left[0].name, QStringLiteral("B"));
        QCOMPARE(world.exporting.all(flow::ExportForm::Sealwright)->items.size(), std::size_t(2));
        QVERIFY(world.exporting.one(QStringLiteral("A"), flow::ExportForm::VapiCall)
                    ->command.startsWith("curl -X POST "));
        QCOMPARE(world.store.operations(), 2); // only the two that were added
    }
};

QTEST_GUILESS_MAIN(TestImportCredentials)
#include "tst_ImportCredentials.moc"
