// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/HeaderTable.h"
#include "ui/widgets/NameValueModel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace sealwright::widgets;

namespace {

std::vector<NameValueRow> threeRows()
{
    return {{"X-A", "1", true}, {"x-a", "2", false}, {"X-A", "3", true}};
}

} // namespace

class TestHeaderTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderCaseAndDuplicates();
    void theModelBehaves();
    void writingIntoTheBlankLineAddsARow();
    void tabGoesOnInTheSameLine();
    void deleteRemovesAndAltArrowsMove();
    void spaceSwitchesARow();
    void bytesThatAreNotUtf8SurviveAnUnchangedEdit();
    void theFirstProblemOfAnEnabledRowIsTold();
};

void TestHeaderTable::keepsOrderCaseAndDuplicates()
{
    HeaderTable table;
    table.setRows(threeRows());
    QVERIFY(table.rows() == threeRows());
    QCOMPARE(table.enabledCount(), 2);
}

void TestHeaderTable::theModelBehaves()
{
    NameValueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(threeRows());
    QVERIFY(model.moveBy(0, 1));
    QVERIFY(model.moveBy(2, -2));
    QVERIFY(!model.moveBy(2, 1));
    QVERIFY(model.removeAt(1));
    QVERIFY(!model.removeAt(2));
    QVERIFY(model.setData(model.index(2, NameValueModel::Value), QStringLiteral("v"), Qt::EditRole));
    QVERIFY(model.setData(model.index(3, NameValueModel::Name), QStringLiteral("n"), Qt::EditRole));
    QCOMPARE(model.rows().size(), std::size_t{4});
}

void TestHeaderTable::writingIntoTheBlankLineAddsARow()
{
    HeaderTable table;
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QSignalSpy changed(&table, &HeaderTable::rowsChanged);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Insert);
    auto *editor = table.viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("X-New"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(table.rows().size(), std::size_t{1});
    QCOMPARE(table.rows()[0].name, QByteArray("X-New"));
    QVERIFY(table.rows()[0].enabled);
    QVERIFY(changed.count() > 0);
}

void TestHeaderTable::tabGoesOnInTheSameLine()
{
    HeaderTable table;
    table.show();
    table.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Insert);
    auto *name = table.viewport()->findChild<QLineEdit *>();
    QTest::keyClicks(name, QStringLiteral("X-New"));
    QTest::keyClick(name, Qt::Key_Tab);
    QTRY_VERIFY(table.viewport()->findChild<QLineEdit *>() != nullptr &&
                table.viewport()->findChild<QLineEdit *>()->isVisible());
    QCOMPARE(table.currentIndex(), table.model()->index(0, NameValueModel::Value));
}

void TestHeaderTable::deleteRemovesAndAltArrowsMove()
{
    HeaderTable table;
    table.setRows(threeRows());
    table.setCurrentIndex(table.model()->index(2, NameValueModel::Name));
    QTest::keyClick(&table, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(table.rows()[1].value, QByteArray("3"));
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(table.rows().size(), std::size_t{2});
    QCOMPARE(table.rows()[1].value, QByteArray("2"));
}

void TestHeaderTable::spaceSwitchesARow()
{
    HeaderTable table;
    table.setRows(threeRows());
    table.setCurrentIndex(table.model()->index(1, NameValueModel::Name));
    QTest::keyClick(&table, Qt::Key_Space);
    QVERIFY(table.rows()[1].enabled);
    QTest::keyClick(&table, Qt::Key_Space);
    QVERIFY(!table.rows()[1].enabled);
}

void TestHeaderTable::bytesThatAreNotUtf8SurviveAnUnchangedEdit()
{
    HeaderTable table;
    table.setRows({{"X-Latin", "caf\xe9", true}});
    const QModelIndex value = table.model()->index(0, NameValueModel::Value);
    QVERIFY(table.model()->setData(value, table.model()->data(value, Qt::EditRole), Qt::EditRole));
    QCOMPARE(table.rows()[0].value, QByteArray("caf\xe9"));
}

void TestHeaderTable::theFirstProblemOfAnEnabledRowIsTold()
{
    HeaderTable table;
    table.setCheck([](const NameValueRow &row) {
        return row.name.contains(' ') ? QStringLiteral("blank in %1").arg(QString::fromUtf8(row.name))
                                      : QString();
    });
    table.setRows({{"fine", "", true}, {"off one", "", false}, {"bad one", "", true}});
    QCOMPARE(table.problem(), QStringLiteral("blank in bad one"));
}

QTEST_MAIN(TestHeaderTable)
#include "tst_HeaderTable.moc"
