// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ResponseAnomalies.h"
#include "app/text/DescribeAnomaly.h"

#include <QSet>
#include <QTest>

using namespace sealwright;

class TestDescribeAnomaly : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyAnomalyHasItsSentence()
    {
        const QByteArray head(
            "HTTP/1.1 200 \x1bOK\nA: b\r\n c\r\nContent-Length: 5, 6\r\nContent-Length: x\r\n"
            "Transfer-Encoding: chunked\r\n\r\n");
        std::vector<QString> codes = sender::headAnomalies(head);
        codes.push_back(QStringLiteral("repeated_content_length"));
        codes.push_back(QStringLiteral("bytes_after_body"));
        QCOMPARE(codes.size(), std::size_t{9});
        QSet<QString> sentences;
        for (const QString &code : codes) {
            const QString sentence = text::describeAnomaly(code);
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(code));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), qsizetype{9});
    }

    void saysNothingOfWhatItDoesNotKnow() { QVERIFY(text::describeAnomaly(QStringLiteral("odd")).isEmpty()); }
};

QTEST_GUILESS_MAIN(TestDescribeAnomaly)
#include "tst_DescribeAnomaly.moc"
