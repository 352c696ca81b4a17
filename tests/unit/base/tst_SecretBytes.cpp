// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/SecretBytes.h"

#include <QBuffer>
#include <QDebug>
#include <QFile>
#include <QString>
#include <QTest>
#include <QVariant>

#include <ostream>
#include <type_traits>

using namespace sealwright::base;

// What must not compile. Each line would be a leak waiting to happen.
template<typename T>
concept Streamable = requires(QDebug debug, std::ostream &stream, QDataStream &data, const T &value) {
    requires requires { debug << value; } || requires { stream << value; } || requires { data << value; };
};

template<typename T>
concept Appendable = requires(QString text, QByteArray bytes, const T &value) {
    requires requires { text += value; } || requires { bytes += value; } ||
                 requires { text.append(value); } || requires { bytes.append(value); };
};

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
static_assert(std::is_nothrow_move_assignable_v<SecretBytes>);
static_assert(!std::is_convertible_v<SecretBytes, QString>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArray>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArrayView>);
static_assert(!std::is_convertible_v<SecretBytes, std::string_view>);
static_assert(!std::is_convertible_v<SecretBytes, std::string>);
static_assert(!std::is_convertible_v<SecretBytes, QVariant>);
static_assert(!std::is_constructible_v<QString, SecretBytes>);
static_assert(!std::is_constructible_v<QByteArray, SecretBytes>);
static_assert(!std::is_constructible_v<std::string, SecretBytes>);
static_assert(!std::is_constructible_v<QVariant, SecretBytes>);
// Nor by accident from what may be lying around: making one is done on purpose.
static_assert(!std::is_convertible_v<QByteArray, SecretBytes>);
static_assert(!std::is_convertible_v<QString, SecretBytes>);
static_assert(!std::is_convertible_v<const char *, SecretBytes>);
static_assert(!Streamable<SecretBytes>);
static_assert(!Appendable<SecretBytes>);
// The concepts themselves can say yes.
static_assert(Streamable<QByteArray>);
static_assert(Appendable<QByteArray>);

namespace {

/// The flags of the mapping that holds the address, as /proc/self/smaps lists them (proc(5), VmFlags).
QByteArrayList mappingFlags(const void *address)
{
    QFile smaps(QStringLiteral("/proc/self/smaps"));
    if (!smaps.open(QFile::ReadOnly)) {
        return {};
    }
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool inside = false;
    const QByteArrayList lines = smaps.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArrayList words = line.simplified().split(' ');
        const QByteArrayList range = words.first().split('-');
        bool isRange = false;
        const quintptr begin = range.first().toULongLong(&isRange, 16);
        if (range.size() == 2 && isRange) {
            inside = begin <= wanted && wanted < range.at(1).toULongLong(nullptr, 16);
        } else if (inside && words.first() == "VmFlags:") {
            return words.mid(1);
        }
    }
    return {};
}

/// What lies at an address now, by way of the kernel: nothing when it is no longer mapped.
QByteArray memoryAt(const void *address, qsizetype size)
{
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!memory.open(QFile::ReadOnly | QFile::Unbuffered) ||
        !memory.seek(static_cast<qint64>(reinterpret_cast<quintptr>(address)))) {
        return {};
    }
    return memory.read(size);
}

} // namespace

class TestSecretBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void holdsExactlyTheBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("hunter2");
        QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
        QTest::newRow("one page") << QByteArray(4096, 'p');
        QTest::newRow("a page and a byte") << QByteArray(4097, 'q');
    }

    void holdsExactlyTheBytes()
    {
        QFETCH(QByteArray, bytes);
        const SecretBytes secret = SecretBytes::copyOf(bytes);
        QCOMPARE(secret.size(), bytes.size());
        QVERIFY(secret.view() == QByteArrayView(bytes));
        QVERIFY(!secret.isEmpty());
    }

    void mayBeEmpty()
    {
        const SecretBytes none;
        QVERIFY(none.isEmpty());
        QVERIFY(none.view().isEmpty());
        QVERIFY(SecretBytes::copyOf("").isEmpty());
        QVERIFY(none.clone().isEmpty());
    }

    void movesWithoutCopying()
    {
        SecretBytes first = SecretBytes::copyOf("moved");
        const char *place = first.view().data();
        SecretBytes second = std::move(first);
        QCOMPARE(second.view().data(), place);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): the state after a move is promised
        SecretBytes third = SecretBytes::copyOf("overwritten");
        third = std::move(second);
        QCOMPARE(third.view().data(), place);
        QVERIFY(third.view() == QByteArrayView("moved"));
    }

    void survivesBeingMovedOntoItself()
    {
        SecretBytes secret = SecretBytes::copyOf("self");
        SecretBytes &same = secret;
        secret = std::move(same);
        QVERIFY(secret.view() == QByteArrayView("self"));
    }

    void clonesOntoPagesOfItsOwn()
    {
        SecretBytes first = SecretBytes::copyOf("twin");
        const SecretBytes second = first.clone();
        QVERIFY(first.view().data() != second.view().data());
        first = SecretBytes();
        QVERIFY(second.view() == QByteArrayView("twin"));
    }

    void wipesTheBytesThatItTakes()
    {
        QByteArray source("take me, I am long enough to lie on the heap");
        const char *place = source.constData();
        const SecretBytes secret = SecretBytes::take(std::move(source));
        QVERIFY(secret.view().startsWith("take me"));
        QVERIFY(source.isEmpty()); // NOLINT(bugprone-use-after-move): the state after a move is promised
        QVERIFY(!memoryAt(place, 44).contains("take me"));
    }

    void leavesSharedBytesAlone()
    {
        QByteArray source("shared");
        const QByteArray other = source;
        const SecretBytes secret = SecretBytes::take(std::move(source));
        QCOMPARE(other, QByteArray("shared"));
        QVERIFY(secret.view() == QByteArrayView("shared"));
    }

    void isNeverPartOfACoreDump()
    {
        const SecretBytes secret = SecretBytes::copyOf("not for the dump");
        const QByteArrayList flags = mappingFlags(secret.view().data());
        QVERIFY2(flags.contains("dd"), flags.join(' ').constData());
        // The heap is dumped, so the flag is not there by chance.
        const auto onTheHeap = std::make_unique<char[]>(64);
        QVERIFY(!mappingFlags(onTheHeap.get()).isEmpty());
        QVERIFY(!mappingFlags(onTheHeap.get()).contains("dd"));
    }

    void isLockedInMemory()
    {
        const SecretBytes secret = SecretBytes::copyOf("not for the swap");
        const QByteArrayList flags = mappingFlags(secret.view().data());
        if (!flags.contains("lo")) {
            QSKIP("RLIMIT_MEMLOCK does not allow it here");
        }
    }

    void isGoneWhenItIsFreed()
    {
        const void *place = nullptr;
        {
            const SecretBytes secret = SecretBytes::copyOf("seen through the kernel");
            place = secret.view().data();
            QVERIFY(memoryAt(place, 23).contains("seen through the kernel"));
        }
        QVERIFY(!memoryAt(place, 23).contains("seen through"));
    }

    void wipesAnArrayInPlace()
    {
        QByteArray bytes("wipe me, I am long enough to lie on the heap");
        const char *place = bytes.constData();
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QVERIFY(!memoryAt(place, 44).contains("wipe me"));
    }

    void readsAFileToItsLimitAndOneByteOn()
    {
        QByteArray bytes("0123456789");
        for (const auto &[limit, read] :
             {std::pair{0, "0"}, {9, "0123456789"}, {10, "0123456789"}, {99, "0123456789"}}) {
            QBuffer file(&bytes);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(readSecret(file, limit), std::optional(QByteArray(read)));
        }
        QBuffer closed(&bytes);
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::read (QBuffer): device not open");
        QVERIFY(!readSecret(closed, 10));
    }
};

QTEST_APPLESS_MAIN(TestSecretBytes)
#include "tst_SecretBytes.moc"
