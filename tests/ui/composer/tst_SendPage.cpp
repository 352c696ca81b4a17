// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/InspectCredential.h"
#include "app/flow/KeepCredential.h"
#include "app/vapi/EventTemplates.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"
#include "ui/composer/SendPage.h"
#include "ui/editor/CodeEditor.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/HeaderTable.h"
#include "ui/widgets/MarkedLabel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace sealwright;
using widgets::Dialogs;

namespace {

/// Keeps what it was asked to send and answers when it is told to.
class HeldSender final : public sender::HttpSender
{
public:
    QCoro::Task<http::Exchange> send(http::Request request, sender::SendOptions,
                                     base::Cancellation cancellation) override
    {
        sent.push_back(request);
        cancelled = cancellation;
        http::Exchange exchange;
        exchange.request = request;
        exchange.sentHead = "POST / HTTP/1.1\r\n\r\n";
        if (hold) {
            held.emplace();
            base::OneShot<bool> answer = *held;
            cancellation.onRequested([answer]() mutable { answer.resolve(false); });
            if (!co_await answer.awaiter()) {
                exchange.error = base::Error(sender::SendError::Cancelled);
                co_return exchange;
            }
        }
        exchange.receivedHead = "HTTP/1.1 200 OK\r\n\r\n";
        exchange.status = 200;
        exchange.httpVersion = "HTTP/1.1";
        co_return exchange;
    }

    std::vector<http::Request> sent;
    base::Cancellation cancelled;
    std::optional<base::OneShot<bool>> held;
    bool hold = false;
};

} // namespace

class TestSendPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsWhatIsComposed();
    void aWrongUrlIsSaidAsItIsTypedAndNotSent();
    void aWrongHeaderIsSaidAndNotSent();
    void sendBecomesCancelWhileItWaits();
    void escapeCancelsFromAnyFocus_data();
    void escapeCancelsFromAnyFocus();
    void escapeIsLeftToWhatClosesByIt();
    void theReceiversUrlIsAskedForWhenItIsSent();
    void goingAwayWhileSendingHarmsNothing();
    void switchingRequestsLosesNothing();
    void savingAsksForANameAndWritesTheFile();
    void aTemplateAsksBeforeItReplacesAnEditedBody();
    void theCredentialSaysWhatItSigns();
    void deletingAsksFirst();
    void aBodyThatIsNoJsonMayBeSent();
    void hostileNamesStayText();

private:
    void open();

    template<typename T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }

    void type(const char *field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    void pressSend() const { QTest::mouseClick(child<QPushButton>("send"), Qt::LeftButton); }

    struct World
    {
        explicit World(const QString &folder)
            : workspace(*workspace::Workspace::open(folder))
        {
        }

        workspace::Workspace workspace;
        signing::RecipeCatalog catalog;
        tests::FixedClock clock;
        tests::CountingRandom random;
        tests::FakeSecretStore store;
        HeldSender sender;
        flow::FindRecipe recipes{catalog, workspace};
        flow::PrepareAuthentication prepare{workspace, recipes, store};
        flow::SendRequest send{prepare, sender, clock, random};
        flow::SendTwins twins{send};
        flow::KeepRequest keep{workspace};
        flow::KeepEnvironment keepEnvironment{workspace, store, random};
        models::EnvironmentChoice environments{keepEnvironment};
        flow::KeepCredential keepCredential{workspace, store, clock, random};
        flow::InspectCredential inspect{workspace, recipes, store};
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<World> m_world;
    std::unique_ptr<composer::SendPage> m_page;
    int m_receiverAsked = 0;
};

void TestSendPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<World>(m_folder->path());
    m_receiverAsked = 0;
}

void TestSendPage::cleanup()
{
    m_page.reset();
    m_world.reset();
}

void TestSendPage::open()
{
    m_page = std::make_unique<composer::SendPage>(
        m_world->send, m_world->twins, m_world->keep, m_world->inspect, m_world->recipes,
        m_world->environments, [this](const QString &) -> QCoro::Task<base::Result<QString>> {
            ++m_receiverAsked;
            base::Result<QString> url = QStringLiteral("http://127.0.0.1:4321");
            co_return url;
        });
    m_page->resize(1100, 700);
    m_page->show();
    m_page->activateWindow();
    m_page->reload();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestSendPage::sendsWhatIsComposed()
{
    open();
    type("url", QStringLiteral("http://localhost:3000/a?b=%20"));
    child<QComboBox>("method")->lineEdit()->selectAll();
    QTest::keyClicks(child<QComboBox>("method")->lineEdit(), QStringLiteral("PUT"));
    child<widgets::HeaderTable>("headers")->setRows(
        {{"X-One", "1", true}, {"X-Off", "2", false}, {"x-one", "3", true}});
    child<editor::CodeEditor>("body")->setBytes(QByteArray("a\0b", 3));
    pressSend();
    QCOMPARE(m_world->sender.sent.size(), std::size_t{1});
    const http::Request &sent = m_world->sender.sent.front();
    QCOMPARE(sent.method, QByteArray("PUT"));
    QCOMPARE(sent.url, QByteArray("http://localhost:3000/a?b=%20"));
    QVERIFY(sent.headers == http::HeaderList({{"X-One", "1"}, {"x-one", "3"}}));
    QCOMPARE(sent.body, QByteArray("a\0b", 3));
    QVERIFY(!m_page->isSending());
}

void TestSendPage::aWrongUrlIsSaidAsItIsTypedAndNotSent()
{
    open();
    auto *problem = child<QLabel>("problem");
    type("url", QStringLiteral("ftp://x"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QLatin1String("ftp")));
    pressSend();
    QVERIFY(m_world->sender.sent.empty());
    type("url", QStringLiteral("http://x"));
    QVERIFY(!problem->isVisible());
    child<QLineEdit>("url")->clear();
    QVERIFY(!problem->isVisible());
    pressSend();
    QVERIFY(problem->isVisible());
    QVERIFY(m_world->sender.sent.empty());
}

void TestSendPage::aWrongHeaderIsSaidAndNotSent()
{
    open();
    type("url", QStringLiteral("http://localhost/"));
    child<widgets::HeaderTable>("headers")->setRows({{"Bad Name", "1", true}});
    pressSend();
    QVERIFY(m_world->sender.sent.empty());
    QCOMPARE(child<QTabBar>("requestTabs")->currentIndex(), 1);
    QVERIFY(child<QLabel>("headerProblem")->text().contains(QLatin1String("Bad Name")));
}

void TestSendPage::sendBecomesCancelWhileItWaits()
{
    open();
    m_world->sender.hold = true;
    type("url", QStringLiteral("http://localhost/"));
    pressSend();
    QVERIFY(m_page->isSending());
    const QString cancel = child<QPushButton>("send")->text();
    pressSend();
    QVERIFY(m_world->sender.cancelled.isRequested());
    QTRY_VERIFY(!m_page->isSending());
    QVERIFY(child<QPushButton>("send")->text() != cancel);
    QCOMPARE(m_world->sender.sent.size(), std::size_t{1});
}

void TestSendPage::escapeCancelsFromAnyFocus_data()
{
    QTest::addColumn<QString>("focus");
    for (const char *name :
         {"url", "send", "method", "credential", "requestTree", "text", "requestTabs", "firstWire"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestSendPage::escapeCancelsFromAnyFocus()
{
    QFETCH(QString, focus);
    open();
    type("url", QStringLiteral("http://localhost/"));
    pressSend();
    QTRY_VERIFY(!m_page->isSending());
    auto *focused = m_page->findChild<QWidget *>(focus);
    QVERIFY(focused);
    QTest::keyClick(focused, Qt::Key_Escape); // nothing to cancel: harmless
    m_world->sender.hold = true;
    pressSend();
    QVERIFY(m_page->isSending());
    focused->setFocus();
    QTest::keyClick(focused, Qt::Key_Escape);
    QVERIFY(m_world->sender.cancelled.isRequested());
    QTRY_VERIFY(!m_page->isSending());
}

void TestSendPage::escapeIsLeftToWhatClosesByIt()
{
    open();
    m_world->sender.hold = true;
    type("url", QStringLiteral("http://localhost/"));
    pressSend();
    auto *method = child<QComboBox>("method");
    method->showPopup();
    QTRY_VERIFY(method->view()->isVisible());
    QTest::keyClick(method->view(), Qt::Key_Escape);
    QTRY_VERIFY(!method->view()->isVisible());
    QVERIFY(m_page->isSending());
    auto *body = child<editor::CodeEditor>("body");
    body->showFind();
    auto *find = child<QLineEdit>("findText");
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(!find->isVisible());
    QVERIFY(m_page->isSending());
    QTest::keyClick(child<QLineEdit>("url"), Qt::Key_Escape);
    QTRY_VERIFY(!m_page->isSending());
}

void TestSendPage::theReceiversUrlIsAskedForWhenItIsSent()
{
    open();
    QTest::mouseClick(child<QToolButton>("toReceiver"), Qt::LeftButton);
    QCOMPARE(m_receiverAsked, 0);
    pressSend();
    QCOMPARE(m_receiverAsked, 1);
    QCOMPARE(m_world->sender.sent.size(), std::size_t{1});
    QVERIFY(m_world->sender.sent.front().url.startsWith("http://127.0.0.1:4321"));
}

void TestSendPage::goingAwayWhileSendingHarmsNothing()
{
    open();
    m_world->sender.hold = true;
    type("url", QStringLiteral("http://localhost/"));
    pressSend();
    QVERIFY(m_page->isSending());
    m_page.reset();
    QVERIFY(m_world->sender.cancelled.isRequested());
    QCoreApplication::sendPostedEvents();
}

void TestSendPage::switchingRequestsLosesNothing()
{
    for (const char *name : {"one", "two"}) {
        workspace::SavedRequest request;
        request.name = QLatin1String(name);
        request.url = QByteArray("http://") + name;
        VERIFY_RESULT(tests::await(m_world->keep.save(request)));
    }
    open();
    auto *tree = child<QTreeWidget>("requestTree");
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(child<QLineEdit>("url")->text(), QStringLiteral("http://one"));
    type("url", QStringLiteral("http://changed"));
    QVERIFY(m_page->hasUnsaved());
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(child<QLineEdit>("url")->text(), QStringLiteral("http://two"));
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(child<QLineEdit>("url")->text(), QStringLiteral("http://changed"));
    m_page->saveRequest();
    QVERIFY(!m_page->hasUnsaved());
    QCOMPARE(m_world->keep.find(QStringLiteral("one"))->url, QByteArray("http://changed"));
}

void TestSendPage::savingAsksForANameAndWritesTheFile()
{
    open();
    type("url", QStringLiteral("http://localhost/"));
    QVERIFY(m_page->hasUnsaved());
    Dialogs::setNextText(QStringLiteral("staging/My call"));
    m_page->saveRequest();
    QVERIFY(!m_page->hasUnsaved());
    const auto listing = m_world->keep.list();
    VERIFY_RESULT(listing);
    QCOMPARE(listing->items.size(), std::size_t{1});
    QCOMPARE(listing->items[0].name, QStringLiteral("My call"));
    QCOMPARE(listing->items[0].folder, QStringLiteral("staging"));
}

void TestSendPage::aTemplateAsksBeforeItReplacesAnEditedBody()
{
    open();
    auto *templates = child<QComboBox>("template");
    auto *body = child<editor::CodeEditor>("body");
    const int toolCalls = templates->findData(QStringLiteral("vapi/tool-calls"));
    const int hang = templates->findData(QStringLiteral("vapi/hang"));
    QVERIFY(toolCalls > 0 && hang > 0);
    const auto pick = [&](int index) {
        templates->setCurrentIndex(index);
        Q_EMIT templates->activated(index);
    };
    pick(toolCalls); // an empty body is replaced without a question
    QCOMPARE(body->bytes(), *vapi::eventBody(QStringLiteral("tool-calls")));
    pick(hang); // so is an untouched one
    QCOMPARE(body->bytes(), *vapi::eventBody(QStringLiteral("hang")));
    QTest::keyClicks(body->findChild<QWidget *>(QStringLiteral("text")), QStringLiteral(" "));
    const QByteArray edited = body->bytes();
    Dialogs::setNextAnswer(Dialogs::Answer::Reject);
    pick(toolCalls);
    QCOMPARE(body->bytes(), edited);
    QCOMPARE(templates->currentIndex(), hang);
    Dialogs::setNextAnswer(Dialogs::Answer::Accept);
    pick(toolCalls);
    QCOMPARE(body->bytes(), *vapi::eventBody(QStringLiteral("tool-calls")));
}

void TestSendPage::theCredentialSaysWhatItSigns()
{
    credential::Credential hmac;
    hmac.name = QStringLiteral("Vapi HMAC");
    hmac.fields = credential::HmacFields();
    base::SecretBytes secret = base::SecretBytes::copyOf("a secret of some length");
    const auto added = tests::await(m_world->keepCredential.add(hmac, std::move(secret)));
    VERIFY_RESULT(added);
    open();
    auto *credentials = child<QComboBox>("credential");
    const int index = credentials->findData(added->id);
    QVERIFY(index > 0);
    credentials->setCurrentIndex(index);
    Q_EMIT credentials->activated(index);
    QCOMPARE(child<widgets::MarkedLabel>("hint")->text(), QStringLiteral("{timestamp}.{body}"));
    type("url", QStringLiteral("http://localhost/"));
    pressSend();
    QTRY_COMPARE(m_world->sender.sent.size(), std::size_t{1});
    QVERIFY(m_world->sender.sent.front().headers.contains("x-signature"));
}

void TestSendPage::deletingAsksFirst()
{
    workspace::SavedRequest request;
    request.name = QStringLiteral("one");
    VERIFY_RESULT(tests::await(m_world->keep.save(request)));
    open();
    auto *tree = child<QTreeWidget>("requestTree");
    Dialogs::setNextAnswer(Dialogs::Answer::Reject);
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(m_world->keep.list()->items.size(), std::size_t{1});
    Dialogs::setNextAnswer(Dialogs::Answer::Accept);
    QTest::keyClick(tree, Qt::Key_Delete);
    QVERIFY(m_world->keep.list()->items.empty());
    QCOMPARE(tree->topLevelItemCount(), 0);
}

void TestSendPage::aBodyThatIsNoJsonMayBeSent()
{
    open();
    type("url", QStringLiteral("http://localhost/"));
    QTest::keyClicks(child<editor::CodeEditor>("body")->findChild<QWidget *>(QStringLiteral("text")),
                     QStringLiteral("{"));
    QTRY_VERIFY(child<QToolButton>("jsonState")->text().contains(QLatin1String("not JSON")));
    pressSend();
    QCOMPARE(m_world->sender.sent.size(), std::size_t{1});
    QCOMPARE(m_world->sender.sent.front().body, QByteArray("{"));
}

void TestSendPage::hostileNamesStayText()
{
    workspace::SavedRequest request;
    request.name = QStringLiteral("<img src='file:///etc/passwd'>\u202e");
    request.url = "http://localhost/<b>";
    request.headers = {{"X-A", "<img src=x>", true}};
    VERIFY_RESULT(tests::await(m_world->keep.save(request)));
    open();
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    const QTreeWidgetItem *item = child<QTreeWidget>("requestTree")->topLevelItem(0);
    QVERIFY(!item->text(0).contains(QChar(0x202e)));
    QVERIFY(!item->toolTip(0).contains(QLatin1String("<img")));
}

QTEST_MAIN(TestSendPage)
#include "tst_SendPage.moc"
