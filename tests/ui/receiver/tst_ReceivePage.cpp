// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeReceiver.h"
#include "ui/receiver/ReceivePage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

namespace {

constexpr char kSecret[] = "a-secret-that-both-ends-know";

struct ReceivingPage : FlowWorld
{
    tests::FakeReceiver receiver;
    flow::ExplainRequest explainer{workspace, prepare, store};
    flow::ReceiveWebhooks flow{receiver, prepare, explainer, clock, random};
    flow::KeepEnvironment keepEnvironment{workspace, store, random};
    models::EnvironmentChoice environments{keepEnvironment};
    std::unique_ptr<receiver::ReceivePage> page;

    void open()
    {
        page = std::make_unique<receiver::ReceivePage>(flow, inspect, environments);
        page->resize(1200, 760);
        page->show();
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *const found = page->findChild<T *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no %s on the page", name);
        }
        return found;
    }

    QPushButton *startStop() const { return find<QPushButton>("startStop"); }

    QTableView *table() const { return find<QTableView>("deliveries"); }

    QString state() const { return find<widgets::Pill>("state")->word(); }

    QString trouble() const
    {
        const auto *banner = find<widgets::Banner>("trouble");
        return banner->isVisible() ? banner->sentence() : QString();
    }

    void click(QAbstractButton *button) const { QTest::mouseClick(button, Qt::LeftButton); }

    /// As a user does: the keyboard chooses, and the choice is told.
    void choose(const char *combo, int index) const
    {
        auto *box = find<QComboBox>(combo);
        box->setFocus();
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    void receive(const QByteArray &path, const QByteArray &body = "{}")
    {
        http::Request request;
        request.url = "http://127.0.0.1:8787" + path;
        request.body = body;
        receiver.receive(request);
    }

    void receiveSigned(const credential::Credential &credential)
    {
        const auto recipe = recipes.of(std::get<credential::HmacFields>(credential.fields));
        auto signer = signing::Signer::create(*recipe, secret(kSecret));
        http::Request request;
        request.url = "http://127.0.0.1:8787/webhook";
        request.body = "{\"message\":{\"type\":\"hang\"}}";
        receiver.receive(signer->sign(request, {clock.now(), {}, {}, {}})->request);
    }
};

} // namespace

class TestReceivePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void startsAndStops()
    {
        ReceivingPage world;
        world.open();
        QCOMPARE(world.state(), QStringLiteral("Stopped"));
        QVERIFY(!world.find<QToolButton>("copyUrl")->isEnabled());
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        QCOMPARE(world.receiver.options().address, QStringLiteral("127.0.0.1"));
        QCOMPARE(world.receiver.options().port, quint16(8787));
        QVERIFY(!world.find<QLineEdit>("address")->isEnabled());
        world.click(world.find<QToolButton>("copyUrl"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:8787"));
        world.click(world.startStop());
        QCOMPARE(world.state(), QStringLiteral("Stopped"));
        QVERIFY(!world.receiver.isListening());
        QVERIFY(world.find<QLineEdit>("address")->isEnabled());
    }

    void startsWithTheKeyboardAlone()
    {
        ReceivingPage world;
        world.open();
        world.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
        auto *address = world.find<QLineEdit>("address");
        address->setFocus();
        QTest::keyClick(address, Qt::Key_Return);
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.startStop()->setFocus();
        QTest::keyClick(world.startStop(), Qt::Key_Space);
        QCOMPARE(world.state(), QStringLiteral("Stopped"));
    }

    void keepsThePortThatTheSystemGave()
    {
        ReceivingPage world;
        world.open();
        world.find<QSpinBox>("port")->setValue(0);
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        QCOMPARE(world.find<QSpinBox>("port")->value(), 43211);
    }

    void saysWhyItCannotListen()
    {
        ReceivingPage world;
        world.open();
        world.receiver.failNextStart(
            {capture::CaptureError::PortInUse, {{"address", QStringLiteral("127.0.0.1")}, {"port", 8787}}});
        world.click(world.startStop());
        QTRY_VERIFY(world.trouble().contains(QStringLiteral("8787")));
        QCOMPARE(world.state(), QStringLiteral("Stopped"));
    }

    void pointsAtAnAddressThatIsNone()
    {
        ReceivingPage world;
        world.open();
        world.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
        world.find<QLineEdit>("address")->setText(QStringLiteral("nowhere"));
        world.click(world.startStop());
        QTRY_VERIFY(world.trouble().contains(QStringLiteral("nowhere")));
        QTRY_VERIFY(world.find<QLineEdit>("address")->hasFocus());
    }

    void warnsWhenOthersCanReachIt()
    {
        ReceivingPage world;
        world.open();
        world.find<QLineEdit>("address")->setText(QStringLiteral("0.0.0.0"));
        world.click(world.startStop());
        QTRY_VERIFY(world.trouble().contains(QStringLiteral("0.0.0.0")));
        QCOMPARE(world.state(), QStringLiteral("Listening"));
    }

    void teachesWhileNothingWasReceived()
    {
        ReceivingPage world;
        world.open();
        QVERIFY(!world.table()->isVisible());
        auto *empty = world.find<QWidget>("empty");
        QVERIFY(empty->isVisible());
        world.click(empty->findChild<QPushButton *>(QStringLiteral("action")));
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        QVERIFY(empty->findChild<QLabel *>(QStringLiteral("sentence"))
                    ->text()
                    .contains(QStringLiteral("http://127.0.0.1:8787")));
        world.receive("/a");
        QTRY_VERIFY(world.table()->isVisible());
    }

    void showsTheVerdictOfTheChosenCredential()
    {
        ReceivingPage world;
        const credential::Credential credential =
            world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        world.added(FlowWorld::hmac(QStringLiteral("Other")), "another-secret-of-some-length");
        world.open();
        QCOMPARE(world.find<QComboBox>("credential")->currentData().toString(), QString());
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.receiveSigned(credential);
        const QAbstractItemModel *model = world.table()->model();
        QTRY_COMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("unchecked"));
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("hang"));
        world.choose("credential", world.find<QComboBox>("credential")->findData(credential.id));
        QCoreApplication::processEvents();
        world.receiveSigned(credential);
        QTRY_COMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("verified"));
        world.choose("credential", world.find<QComboBox>("credential")->findText(QStringLiteral("Other")));
        QCoreApplication::processEvents();
        world.receiveSigned(credential);
        QTRY_COMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("failed"));
    }

    void choosesTheOnlyCredentialByItself()
    {
        ReceivingPage world;
        const credential::Credential credential =
            world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        world.open();
        QCOMPARE(world.find<QComboBox>("credential")->currentData().toString(), credential.id);
    }

    void keepsTheCredentialInForceWhenAnotherCannotBeHad()
    {
        ReceivingPage world;
        const credential::Credential first = world.added(FlowWorld::hmac(QStringLiteral("First")), kSecret);
        const credential::Credential second = world.added(FlowWorld::hmac(QStringLiteral("Second")), kSecret);
        world.open();
        auto *combo = world.find<QComboBox>("credential");
        world.choose("credential", combo->findData(first.id));
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.store.failAlways(vault::VaultError::Locked);
        world.choose("credential", combo->findData(second.id));
        QTRY_VERIFY(!world.trouble().isEmpty());
        QCOMPARE(combo->currentData().toString(), first.id);
    }

    void answersWithTheChosenStatus()
    {
        ReceivingPage world;
        world.open();
        world.choose("answer", 3);
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.receiver.receive(http::Request{"POST", "http://127.0.0.1:1/", {}, {}});
        QCOMPARE(world.receiver.lastStatus(), 204);
        auto *answer = world.find<QComboBox>("answer");
        world.choose("answer", answer->findData(503));
        world.receiver.receive(http::Request{"POST", "http://127.0.0.1:1/", {}, {}});
        QCOMPARE(world.receiver.lastStatus(), 503);
    }

    void newDeliveriesMoveNeitherSelectionNorPlace()
    {
        ReceivingPage world;
        world.open();
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        for (int i = 0; i < 100; ++i) {
            world.receive("/" + QByteArray::number(i));
        }
        QTableView *table = world.table();
        QTRY_COMPARE(table->model()->rowCount(), 100);
        table->selectRow(50);
        table->scrollTo(table->model()->index(50, 0), QAbstractItemView::PositionAtTop);
        QCoreApplication::processEvents();
        const QString chosen = table->currentIndex().siblingAtColumn(3).data().toString();
        const QString top = table->indexAt({5, 5}).siblingAtColumn(3).data().toString();
        for (int i = 100; i < 120; ++i) {
            world.receive("/" + QByteArray::number(i));
        }
        QTRY_COMPARE(table->model()->rowCount(), 120);
        QCoreApplication::processEvents();
        QCOMPARE(table->currentIndex().siblingAtColumn(3).data().toString(), chosen);
        QCOMPARE(table->indexAt({5, 5}).siblingAtColumn(3).data().toString(), top);
    }

    void showsTheFirstDeliveryAndThenTheChosenOne()
    {
        ReceivingPage world;
        world.open();
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.receive("/first");
        QTRY_COMPARE(world.table()->currentIndex().row(), 0);
        world.receive("/second");
        QTRY_COMPARE(world.table()->model()->rowCount(), 2);
        QCOMPARE(world.table()->currentIndex().row(), 1);
        world.table()->setFocus();
        QTest::keyClick(world.table(), Qt::Key_Up);
        QCOMPARE(world.table()->currentIndex().row(), 0);
        world.click(world.find<QToolButton>("clear"));
        QCOMPARE(world.table()->model()->rowCount(), 0);
        QVERIFY(!world.table()->isVisible());
    }

    void offersToAllowAStrangersHost()
    {
        ReceivingPage world;
        world.open();
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.receiver.deliver("GET / HTTP/1.1\r\nHost: tunnel.example\r\n\r\n");
        QTRY_VERIFY(world.trouble().contains(QStringLiteral("tunnel.example")));
        for (auto *button : world.find<widgets::Banner>("trouble")->findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Allow"))) {
                world.click(button);
                break;
            }
        }
        QTRY_COMPARE(world.receiver.starts(), 2);
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        QVERIFY(world.receiver.deliver("GET / HTTP/1.1\r\nHost: tunnel.example\r\n\r\n")
                    .startsWith("HTTP/1.1 200 "));
    }

    void makesSureThatItListens()
    {
        ReceivingPage world;
        world.open();
        world.receiver.failNextStart(
            {capture::CaptureError::PortInUse, {{"address", QStringLiteral("127.0.0.1")}, {"port", 8787}}});
        const base::Result<QString> url = await(world.page->ensureListening());
        VERIFY_RESULT(url);
        QCOMPARE(*url, QStringLiteral("http://127.0.0.1:43211"));
        QCOMPARE(world.state(), QStringLiteral("Listening"));
        VERIFY_RESULT(await(world.page->ensureListening()));
        QCOMPARE(world.receiver.starts(), 2); // the taken port, then another; not a third time
    }

    void judgesWithTheSendersCredentialUntilTheUserChooses()
    {
        ReceivingPage world;
        world.added(FlowWorld::hmac(QStringLiteral("First")), kSecret);
        const credential::Credential second = world.added(FlowWorld::hmac(QStringLiteral("Second")), kSecret);
        world.open();
        VERIFY_RESULT(await(world.page->ensureListening(second.id)));
        QCOMPARE(world.find<QComboBox>("credential")->currentData().toString(), second.id);
        world.receiveSigned(second);
        QTRY_COMPARE(world.table()->model()->index(0, 1).data().toString(), QStringLiteral("verified"));
    }

    void refreshesItsCredentials()
    {
        ReceivingPage world;
        const credential::Credential first = world.added(FlowWorld::hmac(QStringLiteral("First")), kSecret);
        world.open();
        world.added(FlowWorld::hmac(QStringLiteral("Second")), kSecret);
        world.page->reloadCredentials();
        auto *combo = world.find<QComboBox>("credential");
        QCOMPARE(combo->count(), 3);
        QCOMPARE(combo->currentData().toString(), first.id);
    }

    void mayGoAwayWhileItStarts()
    {
        ReceivingPage world;
        world.added(FlowWorld::hmac(QStringLiteral("First")), kSecret);
        world.open();
        world.store.hold();
        world.click(world.startStop());
        QCOMPARE(world.state(), QStringLiteral("Starting"));
        world.page.reset();
        world.store.release();
        QTRY_VERIFY(world.receiver.isListening());
    }

    void canBeStoppedWhileItStarts()
    {
        ReceivingPage world;
        world.added(FlowWorld::hmac(QStringLiteral("First")), kSecret);
        world.open();
        world.store.hold();
        world.click(world.startStop());
        QCOMPARE(world.state(), QStringLiteral("Starting"));
        world.click(world.startStop());
        world.store.release();
        QTRY_COMPARE(world.state(), QStringLiteral("Stopped"));
        QVERIFY(!world.receiver.isListening());
    }

    void namesEveryControl()
    {
        ReceivingPage world;
        world.open();
        for (const char *name :
             {"address", "port", "copyUrl", "credential", "answer", "startStop", "clear"}) {
            auto *control = world.find<QWidget>(name);
            QVERIFY2(!control->accessibleName().isEmpty(), name);
            QVERIFY2(!control->toolTip().isEmpty(), name);
            QVERIFY2(control->focusPolicy() != Qt::NoFocus, name);
        }
        QVERIFY(!world.table()->accessibleName().isEmpty());
    }

    void showsHostileTextAsItIs()
    {
        ReceivingPage world;
        world.open();
        world.click(world.startStop());
        QTRY_COMPARE(world.state(), QStringLiteral("Listening"));
        world.receive("/<img%20src=file:///etc/passwd>", "{\"type\":\"<b>x</b>\\u202e\"}");
        QTRY_COMPARE(world.table()->model()->rowCount(), 1);
        QCOMPARE(world.table()->model()->index(0, 2).data().toString(), QStringLiteral("<b>x</b>\\u{202e}"));
        for (const QLabel *label : world.page->findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
};

QTEST_MAIN(TestReceivePage)
#include "tst_ReceivePage.moc"
