// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/OneShot.h"

#include <QCoroTask>
#include <QTest>

#include <memory>

using namespace sealwright::base;

namespace {

QCoro::Task<> take(OneShot<std::unique_ptr<int>>::Awaiter awaiting, int &seen)
{
    const std::unique_ptr<int> value = co_await awaiting;
    seen = *value;
}

} // namespace

class TestOneShot : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void wakesTheWaitingCoroutineAtOnce()
    {
        OneShot<std::unique_ptr<int>> promise;
        int seen = 0;
        take(promise.awaiter(), seen);
        QCOMPARE(seen, 0);
        QVERIFY(!promise.isResolved());
        promise.resolve(std::make_unique<int>(7));
        QCOMPARE(seen, 7);
        QVERIFY(promise.isResolved());
    }

    void doesNotSuspendWhenTheValueIsThere()
    {
        OneShot<std::unique_ptr<int>> promise;
        promise.resolve(std::make_unique<int>(8));
        int seen = 0;
        take(promise.awaiter(), seen);
        QCOMPARE(seen, 8);
    }

    void keepsTheFirstValue()
    {
        OneShot<int> promise;
        promise.resolve(1);
        promise.resolve(2);
        QCOMPARE(promise.awaiter().await_resume(), 1);
    }

    void sharesItsStateWithItsCopies()
    {
        const OneShot<int> promise;
        OneShot<int> copy = promise;
        copy.resolve(3);
        QVERIFY(promise.isResolved());
        QCOMPARE(promise.awaiter().await_resume(), 3);
    }

    void letsTheCoroutineDestroyTheOneWhoResolves()
    {
        auto promise = std::make_unique<OneShot<int>>();
        const auto destroy = [](OneShot<int>::Awaiter awaiting,
                                std::unique_ptr<OneShot<int>> &owner) -> QCoro::Task<> {
            const int value = co_await awaiting;
            Q_UNUSED(value);
            owner.reset();
        };
        destroy(promise->awaiter(), promise);
        promise->resolve(4);
        QVERIFY(!promise);
    }
};

QTEST_APPLESS_MAIN(TestOneShot)
#include "tst_OneShot.moc"
