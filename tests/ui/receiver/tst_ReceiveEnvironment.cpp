// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Receive page verifies with a credential whose fields ask for variables of the chosen environment.
#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeReceiver.h"
#include "tests/ui/SavedEnvironment.h"
#include "ui/receiver/ReceivePage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MarkedText.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sealwright;
using tests::FlowWorld;
using tests::savedEnvironment;

namespace {

constexpr char kSecret[] = "a-token-that-both-ends-know";

struct ReceivingDesk : FlowWorld
{
    tests::FakeReceiver receiver;
    flow::ExplainRequest explainer{workspace, prepare, store};
    flow::ReceiveWebhooks flow{receiver, prepare, explainer, clock, random};
    flow::KeepEnvironment keepEnvironment{workspace, store, random};
    workspace::Environment staging =
        savedEnvironment(keepEnvironment, QStringLiteral("staging"), {{"scheme", "Token", false}});
    workspace::Environment production =
        savedEnvironment(keepEnvironment, QStringLiteral("production"), {{"scheme", "Bearer", false}});
    models::EnvironmentChoice environments{keepEnvironment};
    std::unique_ptr<receiver::ReceivePage> page;

    void open()
    {
        credential::Credential token = bearer(QStringLiteral("Token"));
        std::get<credential::BearerFields>(token.fields).prefix = "{{scheme}} ";
        added(token, kSecret);
        page = std::make_unique<receiver::ReceivePage>(flow, inspect, environments);
        page->resize(1200, 760);
        page->show();
    }

    void start() const
    {
        QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("startStop")), Qt::LeftButton);
    }

    void receive(const QByteArray &scheme, const QByteArray &body = "{}")
    {
        http::Request request;
        request.method = "POST";
        request.url = "http://127.0.0.1:8787/webhook";
        request.headers.append("Authorization", scheme + " " + kSecret);
        request.body = body;
        receiver.receive(request);
    }

    QString verdict(int row) const
    {
        return page->findChild<QTableView *>(QStringLiteral("deliveries"))
            ->model()
            ->index(row, 1)
            .data()
            .toString();
    }

    QString trouble() const
    {
        const auto *banner = page->findChild<widgets::Banner *>(QStringLiteral("trouble"));
        return banner->isVisible() ? banner->sentence() : QString();
    }
};

} // namespace

class TestReceiveEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void verifiesWithTheValuesOfTheChosenOne()
    {
        ReceivingDesk desk;
        desk.environments.choose(desk.staging.id);
        desk.open();
        desk.start();
        QTRY_VERIFY(desk.receiver.isListening());
        desk.receive("Token");
        QTRY_COMPARE(desk.verdict(0), QStringLiteral("verified"));
        // Another choice counts at once.
        desk.environments.choose(desk.production.id);
        desk.receive("Token");
        QTRY_VERIFY(!desk.verdict(0).isEmpty() && desk.verdict(0) != QLatin1String("verified"));
        desk.receive("Bearer");
        QTRY_COMPARE(desk.verdict(0), QStringLiteral("verified"));
    }

    void showsNoSecretOfItInABody()
    {
        ReceivingDesk desk;
        const QByteArray value = "a-value-of-the-environment";
        const workspace::Environment hidden =
            savedEnvironment(desk.keepEnvironment, QStringLiteral("hidden"),
                             {{"scheme", "Token", false}, {"apiKey", {}, true}}, {{"apiKey", value}});
        desk.environments.reload();
        desk.environments.choose(hidden.id);
        desk.open();
        QSignalSpy checkWanted(desk.page.get(), &receiver::ReceivePage::checkWanted);
        desk.start();
        QTRY_VERIFY(desk.receiver.isListening());
        desk.receive("Token", "{\"type\":\"" + value + "\"}");
        QTRY_COMPARE(desk.verdict(0), QStringLiteral("verified"));
        const auto *deliveries = desk.page->findChild<QTableView *>(QStringLiteral("deliveries"));
        for (int column = 0; column < deliveries->model()->columnCount(); ++column) {
            QVERIFY(
                !deliveries->model()->index(0, column).data().toString().contains(QString::fromUtf8(value)));
        }
        const auto *wire = desk.page->findChild<widgets::MarkedText *>(QStringLiteral("firstWire"));
        QVERIFY(wire->bytes().contains("‹redacted sha256:"));
        QVERIFY(!wire->bytes().contains(value));
        QVERIFY(desk.page->findChild<widgets::ElidedLabel *>(QStringLiteral("firstWireTitle"))
                    ->text()
                    .contains(QLatin1String("37 B body"))); // of the wire, not of what is shown
        QTest::mouseClick(desk.page->findChild<QToolButton *>(QStringLiteral("check")), Qt::LeftButton);
        QCOMPARE(checkWanted.count(), 1);
        const auto handed = checkWanted.first().first().value<flow::Delivery>();
        QVERIFY(handed.isBodyRedacted);
        QVERIFY(!handed.capture.request.body.contains(value));
    }

    void saysWhatHasNoValue()
    {
        ReceivingDesk desk;
        desk.open();
        desk.start();
        QTRY_VERIFY2(desk.trouble().contains(QLatin1String("scheme")), qPrintable(desk.trouble()));
        QVERIFY(!desk.receiver.isListening());
        desk.environments.choose(desk.staging.id);
        desk.start();
        QTRY_VERIFY(desk.receiver.isListening());
        desk.environments.choose({});
        QTRY_VERIFY(desk.trouble().contains(QLatin1String("scheme")));
        desk.receive("Token"); // what was in force stays
        QTRY_COMPARE(desk.verdict(0), QStringLiteral("verified"));
    }
};

QTEST_MAIN(TestReceiveEnvironment)
#include "tst_ReceiveEnvironment.moc"
