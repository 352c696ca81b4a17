// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/SendWorld.h"
#include "ui/composer/SendPage.h"
#include "ui/editor/CodeEditor.h"
#include "ui/widgets/Banner.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

/// The Send page with a saved request whose credential signs the body.
struct SignedDesk
{
    SendWorld world;
    flow::SendTwins twins{world.send};
    flow::KeepRequest keepRequest{world.workspace};
    flow::KeepEnvironment keepEnvironment{world.workspace, world.store, world.random};
    models::EnvironmentChoice environments{keepEnvironment};
    std::unique_ptr<composer::SendPage> page;

    void open(const QByteArray &body)
    {
        const credential::Credential signer =
            world.added(FlowWorld::hmac(QStringLiteral("Vapi HMAC")), "0123456789abcdef0123456789");
        workspace::SavedRequest request;
        request.name = QStringLiteral("Order");
        request.url = "http://localhost/";
        request.credentialId = signer.id;
        request.body = body;
        VERIFY_RESULT(tests::await(keepRequest.save(request)));
        page = std::make_unique<composer::SendPage>(
            world.send, twins, keepRequest, world.inspect, world.recipes, environments,
            [](const QString &) -> QCoro::Task<base::Result<QString>> {
                base::Result<QString> url = QStringLiteral("http://127.0.0.1:4321");
                co_return url;
            });
        page->resize(1100, 700);
        page->show();
        page->reload();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QTRY_VERIFY(child<QToolButton>("bodyLints")->isVisible());
    }

    template<typename T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }

    const std::vector<FakeSender::Sent> &sent() const { return world.sender.sent(); }
};

} // namespace

class TestBodyRemarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void remarksInPassingAndStopsNothing()
    {
        SignedDesk desk;
        desk.open("{\"a\": 1.0}");
        auto *remarks = desk.child<QToolButton>("bodyLints");
        QCOMPARE(remarks->text(), QStringLiteral("2 remarks"));
        auto *finding = desk.child<QAction>("finding_fraction_zero");
        QVERIFY(finding != nullptr && finding->text().contains(QLatin1String("1.0")));
        finding->trigger(); // goes there
        // A body that comes out as it went in needs no remark.
        auto *body = desk.child<editor::CodeEditor>("body");
        body->setBytes("{\"a\":1}");
        QTRY_VERIFY(!remarks->isVisible());
        body->setBytes("{\"a\": 1.0}");
        QTRY_VERIFY(remarks->isVisible());
        QTest::mouseClick(desk.child<QPushButton>("send"), Qt::LeftButton);
        QTRY_COMPARE(desk.sent().size(), std::size_t{1});
        QCOMPARE(desk.sent().front().request.body, QByteArray("{\"a\": 1.0}"));
    }

    void saysNothingWhereNobodyComparesBytes()
    {
        SignedDesk desk;
        desk.open("{\"a\": 1.0}");
        auto *credentials = desk.child<QComboBox>("credential");
        credentials->setCurrentIndex(0);
        Q_EMIT credentials->activated(0);
        QTRY_VERIFY(!desk.child<QToolButton>("bodyLints")->isVisible());
    }

    void sendsBothTwinsAndSaysWhatTheAnswersMean()
    {
        SignedDesk desk;
        desk.open("{\"a\": 1.0}");
        desk.child<QAction>("sendTwins")->trigger();
        QTRY_COMPARE(desk.sent().size(), std::size_t{2});
        QTRY_VERIFY(!desk.page->isSending());
        QCOMPARE(desk.sent()[0].request.body, QByteArray("{\"a\":1}"));
        QVERIFY(desk.sent()[1].request.body != desk.sent()[0].request.body);
        for (const FakeSender::Sent &one : desk.sent()) {
            QVERIFY(one.request.headers.contains("x-signature"));
        }
        auto *trouble = desk.child<widgets::Banner>("trouble");
        QVERIFY2(trouble->sentence().contains(QLatin1String("Both twins were accepted")),
                 qPrintable(trouble->sentence()));
    }

    void makesBothTwins()
    {
        SignedDesk desk;
        desk.open("{\"a\": 1.0}");
        desk.child<QAction>("makeTwins")->trigger();
        QVERIFY(desk.page->hasUnsaved());
        QCOMPARE(desk.child<QTreeWidget>("requestTree")->topLevelItemCount(), 3);
        QCOMPARE(desk.child<editor::CodeEditor>("body")->bytes(), QByteArray("{\"a\":1}"));
        QVERIFY(desk.sent().empty());
    }
};

QTEST_MAIN(TestBodyRemarks)
#include "tst_BodyRemarks.moc"
