// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Timestamp.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace std::chrono_literals;

namespace {

constexpr base::TimePoint kTime{std::chrono::milliseconds(1767261600250)};

} // namespace

class TestTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesAndReadsEveryUnit_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("read");
        QTest::newRow("s") << QByteArray("s") << QByteArray("1767261600") << qint64{1767261600000};
        QTest::newRow("ms") << QByteArray("ms") << QByteArray("1767261600250") << qint64{1767261600250};
        QTest::newRow("ns") << QByteArray("ns") << QByteArray("1767261600250000000") << qint64{1767261600250};
        QTest::newRow("iso") << QByteArray("iso") << QByteArray("2026-01-01T10:00:00.250Z")
                             << qint64{1767261600250};
        QTest::newRow("isosec") << QByteArray("isosec") << QByteArray("2026-01-01T10:00:00Z")
                                << qint64{1767261600000};
        QTest::newRow("http") << QByteArray("http") << QByteArray("Thu, 01 Jan 2026 10:00:00 GMT")
                              << qint64{1767261600000};
    }

    void writesAndReadsEveryUnit()
    {
        QFETCH(const QByteArray, unit);
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, read);
        const auto known = timestampUnitNamed(unit);
        QVERIFY(known.has_value());
        QCOMPARE(nameOf(*known), unit);
        QCOMPARE(formatTimestamp(kTime, *known), text);
        const auto back = readTimestamp(text, *known);
        QVERIFY(back.has_value());
        QCOMPARE(qint64{back->time_since_epoch().count()}, read);
    }

    void writesTimesBefore1970()
    {
        const base::TimePoint before{-1ms};
        QCOMPARE(formatTimestamp(before, TimestampUnit::Seconds), QByteArray("-1"));
        QCOMPARE(formatTimestamp(before, TimestampUnit::Nanoseconds), QByteArray("-1000000"));
        QCOMPARE(formatTimestamp(before, TimestampUnit::Iso), QByteArray("1969-12-31T23:59:59.999Z"));
        QCOMPARE(formatTimestamp(base::TimePoint{}, TimestampUnit::Nanoseconds), QByteArray("0"));
    }

    void readsAnyFractionAndOffset()
    {
        QCOMPARE(readTimestamp("2026-01-01T12:00:00.25+02:00", TimestampUnit::Iso), std::optional(kTime));
        QCOMPARE(readTimestamp("2026-01-01T04:30:00.250999999-05:30", TimestampUnit::IsoSeconds),
                 std::optional(kTime));
    }

    void refusesWhatNobodyWouldHaveWritten_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *unit, const char *text) {
            QTest::addRow("%s '%s'", unit, text) << QByteArray(unit) << QByteArray(text);
        };
        for (const char *text : {"", "abc", " 1767261600", "1767261600 ", "+1767261600", "01767261600", "-0",
                                 "1767261600.5", "1e9", "0x10", "99999999999999999999"}) {
            row("s", text);
            row("ms", text);
            row("ns", text);
        }
        row("s", "9223372036854775807");
        for (const char *text : {"2026-01-01", "2026-01-01T10:00:00", "2026-13-01T10:00:00Z",
                                 "2026-02-30T10:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T10:00:60Z",
                                 "2026-01-01T10:00:00.Z", "2026-01-01t10:00:00z", "2026-01-01T10:00:00+0200",
                                 "2026-01-01T10:00:00+24:00", "2026-01-01T10:00:00Zjunk", "1767261600"}) {
            row("iso", text);
            row("isosec", text);
        }
        for (const char *text : {"Fri, 01 Jan 2026 10:00:00 GMT", "Thu, 1 Jan 2026 10:00:00 GMT",
                                 "Thu, 01 Jan 2026 10:00:00 UTC", "Thu, 01 Foo 2026 10:00:00 GMT",
                                 "Thursday, 01-Jan-26 10:00:00 GMT", "Thu, 01 Jan 2026 10:00:00 GMT "}) {
            row("http", text);
        }
    }

    void refusesWhatNobodyWouldHaveWritten()
    {
        QFETCH(const QByteArray, unit);
        QFETCH(const QByteArray, text);
        QVERIFY(!readTimestamp(text, timestampUnitNamed(unit).value()).has_value());
    }

    void readsTheArgumentOfTheCommandLine()
    {
        const auto milliseconds = parseTimeArgument(QStringLiteral("1767261600250"));
        VERIFY_RESULT(milliseconds);
        QCOMPARE(*milliseconds, kTime);
        const auto iso = parseTimeArgument(QStringLiteral("2026-01-01T10:00:00.25Z"));
        VERIFY_RESULT(iso);
        QCOMPARE(*iso, kTime);
    }

    void refusesAnArgumentThatIsNoTime()
    {
        const auto word = parseTimeArgument(QStringLiteral("yesterday"));
        VERIFY_FAILURE(word, SigningError::TimestampMalformed);
        QCOMPARE(word.error().fact("text"), QStringLiteral("yesterday"));
        VERIFY_FAILURE(parseTimeArgument(QString()), SigningError::TimestampMalformed);
        VERIFY_FAILURE(parseTimeArgument(QStringLiteral("9223372036854775807")),
                       SigningError::TimestampMalformed);
    }
};

QTEST_GUILESS_MAIN(TestTimestamp)
#include "tst_Timestamp.moc"
