// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Cancellation.h"

#include <QTest>

using namespace sealwright::base;

class TestCancellation : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isNeverRequestedOnItsOwn()
    {
        const Cancellation none;
        bool called = false;
        none.onRequested([&] { called = true; });
        QVERIFY(!none.isRequested());
        QVERIFY(!called);
    }

    void tellsAllWhoListenOnce()
    {
        CancellationSource source;
        const Cancellation first = source.cancellation();
        // Copies share what they tell.
        const Cancellation second = first; // NOLINT(performance-unnecessary-copy-initialization)
        int calls = 0;
        first.onRequested([&] { ++calls; });
        second.onRequested([&] { ++calls; });
        QVERIFY(!second.isRequested());
        source.request();
        source.request();
        QVERIFY(first.isRequested());
        QVERIFY(second.isRequested());
        QCOMPARE(calls, 2);
    }

    void tellsTheOneWhoComesLateAtOnce()
    {
        CancellationSource source;
        source.request();
        bool called = false;
        source.cancellation().onRequested([&] { called = true; });
        QVERIFY(called);
    }

    void letsACallbackDestroyTheSource()
    {
        auto source = std::make_unique<CancellationSource>();
        int calls = 0;
        source->cancellation().onRequested([&] { source.reset(); });
        source->cancellation().onRequested([&] { ++calls; });
        source->request();
        QVERIFY(!source);
        QCOMPARE(calls, 1);
    }

    void keepsListenersOfOneSourceApartFromAnother()
    {
        CancellationSource one;
        const CancellationSource two;
        one.request();
        QVERIFY(!two.cancellation().isRequested());
    }
};

QTEST_APPLESS_MAIN(TestCancellation)
#include "tst_Cancellation.moc"
