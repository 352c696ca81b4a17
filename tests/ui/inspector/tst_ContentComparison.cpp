// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ContentComparison.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace sealwright;
using inspector::ContentComparison;

class TestContentComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsTheFirstDifference_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("built");
        QTest::addColumn<qsizetype>("offset");
        QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << qsizetype{-1};
        QTest::newRow("another byte") << QByteArray("abc") << QByteArray("axc") << qsizetype{1};
        QTest::newRow("longer") << QByteArray("abc") << QByteArray("abc\n") << qsizetype{3};
        QTest::newRow("shorter") << QByteArray("abc\n") << QByteArray("abc") << qsizetype{3};
        QTest::newRow("nothing") << QByteArray() << QByteArray("a") << qsizetype{0};
    }

    void findsTheFirstDifference()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, built);
        const ContentComparison comparison({sent, {}}, {built, {}});
        QTEST(comparison.differenceOffset(), "offset");
    }

    void showsBothAsTextAndAsHex()
    {
        ContentComparison comparison({"17.{\"a\": 1}", {{"timestamp", 0, 2}, {"body", 3, 8}}},
                                     {"17.{\"a\":1}", {{"timestamp", 0, 2}, {"body", 3, 7}}});
        comparison.resize(700, 300);
        comparison.show();
        QVERIFY(QTest::qWaitForWindowExposed(&comparison));
        auto *sent = comparison.findChild<widgets::MarkedText *>(QStringLiteral("sentContent"));
        auto *built = comparison.findChild<widgets::MarkedText *>(QStringLiteral("builtContent"));
        QCOMPARE(sent->bytes(), QByteArray("17.{\"a\": 1}"));
        QCOMPARE(sent->textCursor().position(), 8);
        QCOMPARE(built->textCursor().position(), 8);
        QCOMPARE(sent->extraSelections().size(), 3); // two parts and the difference, above them
        QCOMPARE(sent->extraSelections().last().cursor.selectedText(), QStringLiteral(" "));
        comparison.findChild<QComboBox *>(QStringLiteral("comparisonForm"))->setCurrentIndex(1);
        QVERIFY(sent->bytes().startsWith("00000000  31 37 2e"));
        comparison.findChild<QToolButton *>(QStringLiteral("builtContentCopy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("17.{\"a\":1}"));
    }

    void showsOfLongOnesWhatStandsAroundTheDifference()
    {
        QByteArray body(3'000'000, 'x');
        QByteArray other = body;
        other[2'000'000] = 'y';
        const ContentComparison comparison({body, {{"body", 0, body.size()}}}, {other, {}});
        QCOMPARE(comparison.differenceOffset(), qsizetype{2'000'000});
        auto *built = comparison.findChild<widgets::MarkedText *>(QStringLiteral("builtContent"));
        QCOMPARE(built->bytes().size(), qsizetype{65'536});
        QVERIFY(built->bytes().contains('y'));
        auto *sum = comparison.findChild<QLabel *>(QStringLiteral("builtContentSum"));
        QVERIFY(sum->text().contains(QLatin1String("are shown")));
    }
};

QTEST_MAIN(TestContentComparison)
#include "tst_ContentComparison.moc"
