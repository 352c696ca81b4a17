// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeSecretStore.h"
#include "ui/shell/StoreWatch.h"
#include "ui/widgets/Banner.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sealwright;
using tests::FakeSecretStore;

class TestStoreWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aStoreThatWorksNeedsNoWords();
    void aStoreThatFailsOffersMemory();
    void tryingAgainAsksTheStoreAgain();
    void waitingForTheKeyringIsSaid();

private:
    QPushButton *button(const char *name) const
    {
        return m_banner->findChild<QPushButton *>(QLatin1String(name));
    }

    FakeSecretStore *m_fake = nullptr;
    std::unique_ptr<vault::ChosenStore> m_store;
    std::unique_ptr<flow::ChooseStore> m_choose;
    std::unique_ptr<widgets::Banner> m_banner;
    std::unique_ptr<shell::StoreWatch> m_watch;
};

void TestStoreWatch::init()
{
    auto fake = std::make_unique<FakeSecretStore>();
    m_fake = fake.get();
    m_store = std::make_unique<vault::ChosenStore>(std::move(fake));
    m_choose = std::make_unique<flow::ChooseStore>(*m_store, [](vault::StoreKind kind) {
        auto other = std::make_unique<FakeSecretStore>();
        other->setKind(kind);
        return other;
    });
    m_banner = std::make_unique<widgets::Banner>();
    m_watch = std::make_unique<shell::StoreWatch>(*m_choose, *m_store, *m_banner);
}

void TestStoreWatch::cleanup()
{
    m_watch.reset();
    m_banner.reset();
    m_choose.reset();
    m_store.reset();
}

void TestStoreWatch::aStoreThatWorksNeedsNoWords()
{
    QSignalSpy usable(m_watch.get(), &shell::StoreWatch::usable);
    m_watch->check();
    QCOMPARE(usable.count(), 1);
    QVERIFY(m_banner->isHidden());
    QVERIFY(m_watch->state().checked);
}

void TestStoreWatch::aStoreThatFailsOffersMemory()
{
    m_fake->failAlways(vault::VaultError::NoBus);
    QSignalSpy usable(m_watch.get(), &shell::StoreWatch::usable);
    m_watch->check();
    QCOMPARE(usable.count(), 0);
    QVERIFY(!m_banner->isHidden());
    QVERIFY(m_watch->state().trouble.has_value());
    QTest::mouseClick(button("first"), Qt::LeftButton);
    QCOMPARE(usable.count(), 1);
    QVERIFY(m_watch->state().kind == vault::StoreKind::Session);
    QVERIFY(!m_watch->state().trouble.has_value());
    QVERIFY(m_banner->sentence().contains(QLatin1String("memory")));
}

void TestStoreWatch::tryingAgainAsksTheStoreAgain()
{
    m_fake->failAlways(vault::VaultError::Locked);
    m_watch->check();
    QVERIFY(!m_banner->isHidden());
    m_fake->work();
    QTest::mouseClick(button("second"), Qt::LeftButton);
    QVERIFY(m_banner->isHidden());
}

void TestStoreWatch::waitingForTheKeyringIsSaid()
{
    QSignalSpy changed(m_watch.get(), &shell::StoreWatch::changed);
    Q_EMIT m_fake->unlockPending(true);
    QVERIFY(!m_banner->isHidden());
    QVERIFY(m_banner->sentence().contains(QLatin1String("keyring")));
    QVERIFY(changed.last().at(1).toBool());
    Q_EMIT m_fake->unlockPending(false);
    QVERIFY(m_banner->isHidden());
}

QTEST_MAIN(TestStoreWatch)
#include "tst_StoreWatch.moc"
