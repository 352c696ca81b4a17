// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"
#include "ui/models/Ago.h"
#include "ui/models/CredentialListModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace sealwright;
using models::CredentialListModel;

namespace {

credential::Credential sample(const char *id, const char *name)
{
    credential::Credential credential;
    credential.id = QString::fromLatin1(id);
    credential.name = QString::fromUtf8(name);
    credential.createdAt = tests::FixedClock().now() - std::chrono::days(3);
    return credential;
}

workspace::Listing<flow::CredentialSummary> listing()
{
    workspace::Listing<flow::CredentialSummary> all;
    credential::Credential hmac = sample("cred_aaaaaaaaaa", "Vapi HMAC");
    credential::HmacFields fields;
    fields.recipeId = QStringLiteral("stripe");
    hmac.fields = fields;
    hmac.environment = QStringLiteral("production");
    hmac.hosts = {QStringLiteral("hooks.example.test")};
    hmac.rotatedAt = tests::FixedClock().now() - std::chrono::days(214);
    all.items.push_back({hmac, {QStringLiteral("A"), QStringLiteral("B")}});
    all.items.push_back({sample("cred_bbbbbbbbbb", "API"), {}});
    all.broken.push_back({QStringLiteral("/w/credentials/x.json"),
                          base::Error(workspace::WorkspaceError::FileBroken,
                                      {{"path", QStringLiteral("/w/credentials/x.json")},
                                       {"reason", QStringLiteral("it is empty")}})});
    return all;
}

} // namespace

class TestCredentialListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void behavesAsAModel()
    {
        CredentialListModel model(m_clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setListing(listing());
        model.setStoreKind(vault::StoreKind::Session);
        model.setSecretState(QStringLiteral("cred_aaaaaaaaaa"), {});
        model.setRecipeNames({{QStringLiteral("stripe"), QStringLiteral("Stripe")}});
        model.setListing({});
        QCOMPARE(model.rowCount(), 0);
    }

    void tellsWhatTheTableShows()
    {
        CredentialListModel model(m_clock);
        model.setListing(listing());
        model.setStoreKind(vault::StoreKind::Keychain);
        QCOMPARE(row(model, 0),
                 QStringLiteral("Vapi HMAC|HMAC · stripe|production|2||214 days ago|Keychain"));
        QCOMPARE(row(model, 1), QStringLiteral("API|Bearer||–||never|Keychain"));
        QCOMPARE(row(model, 2), QStringLiteral("x.json|broken|||||"));
        model.setRecipeNames({{QStringLiteral("stripe"), QStringLiteral("Stripe")}});
        QVERIFY(row(model, 0).contains(QStringLiteral("HMAC · Stripe")));
    }

    void showsBrokenFilesWithTheirReason()
    {
        CredentialListModel model(m_clock);
        model.setListing(listing());
        QVERIFY(model.summaryAt(2) == nullptr);
        QVERIFY(model.brokenAt(2) != nullptr);
        QVERIFY(model.brokenAt(1) == nullptr && model.brokenAt(3) == nullptr &&
                model.brokenAt(-1) == nullptr);
        QVERIFY(model.index(2, 0).data(CredentialListModel::BrokenRole).toBool());
        QVERIFY(model.index(2, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("it is empty")));
    }

    void marksOldSecretsAndMissingOnes()
    {
        CredentialListModel model(m_clock);
        model.setListing(listing());
        const auto warns = [&model](int at, int column) {
            return model.index(at, column).data(CredentialListModel::WarnRole).toBool();
        };
        QVERIFY(!warns(0, CredentialListModel::Rotated)); // nobody wants to be reminded
        QCOMPARE(model.dueCount(), 0);
        model.setRotateAfter(std::chrono::days(90));
        QVERIFY(warns(0, CredentialListModel::Rotated));
        QCOMPARE(model.dueCount(), 1);
        QVERIFY(!warns(1, CredentialListModel::Rotated));
        flow::SecretState missing;
        model.setSecretState(QStringLiteral("cred_bbbbbbbbbb"), missing);
        QVERIFY(warns(1, CredentialListModel::Secret));
        QCOMPARE(model.index(1, CredentialListModel::Secret).data().toString(), QStringLiteral("missing"));
        // Not to be reached is not the same as missing.
        missing.error = base::Error(vault::VaultError::Locked);
        model.setSecretState(QStringLiteral("cred_bbbbbbbbbb"), missing);
        QVERIFY(!warns(1, CredentialListModel::Secret));
    }

    void tellsHowEachWasUsed()
    {
        CredentialListModel model(m_clock);
        model.setListing(listing());
        const auto lastUsed = [&model](int at) {
            return model.index(at, CredentialListModel::LastUsed).data().toString();
        };
        QCOMPARE(lastUsed(0), QString()); // nobody knows yet
        history::UsageTotal total;
        total.count = 1;
        total.last = m_clock.now() - std::chrono::minutes(5);
        total.lastKind.error = QStringLiteral("connection_refused");
        model.setUsage(CredentialListModel::Usage{{QStringLiteral("cred_aaaaaaaaaa"), total}});
        QCOMPARE(lastUsed(0), QStringLiteral("5 min ago"));
        QCOMPARE(lastUsed(1), QStringLiteral("never"));
        QCOMPARE(lastUsed(2), QString());
        const QString tip = model.index(0, CredentialListModel::LastUsed).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QLatin1String("once")) && tip.contains(QLatin1String("connection refused")),
                 qPrintable(tip));
        model.setUsage(std::nullopt);
        QCOMPARE(lastUsed(0), QString());
    }

    void findsRowsByIdAndTellsWhatToFilterBy()
    {
        CredentialListModel model(m_clock);
        model.setListing(listing());
        QCOMPARE(model.rowOf(QStringLiteral("cred_bbbbbbbbbb")), 1);
        QCOMPARE(model.rowOf(QStringLiteral("/w/credentials/x.json")), 2);
        QCOMPARE(model.rowOf(QStringLiteral("none")), -1);
        const QString text = model.index(0, 0).data(CredentialListModel::FilterRole).toString();
        for (const char *part :
             {"Vapi HMAC", "production", "hooks.example.test", "cred_aaaaaaaaaa", "HMAC"}) {
            QVERIFY2(text.contains(QLatin1String(part)), part);
        }
    }

    void tellsTimesAsPeopleDo()
    {
        const auto now = m_clock.now();
        using namespace std::chrono;
        QCOMPARE(models::ago(now + hours(1), now), QStringLiteral("just now"));
        QCOMPARE(models::ago(now - seconds(59), now), QStringLiteral("just now"));
        QCOMPARE(models::ago(now - minutes(5), now), QStringLiteral("5 min ago"));
        QCOMPARE(models::ago(now - hours(3), now), QStringLiteral("3 h ago"));
        QCOMPARE(models::ago(now - hours(30), now), QStringLiteral("yesterday"));
        QCOMPARE(models::ago(now - hours(24 * 12), now), QStringLiteral("12 days ago"));
        QCOMPARE(models::exactTime(now), QStringLiteral("2026-01-01 10:00:00 UTC"));
    }

private:
    static QString row(const CredentialListModel &model, int at)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << model.index(at, column).data().toString();
        }
        return cells.join(QLatin1Char('|'));
    }

    tests::FixedClock m_clock;
};

QTEST_GUILESS_MAIN(TestCredentialListModel)
#include "tst_CredentialListModel.moc"
