// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SecretField.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace sealwright::widgets;

namespace {

QByteArray held(const SecretField &field)
{
    return field.view().toByteArray();
}

} // namespace

class TestSecretField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingAddsAndBackspaceRemovesCharacters();
    void aPasteComesInWhole();
    void selectAllIsReplacedByTyping();
    void takingLeavesItEmpty();
    void moreThanTheLimitIsRefusedAndNothingChanges();
    void enterAcceptsAndControlEnterIsLeftToThePage();
    void nothingOfTheTextIsReadableAsAProperty();
    void aScreenReaderHearsAPasswordAndNothingOfIt();
};

void TestSecretField::typingAddsAndBackspaceRemovesCharacters()
{
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("ab"));
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, QStringLiteral("ü"), Qt::NoModifier);
    QCOMPARE(held(field), QByteArray("ab\xc3\xbc"));
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(held(field), QByteArray("ab"));
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(field.isEmpty());
}

void TestSecretField::aPasteComesInWhole()
{
    SecretField field;
    QSignalSpy changed(&field, &SecretField::changed);
    QGuiApplication::clipboard()->setText(QStringLiteral(" -----BEGIN\nkey\n "));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(held(field), QByteArray(" -----BEGIN\nkey\n "));
    QCOMPARE(changed.count(), 1);
}

void TestSecretField::selectAllIsReplacedByTyping()
{
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("old"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_N);
    QCOMPARE(held(field), QByteArray("n"));
}

void TestSecretField::takingLeavesItEmpty()
{
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("secret"));
    const sealwright::base::SecretBytes taken = field.take();
    QCOMPARE(taken.view().toByteArray(), QByteArray("secret"));
    QVERIFY(field.isEmpty());
    QCOMPARE(field.view().size(), 0);
}

void TestSecretField::moreThanTheLimitIsRefusedAndNothingChanges()
{
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("x"));
    QSignalSpy refused(&field, &SecretField::refused);
    QGuiApplication::clipboard()->setText(QString(16 * 1024, QLatin1Char('a')));
    field.paste();
    QCOMPARE(refused.count(), 1);
    QCOMPARE(held(field), QByteArray("x"));
}

void TestSecretField::enterAcceptsAndControlEnterIsLeftToThePage()
{
    SecretField field;
    QSignalSpy accepted(&field, &SecretField::accepted);
    QTest::keyClick(&field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(accepted.count(), 0);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
}

void TestSecretField::nothingOfTheTextIsReadableAsAProperty()
{
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("sentinel"));
    const QMetaObject *meta = field.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        QVERIFY(!meta->property(i).read(&field).toString().contains(QLatin1String("sentinel")));
    }
}

void TestSecretField::aScreenReaderHearsAPasswordAndNothingOfIt()
{
    SecretField field;
    field.setAccessibleName(QStringLiteral("Token"));
    QTest::keyClicks(&field, QStringLiteral("sentinel"));
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&field);
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::EditableText);
    QVERIFY(accessible->state().passwordEdit);
    QVERIFY(accessible->state().focusable);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Token"));
    QVERIFY(accessible->textInterface() == nullptr);
    QVERIFY(accessible->text(QAccessible::Value).isEmpty());
}

QTEST_MAIN(TestSecretField)
#include "tst_SecretField.moc"
