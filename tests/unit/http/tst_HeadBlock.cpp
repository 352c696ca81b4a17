// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeadBlock.h"

#include <QTest>

using namespace sealwright::http;

class TestHeadBlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsWhatCrossedTheWire()
    {
        const HeadBlock block = readHead("HTTP/1.1 200 OK\r\nA: 1\r\na:\t 2 \t\r\nEmpty:\r\nodd "
                                         "line\r\nFold: x\r\n \t y\r\n\r\nNot: me\r\n");
        QCOMPARE(block.startLine, QByteArray("HTTP/1.1 200 OK"));
        const HeaderList expected{{"A", "1"}, {"a", "2"}, {"Empty", ""}, {"Fold", "x y"}};
        QVERIFY(block.headers == expected);
    }

    void takesBareLfAndAnUnfinishedBlock()
    {
        const HeadBlock block = readHead("GET / HTTP/1.1\nA: 1\nB");
        const HeaderList expected{{"A", "1"}};
        QVERIFY(block.headers == expected);
        QVERIFY(readHead("").headers.isEmpty());
        QVERIFY(readHead(" folded\r\n\r\n").headers.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHeadBlock)
#include "tst_HeadBlock.moc"
