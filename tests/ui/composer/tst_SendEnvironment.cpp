// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Send page in an environment: what it shows of it, and what it hands to those who send.
#include "tests/flow/SendWorld.h"
#include "tests/ui/SavedEnvironment.h"
#include "ui/composer/SendPage.h"
#include "ui/editor/CodeEditor.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/HeaderTable.h"
#include "ui/widgets/MarkedLabel.h"
#include "ui/widgets/MarkedLineEdit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

/// The page with two environments, two credentials and one saved request.
struct EnvironmentDesk
{
    SendWorld world;
    flow::SendTwins twins{world.send};
    flow::KeepRequest keepRequest{world.workspace};
    flow::KeepEnvironment keepEnvironment{world.workspace, world.store, world.random};
    credential::Credential general =
        world.added(FlowWorld::vapiSecret(QStringLiteral("General")), "the-general-secret");
    credential::Credential own = world.added(FlowWorld::hmac(QStringLiteral("Own")), "0123456789abcdef01234");
    workspace::Environment staging = savedEnvironment(
        keepEnvironment, QStringLiteral("staging"),
        {{"host", "http://staging.test", false}, {"apiKey", {}, true}}, {{"apiKey", "the-key-of-staging"}});
    workspace::Environment production = savedEnvironment(keepEnvironment, QStringLiteral("production"),
                                                         {{"host", "http://production.test", false}});
    models::EnvironmentChoice environments{keepEnvironment};
    QStringList askedReceiverFor;
    std::unique_ptr<composer::SendPage> page;

    void open(const QByteArray &url, const std::vector<workspace::HeaderRow> &headers = {},
              const QByteArray &body = "{}")
    {
        workspace::SavedRequest request;
        request.name = QStringLiteral("Order");
        request.url = url;
        request.toReceiver = url.isEmpty();
        request.headers = headers;
        request.body = body;
        request.credentialId = general.id;
        VERIFY_RESULT(tests::await(keepRequest.save(request)));
        page = std::make_unique<composer::SendPage>(
            world.send, twins, keepRequest, world.inspect, world.recipes, environments,
            [this](const QString &credential) -> QCoro::Task<base::Result<QString>> {
                askedReceiverFor.append(credential);
                base::Result<QString> receiver = QStringLiteral("http://127.0.0.1:4321");
                co_return receiver;
            });
        page->resize(1100, 700);
        page->show();
        page->activateWindow();
        page->reload();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }

    template<typename T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }

    void choose(const char *combo, const QString &id) const
    {
        auto *box = child<QComboBox>(combo);
        const int index = box->findData(id);
        QVERIFY2(index >= 0, qPrintable(id));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    QString text(const char *label) const
    {
        const auto *found = child<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }

    QString filledUrl() const
    {
        const auto *found = child<widgets::ElidedLabel>("filledUrl");
        return found->isVisible() ? found->text() : QString();
    }

    QString credentialText() const { return child<QComboBox>("credential")->currentText(); }

    void send() const { QTest::mouseClick(child<QPushButton>("send"), Qt::LeftButton); }

    const std::vector<FakeSender::Sent> &sent() const { return world.sender.sent(); }

    workspace::SavedRequest saved() const { return keepRequest.list()->items.front(); }
};

} // namespace

class TestSendEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersNoneEveryEnvironmentAndTheWayToManageThem();
    void arrowKeysNeverLeadAway();
    void sendsInTheChosenEnvironment();
    void theCredentialOfAnEnvironmentIsItsOwn();
    void theReceiverIsAskedWithTheCredentialOfTheEnvironment();
    void bothTwinsGoInTheEnvironment();
    void theUrlIsShownFilledIn();
    void whatHasNoValueIsSaidAndCanStillBeTried();
    void aValueThatMakesNoUrlIsSaidAsItIsTyped();
    void headersAndBodyAreMarked();
    void aSecretIsNeverShown();
    void anEnvironmentThatIsGoneIsNone();
    void readsChangedFilesAgain();
};

void TestSendEnvironment::offersNoneEveryEnvironmentAndTheWayToManageThem()
{
    EnvironmentDesk desk;
    desk.open("http://localhost/");
    const auto *combo = desk.child<QComboBox>("environment");
    QStringList entries;
    for (int i = 0; i < combo->count(); ++i) {
        if (!combo->itemText(i).isEmpty()) {
            entries.append(combo->itemText(i));
        }
    }
    QCOMPARE(entries, QStringList({QStringLiteral("None"), QStringLiteral("production"),
                                   QStringLiteral("staging"), QStringLiteral("Manage environments…")}));
    QCOMPARE(combo->currentText(), QStringLiteral("None"));
    const QSignalSpy wanted(desk.page.get(), &composer::SendPage::manageEnvironmentsWanted);
    desk.choose("environment", desk.staging.id);
    desk.choose("environment", QStringLiteral("manage"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(combo->currentText(), QStringLiteral("staging")); // that is no choice
}

void TestSendEnvironment::arrowKeysNeverLeadAway()
{
    EnvironmentDesk desk;
    desk.open("http://localhost/");
    const QSignalSpy wanted(desk.page.get(), &composer::SendPage::manageEnvironmentsWanted);
    auto *combo = desk.child<QComboBox>("environment");
    combo->setFocus();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(combo, Qt::Key_Down);
    }
    QCOMPARE(combo->currentText(), QStringLiteral("staging"));
    QCOMPARE(desk.environments.chosenId(), desk.staging.id);
    QCOMPARE(wanted.count(), 0);
    desk.page->chooseEnvironment();
    QTRY_VERIFY(combo->view()->isVisible());
    QTest::keyClick(combo->view(), Qt::Key_End);
    QTest::keyClick(combo->view(), Qt::Key_Return);
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(combo->currentText(), QStringLiteral("staging"));
}

void TestSendEnvironment::sendsInTheChosenEnvironment()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/hook", {{"X-Key", "{{apiKey}}", true}}, "{\"host\":\"{{host}}\"}");
    desk.choose("environment", desk.staging.id);
    desk.send();
    QTRY_COMPARE(desk.sent().size(), std::size_t{1});
    const http::Request &sent = desk.sent().front().request;
    QCOMPARE(sent.url, QByteArray("http://staging.test/hook"));
    QCOMPARE(*sent.headers.find("X-Key"), QByteArray("the-key-of-staging"));
    QCOMPARE(sent.body, QByteArray("{\"host\":\"http://staging.test\"}"));
    QVERIFY(!desk.page->hasUnsaved()); // a choice of the window, not of the request
    QTRY_VERIFY(!desk.page->isSending());
}

void TestSendEnvironment::theCredentialOfAnEnvironmentIsItsOwn()
{
    EnvironmentDesk desk;
    desk.open("http://localhost/");
    auto *combo = desk.child<QComboBox>("credential");
    QCOMPARE(desk.credentialText(), QStringLiteral("General"));
    desk.choose("environment", desk.staging.id);
    QCOMPARE(desk.credentialText(), QStringLiteral("Same as without environment (General)"));
    QVERIFY(combo->toolTip().contains(QLatin1String("staging")));
    QVERIFY(!desk.page->hasUnsaved());
    desk.choose("credential", desk.own.id);
    QVERIFY(desk.page->hasUnsaved());
    QCOMPARE(desk.child<widgets::MarkedLabel>("hint")->text(), QStringLiteral("{timestamp}.{body}"));
    desk.send();
    QTRY_COMPARE(desk.sent().size(), std::size_t{1});
    QVERIFY(desk.sent().front().request.headers.contains("x-signature"));
    QTRY_VERIFY(!desk.page->isSending());

    // Elsewhere it stays what it was.
    desk.choose("environment", desk.production.id);
    QCOMPARE(desk.credentialText(), QStringLiteral("Same as without environment (General)"));
    desk.choose("credential", QString());
    desk.choose("environment", QString());
    QCOMPARE(desk.credentialText(), QStringLiteral("General"));
    desk.page->saveRequest();
    const std::map<QString, QString> expected{{desk.staging.id, desk.own.id},
                                              {desk.production.id, QString()}};
    QVERIFY(desk.saved().credentialIn == expected);
    QCOMPARE(desk.saved().credentialId, desk.general.id);

    desk.choose("environment", desk.staging.id);
    QCOMPARE(desk.credentialText(), QStringLiteral("Own"));
    desk.choose("credential", QStringLiteral("same"));
    desk.page->saveRequest();
    QVERIFY(!desk.saved().credentialIn.contains(desk.staging.id));
}

void TestSendEnvironment::theReceiverIsAskedWithTheCredentialOfTheEnvironment()
{
    EnvironmentDesk desk;
    desk.open({});
    desk.choose("environment", desk.staging.id);
    desk.choose("credential", desk.own.id);
    desk.send();
    QTRY_COMPARE(desk.sent().size(), std::size_t{1});
    QTRY_VERIFY(!desk.page->isSending());
    desk.choose("environment", QString());
    desk.send();
    QTRY_COMPARE(desk.sent().size(), std::size_t{2});
    QCOMPARE(desk.askedReceiverFor, QStringList({desk.own.id, desk.general.id}));
    QTRY_VERIFY(!desk.page->isSending());
}

void TestSendEnvironment::bothTwinsGoInTheEnvironment()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/hook", {}, "{\"a\": 1.0}");
    desk.choose("environment", desk.production.id);
    desk.choose("credential", desk.own.id);
    desk.page->sendTwins();
    QTRY_COMPARE(desk.sent().size(), std::size_t{2});
    for (const FakeSender::Sent &one : desk.sent()) {
        QCOMPARE(one.request.url, QByteArray("http://production.test/hook"));
        QVERIFY(one.request.headers.contains("x-signature"));
    }
    QTRY_VERIFY(!desk.page->isSending());
}

void TestSendEnvironment::theUrlIsShownFilledIn()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/hook");
    QCOMPARE(desk.filledUrl(), QString());
    desk.choose("environment", desk.staging.id);
    QCOMPARE(desk.filledUrl(), QStringLiteral("→ http://staging.test/hook"));
    QCOMPARE(desk.text("problem"), QString());
    desk.choose("environment", desk.production.id);
    QCOMPARE(desk.filledUrl(), QStringLiteral("→ http://production.test/hook"));
    auto *url = desk.child<widgets::MarkedLineEdit>("url");
    url->setText(QStringLiteral("http://localhost/"));
    QCOMPARE(desk.filledUrl(), QString()); // it says what it is itself
    QVERIFY(url->marks().isEmpty());
}

void TestSendEnvironment::whatHasNoValueIsSaidAndCanStillBeTried()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/{{x}}", {}, "{{y}}");
    desk.choose("environment", desk.staging.id);
    QCOMPARE(desk.text("variableRefusals"),
             QStringLiteral("{{x}} has no value: the request cannot be sent."));
    QCOMPARE(desk.text("variableNotes"),
             QStringLiteral("{{y}} in the body has no value and is sent as it stands."));
    desk.send();
    QTRY_VERIFY(!desk.page->isSending());
    QVERIFY(desk.sent().empty());
    const auto labels = desk.child<QWidget>("inspector")->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("“x” has no value"));
    }));
    auto *url = desk.child<widgets::MarkedLineEdit>("url");
    url->setText(QStringLiteral("{{host}}/"));
    QTRY_COMPARE(desk.text("variableRefusals"), QString());
}

void TestSendEnvironment::aValueThatMakesNoUrlIsSaidAsItIsTyped()
{
    EnvironmentDesk desk;
    workspace::Environment odd =
        savedEnvironment(desk.keepEnvironment, QStringLiteral("odd"), {{"host", "ftp://odd.test", false}});
    desk.environments.reload();
    desk.open("{{host}}/hook");
    desk.choose("environment", odd.id);
    QVERIFY(desk.text("problem").contains(QLatin1String("ftp")));
    desk.send();
    QVERIFY(!desk.page->isSending());
    QVERIFY(desk.sent().empty());
}

void TestSendEnvironment::headersAndBodyAreMarked()
{
    EnvironmentDesk desk;
    desk.open("http://localhost/", {{"X-{{x}}", "{{host}}", true}}, "{{host}}");
    desk.choose("environment", desk.staging.id);
    const auto *table = desk.child<widgets::HeaderTable>("headers");
    const auto tip = [table](int column) {
        return table->model()->index(0, column).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(tip(1).contains(QStringLiteral("{{x}} has no value in “staging”")));
    QVERIFY(tip(2).contains(QLatin1String("host = http://staging.test (staging)")));
    QCOMPARE(table->problem(), QString()); // what is not known yet is not wrong
    QVERIFY(desk.text("variableRefusals").startsWith(QLatin1String("{{x}} in the header X-{{x}}")));
    const QImage known = desk.child<editor::CodeEditor>("body")->grab().toImage();
    desk.choose("environment", QString());
    QVERIFY(desk.child<editor::CodeEditor>("body")->grab().toImage() != known);
}

void TestSendEnvironment::aSecretIsNeverShown()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/?key={{apiKey}}", {{"X-Key", "{{apiKey}}", true}}, "{{apiKey}}");
    desk.choose("environment", desk.staging.id);
    QCOMPARE(desk.filledUrl(), QStringLiteral("→ http://staging.test/?key=‹secret›"));
    QCOMPARE(desk.text("problem"), QString());
    desk.send();
    QTRY_COMPARE(desk.sent().size(), std::size_t{1});
    QTRY_VERIFY(!desk.page->isSending());
    for (const QWidget *widget : desk.page->findChildren<QWidget *>()) {
        for (const char *property : {"text", "toolTip", "accessibleName", "plainText"}) {
            QVERIFY2(!widget->property(property).toString().contains(QLatin1String("the-key-of-staging")),
                     qPrintable(widget->objectName()));
        }
    }
}

void TestSendEnvironment::anEnvironmentThatIsGoneIsNone()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/hook");
    desk.choose("environment", desk.staging.id);
    desk.choose("credential", desk.own.id);
    VERIFY_RESULT(await(desk.keepEnvironment.remove(desk.staging.id)));
    desk.page->reload();
    QCOMPARE(desk.child<QComboBox>("environment")->currentText(), QStringLiteral("None"));
    QCOMPARE(desk.credentialText(), QStringLiteral("General"));
    QVERIFY(desk.text("variableRefusals").contains(QLatin1String("No environment is chosen")));
}

void TestSendEnvironment::readsChangedFilesAgain()
{
    EnvironmentDesk desk;
    desk.open("{{host}}/hook");
    desk.choose("environment", desk.staging.id);
    workspace::Environment changed = desk.staging;
    changed.variables.front().value = "http://elsewhere.test";
    VERIFY_RESULT(await(desk.keepEnvironment.save(changed, {})));
    desk.page->reload();
    QCOMPARE(desk.filledUrl(), QStringLiteral("→ http://elsewhere.test/hook"));
}

QTEST_MAIN(TestSendEnvironment)
#include "tst_SendEnvironment.moc"
