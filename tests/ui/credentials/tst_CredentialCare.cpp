// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HeldFolder.h"
#include "tests/ui/SavedEnvironment.h"
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/models/CredentialListModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/Pill.h"

#include <QFile>
#include <QSignalSpy>

using namespace sealwright;
using models::CredentialListModel;
using tests::await;
using tests::CredentialsDesk;
using tests::FlowWorld;

namespace {

constexpr const char *kFirst = "the-first-secret-0123456789";
constexpr const char *kSecond = "the-second-secret-0123456789";

} // namespace

/// How the page tells of use and rotation, and what it does when other hands change the files.
class TestCredentialCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_desk = std::make_unique<CredentialsDesk>(); }

    void cleanup() { m_desk.reset(); }

    void tellsWhenEachWasLastUsed()
    {
        FlowWorld &world = m_desk->world;
        const QString used = world.added(FlowWorld::hmac(QStringLiteral("A")), kFirst).id;
        world.added(FlowWorld::hmac(QStringLiteral("B")), kFirst);
        m_desk->usage.note({used, history::Act::Sent, {}, QStringLiteral("example.test"), 200, {}},
                           world.clock.now() - std::chrono::hours(3), 12);
        m_desk->open();
        QTRY_COMPARE(m_desk->cell(0, CredentialListModel::LastUsed), QStringLiteral("3 h ago"));
        QCOMPARE(m_desk->cell(1, CredentialListModel::LastUsed), QStringLiteral("never"));
        const QString tip = m_desk->table()
                                ->model()
                                ->index(0, CredentialListModel::LastUsed)
                                .data(Qt::ToolTipRole)
                                .toString();
        QVERIFY2(tip.contains(QLatin1String("12 times")) && tip.contains(QLatin1String("200")),
                 qPrintable(tip));
        // While the page is seen, too.
        m_desk->usage.note({used, history::Act::Sent, {}, QStringLiteral("example.test"), 200, {}},
                           world.clock.now());
        QTRY_COMPARE(m_desk->cell(0, CredentialListModel::LastUsed), QStringLiteral("just now"));
        m_desk->table()->sortByColumn(CredentialListModel::LastUsed, Qt::AscendingOrder);
        QCOMPARE(m_desk->cell(0, CredentialListModel::Name), QStringLiteral("B"));
    }

    void claimsNothingWhenTheHistoryCannotBeRead()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("A")), kFirst);
        m_desk->uses.failAlways(history::HistoryError::Damaged);
        m_desk->open();
        QCOMPARE(m_desk->cell(0, CredentialListModel::Name), QStringLiteral("A"));
        QCOMPARE(m_desk->cell(0, CredentialListModel::LastUsed), QString());
    }

    void remindsOfWhatIsOlderThanTheChosenAge()
    {
        FlowWorld &world = m_desk->world;
        world.added(FlowWorld::hmac(QStringLiteral("Old")), kFirst);
        world.clock.advance(std::chrono::days(100));
        world.added(FlowWorld::hmac(QStringLiteral("Young")), kFirst);
        m_desk->open();
        auto *reminder = m_desk->at<QComboBox>("reminder");
        QCOMPARE(reminder->currentText(), QStringLiteral("90 days"));
        QCOMPARE(m_desk->at<widgets::PlainLabel>("dueNote")->text(), QStringLiteral("1 due"));
        QVERIFY(warns(0));
        QVERIFY(!warns(1));
        choose(*reminder, QStringLiteral("180 days"));
        QVERIFY(!warns(0));
        QVERIFY(!m_desk->at("dueNote")->isVisible());
        QCOMPARE(*m_desk->reminder.age(), std::optional(std::chrono::days(180)));
        choose(*reminder, QStringLiteral("never"));
        QCOMPARE(*m_desk->reminder.age(), std::optional<std::chrono::days>());
    }

    void showsAnAgeThatWasChosenElsewhere()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("A")), kFirst);
        VERIFY_RESULT(tests::await(m_desk->reminder.setAge(std::chrono::days(45))));
        m_desk->open();
        QCOMPARE(m_desk->at<QComboBox>("reminder")->currentText(), QStringLiteral("45 days"));
    }

    void groupsByEnvironmentAndKind()
    {
        FlowWorld &world = m_desk->world;
        const auto add = [&world](credential::Credential one, const char *environment) {
            one.environment = QLatin1String(environment);
            world.added(one, kFirst);
        };
        add(FlowWorld::hmac(QStringLiteral("A")), "staging");
        add(FlowWorld::bearer(QStringLiteral("B")), "");
        add(FlowWorld::bearer(QStringLiteral("C")), "production");
        add(FlowWorld::hmac(QStringLiteral("D")), "production");
        m_desk->open();
        QCOMPARE(names(), QStringLiteral("A B C D"));
        auto *grouping = m_desk->at<QComboBox>("grouping");
        choose(*grouping, QStringLiteral("environment"));
        QCOMPARE(names(), QStringLiteral("C D A B"));
        m_desk->table()->sortByColumn(CredentialListModel::Name, Qt::DescendingOrder);
        QCOMPARE(names(), QStringLiteral("D C A B"));
        choose(*grouping, QStringLiteral("kind"));
        QCOMPARE(names(), QStringLiteral("C B D A"));
        choose(*grouping, QStringLiteral("nothing"));
        QCOMPARE(names(), QStringLiteral("D C B A"));
    }

    void headsEachGroup()
    {
        FlowWorld &world = m_desk->world;
        for (const char *environment : {"staging", "", "Staging"}) {
            credential::Credential one =
                FlowWorld::bearer(QString(QLatin1Char('n') % QLatin1String(environment)));
            one.environment = QLatin1String(environment);
            world.added(one, kFirst);
        }
        m_desk->open();
        const auto *table = m_desk->table();
        const auto headings = [table] {
            QStringList all;
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QString heading =
                    table->model()->index(row, 0).data(models::CredentialOrder::HeadingRole).toString();
                all.append(heading % QLatin1Char(' ') % QString::number(table->rowHeight(row)));
            }
            return all.join(QStringLiteral(" | "));
        };
        QCOMPARE(headings(), QStringLiteral(" 34 |  34 |  34"));
        choose(*m_desk->at<QComboBox>("grouping"), QStringLiteral("environment"));
        QCOMPARE(headings(), QStringLiteral("staging 64 |  34 | No environment 64"));
        const QString heard = table->model()->index(2, 0).data(Qt::AccessibleTextRole).toString();
        QCOMPARE(heard, QStringLiteral("No environment. Name: n"));
        m_desk->at<QLineEdit>("filter")->setText(QStringLiteral("Staging"));
        QCOMPARE(headings(), QStringLiteral("staging 64 |  34"));
        choose(*m_desk->at<QComboBox>("grouping"), QStringLiteral("nothing"));
        QCOMPARE(headings(), QStringLiteral(" 34 |  34"));
    }

    void testsBothSecretsOfARotation()
    {
        FlowWorld &world = m_desk->world;
        const QString id = world.added(FlowWorld::bearer(QStringLiteral("A")), kFirst).id;
        world.savedRequest(QStringLiteral("Tool calls"), id);
        m_desk->open();
        m_desk->choseRow(0);
        QVERIFY(!m_desk->at("testOverlap")->isVisible());
        m_desk->click("beginReplacing");
        m_desk->typeSecret(QLatin1String(kSecond));
        m_desk->click("replace");
        QVERIFY(m_desk->at("testOverlap")->isVisible());
        QCOMPARE(m_desk->at<QComboBox>("overlapTarget")->currentText(), QStringLiteral("Tool calls"));

        m_desk->sender.answer(200);
        m_desk->sender.answer(401);
        m_desk->click("testOverlap");
        QCOMPARE(m_desk->sender.sent().size(), std::size_t{2});
        QCOMPARE(m_desk->sender.sent()[0].request.url, QByteArray("http://127.0.0.1:3000/webhook"));
        QCOMPARE(m_desk->at<widgets::Pill>("currentAnswer")->word(), QStringLiteral("200"));
        QCOMPARE(m_desk->at<widgets::Pill>("previousAnswer")->word(), QStringLiteral("401"));
        QVERIFY(finding().contains(QLatin1String("can be dropped")));

        m_desk->click("dropPrevious");
        QVERIFY(!m_desk->at("testOverlap")->isVisible());
        QVERIFY(!m_desk->at("overlapFinding")->isVisible());
    }

    void testsAgainstATypedUrl()
    {
        FlowWorld &world = m_desk->world;
        const QString id = world.added(FlowWorld::bearer(QStringLiteral("A")), kFirst).id;
        VERIFY_RESULT(await(world.keep.rotate(id, FlowWorld::secret(kSecond))));
        m_desk->open();
        m_desk->choseRow(0);
        auto *target = m_desk->at<QComboBox>("overlapTarget");
        target->lineEdit()->setFocus();
        target->lineEdit()->clear();
        QTest::keyClicks(target->lineEdit(), QStringLiteral("no url"));
        m_desk->click("testOverlap");
        QVERIFY(m_desk->sender.sent().empty());
        QVERIFY(!finding().isEmpty());
        target->lineEdit()->clear();
        QTest::keyClicks(target->lineEdit(), QStringLiteral("https://example.test/hook"));
        m_desk->sender.answer(403);
        m_desk->sender.answer(204);
        QTest::keyClick(target, Qt::Key_Return); // which has its line edit's focus
        QCOMPARE(m_desk->sender.sent().size(), std::size_t{2});
        QCOMPARE(m_desk->sender.sent()[0].request.body, QByteArray("{}"));
        QVERIFY(finding().contains(QLatin1String("still expects the previous")));
    }

    void testsBothSecretsInTheChosenEnvironment()
    {
        FlowWorld &world = m_desk->world;
        const QString id = world.added(FlowWorld::bearer(QStringLiteral("A")), kFirst).id;
        VERIFY_RESULT(await(world.keep.rotate(id, FlowWorld::secret(kSecond))));
        const auto staging = tests::savedEnvironment(m_desk->keepEnvironment, QStringLiteral("staging"),
                                                     {{"host", "http://staging.test", false}});
        workspace::SavedRequest request = world.savedRequest(QStringLiteral("Only there"), {});
        request.url = "{{host}}/hook";
        request.credentialIn[staging.id] = id;
        VERIFY_RESULT(world.workspace.saveRequest(request));
        m_desk->environments.reload();
        m_desk->open();
        m_desk->choseRow(0);
        QCOMPARE(m_desk->at<QComboBox>("overlapTarget")->currentText(), QStringLiteral("Only there"));
        m_desk->click("testOverlap");
        QVERIFY2(finding().contains(QStringLiteral("“host” has no value")), qPrintable(finding()));
        QVERIFY(m_desk->sender.sent().empty());
        m_desk->environments.choose(staging.id);
        m_desk->click("testOverlap");
        QCOMPARE(m_desk->sender.sent().size(), std::size_t{2});
        QCOMPARE(m_desk->sender.sent()[1].request.url, QByteArray("http://staging.test/hook"));
    }

    void theTestCanBeCancelledAndIsForgottenWithItsCredential()
    {
        FlowWorld &world = m_desk->world;
        const QString id = world.added(FlowWorld::bearer(QStringLiteral("A")), kFirst).id;
        VERIFY_RESULT(await(world.keep.rotate(id, FlowWorld::secret(kSecond))));
        world.added(FlowWorld::bearer(QStringLiteral("B")), kFirst);
        world.savedRequest(QStringLiteral("R"), id);
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->sender.hold();
        m_desk->click("testOverlap");
        QCOMPARE(m_desk->at<QPushButton>("testOverlap")->text(), QStringLiteral("Cancel"));
        m_desk->click("testOverlap");
        QTRY_COMPARE(m_desk->at<QPushButton>("testOverlap")->text(), QStringLiteral("Test both"));
        m_desk->click("testOverlap");
        m_desk->choseRow(1);
        m_desk->sender.release();
        QVERIFY(!m_desk->at("overlapFinding")->isVisible());
    }

    void offersToReloadWhatAnotherProgramChangedWhileItIsEdited()
    {
        FlowWorld &world = m_desk->world;
        const auto one = world.added(FlowWorld::hmac(QStringLiteral("Mine")), kFirst);
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->type("name", QStringLiteral("Edited here"));
        credential::Credential theirs = *world.workspace.findCredential(one.id);
        theirs.name = QStringLiteral("Edited there");
        VERIFY_RESULT(tests::await(world.keep.edit(theirs)));
        auto *banner = m_desk->at<widgets::Banner>("editorBanner");
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->sentence().contains(QLatin1String("Another program changed")));
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Edited here"));

        // Saving all the same overwrites nothing.
        m_desk->type("name", QStringLiteral("Edited here again"));
        m_desk->click("save");
        QVERIFY(banner->isVisible());
        QCOMPARE(world.workspace.findCredential(one.id)->name, QStringLiteral("Edited there"));
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Edited here again"));

        Q_EMIT banner->firstTriggered();
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Edited there"));
        QVERIFY(!m_desk->page->hasUnsaved());
    }

    void savesOnceAnotherProgramIsDoneWithTheFolder()
    {
        FlowWorld &world = m_desk->world;
        const auto one = world.added(FlowWorld::hmac(QStringLiteral("Mine")), kFirst);
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->type("name", QStringLiteral("Edited"));
        tests::HeldFolder held(QFileInfo(world.credentialFile(one)).path());
        m_desk->click("save");
        QVERIFY(!m_desk->at<widgets::PlainLabel>("progress")->text().isEmpty());
        QVERIFY(!m_desk->at<QPushButton>("save")->isEnabled());
        QCOMPARE(world.workspace.findCredential(one.id)->name, QStringLiteral("Mine"));
        held.release();
        QTRY_COMPARE(world.workspace.findCredential(one.id)->name, QStringLiteral("Edited"));
        QTRY_VERIFY(m_desk->at<widgets::PlainLabel>("progress")->text().isEmpty());
        QVERIFY(!m_desk->page->hasUnsaved());
    }

    void showsAtOnceWhatAnotherProgramChanged()
    {
        FlowWorld &world = m_desk->world;
        const auto one = world.added(FlowWorld::hmac(QStringLiteral("Mine")), kFirst);
        m_desk->open();
        m_desk->choseRow(0);
        credential::Credential theirs = *world.workspace.findCredential(one.id);
        theirs.name = QStringLiteral("Edited there");
        VERIFY_RESULT(tests::await(world.keep.edit(theirs)));
        QTRY_COMPARE(m_desk->cell(0, 0), QStringLiteral("Edited there"));
        QTRY_COMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Edited there"));
        world.added(FlowWorld::hmac(QStringLiteral("New there")), kFirst);
        QTRY_COMPARE(m_desk->table()->model()->rowCount(), 2);
        QVERIFY(QFile::remove(world.credentialFile(one)));
        QTRY_COMPARE(m_desk->table()->model()->rowCount(), 1);
    }

    void staysInTheFieldWhenItSavedItself()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), kFirst);
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->type("name", QStringLiteral("Mine still"));
        m_desk->click("save");
        QWidget *field = m_desk->at("signatureHeader");
        field->setFocus();
        QSignalSpy noticed(m_desk->watch.get(), &flow::WatchCredentials::changed);
        QVERIFY(noticed.wait(5000));
        QVERIFY(field->hasFocus());
        QVERIFY(!m_desk->at("editorBanner")->isVisible());
    }

private:
    bool warns(int row) const
    {
        return m_desk->table()
            ->model()
            ->index(row, CredentialListModel::Rotated)
            .data(CredentialListModel::WarnRole)
            .toBool();
    }

    static void choose(QComboBox &combo, const QString &text)
    {
        combo.setCurrentText(text);
        Q_EMIT combo.activated(combo.currentIndex());
    }

    QString names() const
    {
        QStringList all;
        for (int row = 0; row < m_desk->table()->model()->rowCount(); ++row) {
            all << m_desk->cell(row, CredentialListModel::Name);
        }
        return all.join(QLatin1Char(' '));
    }

    QString finding() const { return m_desk->at<widgets::PlainLabel>("overlapFinding")->text(); }

    std::unique_ptr<CredentialsDesk> m_desk;
};

QTEST_MAIN(TestCredentialCare)
#include "tst_CredentialCare.moc"
