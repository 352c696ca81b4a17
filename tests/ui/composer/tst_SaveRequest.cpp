// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a request that holds a secret of the vault, as the Send page does it.
#include "tests/flow/SendWorld.h"
#include "tests/flow/TypedWorld.h"
#include "ui/composer/RequestEditor.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QLineEdit>
#include <QTest>

using namespace sealwright;
using namespace sealwright::tests;
using widgets::Dialogs;

namespace {

constexpr char kSecret[] = "tok_5f2c9e71ab04d386";

struct SavingDesk
{
    WithTypedSecrets<SendWorld> world;
    flow::SendTwins twins{world.send};
    models::EnvironmentChoice environments{world.keepEnvironment};
    std::unique_ptr<composer::SendPage> page;

    SavingDesk()
    {
        world.added(FlowWorld::bearer(QStringLiteral("Live")), kSecret);
        workspace::SavedRequest request;
        request.name = QStringLiteral("Order");
        request.url = "http://a.test/";
        if (!world.workspace.saveRequest(request)) {
            qFatal("the request that the test starts from could not be saved");
        }
        page = std::make_unique<composer::SendPage>(
            world.send, twins, world.keepRequest, world.inspect, world.recipes, environments,
            [](const QString &) -> QCoro::Task<base::Result<QString>> { co_return QString(); });
        page->reload();
    }

    void typeSecret() const
    {
        page->findChild<QLineEdit *>(QStringLiteral("url"))
            ->setText(QStringLiteral("http://a.test/?key=") + QLatin1String(kSecret));
    }

    QByteArray savedUrl() const { return world.keepRequest.list()->items.front().url; }
};

} // namespace

class TestSaveRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsASecretAsAVariableWhenAsked()
    {
        SavingDesk desk;
        desk.typeSecret();
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        desk.page->saveRequest();
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("Live")));
        QVERIFY(!Dialogs::lastSentence().contains(QLatin1String(kSecret)));
        QVERIFY(!desk.page->hasUnsaved());
        QCOMPARE(desk.savedUrl(), QByteArray("http://a.test/?key={{key}}"));
        QCOMPARE(desk.page->findChild<QLineEdit *>(QStringLiteral("url"))->text(),
                 QStringLiteral("http://a.test/?key={{key}}"));
        QVERIFY(desk.environments.chosen() != nullptr);
        QCOMPARE(desk.environments.chosen()->name, QStringLiteral("Default"));
    }

    void savesItAsTypedOrNotAtAll()
    {
        SavingDesk desk;
        desk.typeSecret();
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        desk.page->saveRequest();
        QVERIFY(desk.page->hasUnsaved());
        QCOMPARE(desk.savedUrl(), QByteArray("http://a.test/"));
        bool isDone = true;
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        desk.page->saveAll([&isDone](bool done) { isDone = done; });
        QVERIFY(!isDone);
        Dialogs::setNextAnswer(Dialogs::Answer::Other);
        desk.page->saveAll([&isDone](bool done) { isDone = done; });
        QVERIFY(isDone);
        QVERIFY(desk.savedUrl().endsWith(kSecret));
    }

    void saysWhatWasNotComparedAndAsksForNoKeyring()
    {
        SavingDesk desk;
        desk.world.store.lockKeyring();
        desk.page->findChild<QLineEdit *>(QStringLiteral("url"))->setText(QStringLiteral("http://b.test/"));
        desk.page->saveRequest();
        QVERIFY(!desk.page->hasUnsaved());
        QCOMPARE(desk.world.store.prompts(), 0);
        const auto *banner = desk.page->findChild<widgets::Banner *>(QStringLiteral("trouble"));
        QVERIFY2(banner->sentence().contains(QLatin1String("One secret was not compared")),
                 qPrintable(banner->sentence()));
    }

    void losesNothingThatIsTypedWhileItLooks()
    {
        SavingDesk desk;
        desk.world.store.hold();
        auto *url = desk.page->findChild<QLineEdit *>(QStringLiteral("url"));
        url->setText(QStringLiteral("http://first.test/"));
        desk.page->saveRequest();
        url->setText(QStringLiteral("http://second.test/"));
        desk.page->saveRequest(); // is under way already
        desk.world.store.release();
        QTRY_COMPARE(desk.savedUrl(), QByteArray("http://first.test/"));
        QCOMPARE(url->text(), QStringLiteral("http://second.test/"));
        QVERIFY(desk.page->hasUnsaved());
    }
};

QTEST_MAIN(TestSaveRequest)
#include "tst_SaveRequest.moc"
