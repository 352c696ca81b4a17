// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DeliveryListModel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace sealwright;
using models::DeliveryListModel;

namespace {

flow::Delivery delivery(int number, const QByteArray &body = "{}")
{
    flow::Delivery delivery;
    delivery.id = QStringLiteral("dlv_%1").arg(number);
    delivery.capture.receivedAt = base::TimePoint(std::chrono::milliseconds(1767261600000 + number));
    delivery.capture.request.url = "http://localhost:8787/hook?n=" + QByteArray::number(number);
    delivery.capture.request.body = body;
    delivery.wireSize.body = body.size();
    return delivery;
}

QString word(const flow::Delivery &delivery)
{
    return delivery.capture.problem ? QStringLiteral("malformed") : QStringLiteral("verified");
}

} // namespace

class TestDeliveryListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsTheRulesOfItemModels()
    {
        DeliveryListModel model(word);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLimits(3, DeliveryListModel::kBytes);
        for (int i = 0; i < 10; ++i) {
            model.append(delivery(i));
        }
        QTRY_COMPARE(model.received(), 10);
        QCOMPARE(model.rowCount(), 3);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void showsTheNewestFirst()
    {
        DeliveryListModel model(word);
        model.append(delivery(1));
        QCOMPARE(model.rowCount(), 1); // at once
        model.append(delivery(2));
        model.append(delivery(3));
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.deliveryAt(0).id, QStringLiteral("dlv_3"));
        QCOMPARE(model.deliveryAt(2).id, QStringLiteral("dlv_1"));
    }

    void bringsABurstInTogether()
    {
        DeliveryListModel model(word);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 5000; ++i) {
            model.append(delivery(i));
        }
        QTRY_COMPARE(model.rowCount(), 5000);
        QVERIFY(inserted.size() <= 3);
    }

    void dropsTheOldestAndCountsThem()
    {
        DeliveryListModel model(word);
        model.setLimits(4, DeliveryListModel::kBytes);
        for (int i = 0; i < 7; ++i) {
            model.append(delivery(i));
        }
        QTRY_COMPARE(model.dropped(), 3);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.deliveryAt(3).id, QStringLiteral("dlv_3"));
        QCOMPARE(model.received(), 7);
    }

    void holdsNoMoreBytesThanItMay()
    {
        DeliveryListModel model(word);
        model.setLimits(100, 2500);
        for (int i = 0; i < 5; ++i) {
            model.append(delivery(i, QByteArray(1000, 'x')));
        }
        QTRY_COMPARE(model.received(), 5);
        QCOMPARE(model.rowCount(), 2);
        model.append(delivery(5, QByteArray(9000, 'x')));
        QTRY_COMPARE(model.received(), 6);
        QCOMPARE(model.rowCount(), 1); // the newest stays, however large
        QCOMPARE(model.deliveryAt(0).id, QStringLiteral("dlv_5"));
    }

    void keepsPersistentIndexesOnTheirDelivery()
    {
        DeliveryListModel model(word);
        model.append(delivery(1));
        const QPersistentModelIndex first(model.index(0, 0));
        model.append(delivery(2));
        QTRY_COMPARE(first.row(), 1);
        QCOMPARE(model.deliveryAt(first.row()).id, QStringLiteral("dlv_1"));
    }

    void saysWhatStandsInEachCell()
    {
        DeliveryListModel model(word);
        model.append(delivery(7, "{\"message\":{\"type\":\"tool-calls\"}}"));
        const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(DeliveryListModel::Verdict), QStringLiteral("verified"));
        QCOMPARE(text(DeliveryListModel::Event), QStringLiteral("tool-calls"));
        QCOMPARE(text(DeliveryListModel::Request), QStringLiteral("POST /hook?n=7"));
        QCOMPARE(text(DeliveryListModel::Size), QStringLiteral("33 B"));
        QVERIFY(text(DeliveryListModel::Time).endsWith(QStringLiteral(":00.007")));
        QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Verdict: verified"));
    }

    void saysADashForWhatWasNoRequest()
    {
        DeliveryListModel model(word);
        flow::Delivery broken;
        broken.capture.head = "GARBAGE";
        broken.capture.request.method.clear();
        broken.capture.problem = base::Error(capture::CaptureError::Malformed);
        model.append(broken);
        QCOMPARE(model.index(0, DeliveryListModel::Request).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(0, DeliveryListModel::Event).data().toString(), QStringLiteral("–"));
    }

    void findsTheEvent_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("event");
        QTest::newRow("vapi") << QByteArray("{\"message\":{\"type\":\"hang\"}}") << QStringLiteral("hang");
        QTest::newRow("stripe") << QByteArray("{\"id\":1,\"type\":\"invoice.paid\"}")
                                << QStringLiteral("invoice.paid");
        QTest::newRow("message wins")
            << QByteArray("{\"type\":\"a\",\"message\":{\"type\":\"b\"}}") << QStringLiteral("b");
        QTest::newRow("message without type")
            << QByteArray("{\"type\":\"a\",\"message\":{}}") << QStringLiteral("a");
        QTest::newRow("message is text")
            << QByteArray("{\"type\":\"a\",\"message\":\"m\"}") << QStringLiteral("a");
        QTest::newRow("type is a number") << QByteArray("{\"type\":1}") << QString();
        QTest::newRow("blanks before") << QByteArray(" \n{\"type\":\"a\"}") << QStringLiteral("a");
        QTest::newRow("a list") << QByteArray("[{\"type\":\"a\"}]") << QString();
        QTest::newRow("broken") << QByteArray("{\"type\":\"a\"") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("form") << QByteArray("type=a") << QString();
        QTest::newRow("hostile") << QByteArray("{\"type\":\"a\\u202eb\\n\"}")
                                 << QStringLiteral("a\\u{202e}b\\n");
    }

    void findsTheEvent()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, event);
        QCOMPARE(models::eventOf(body), event);
    }
};

QTEST_GUILESS_MAIN(TestDeliveryListModel)
#include "tst_DeliveryListModel.moc"
