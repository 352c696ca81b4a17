// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of variables: what is plain, what is secret, and what becomes of a value on its way between them.
#include "tests/ui/environments/EnvironmentsDesk.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>

using namespace sealwright;
using environments::VariableModel;
using tests::await;
using tests::EnvironmentsDesk;

namespace {

constexpr char kValue[] = "a-value-that-nobody-may-see";

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_desk = std::make_unique<EnvironmentsDesk>(); }

    void cleanup() { m_desk.reset(); }

    void theModelBehaves();
    void aWrongNameIsSaidAtItsLine_data();
    void aWrongNameIsSaidAtItsLine();
    void aStoredSecretIsDotsAndAFingerprint();
    void aMissingSecretIsSaid();
    void aSecretIsTypedAndPastedUnseen();
    void noRoleHoldsASecret();
    void aPlainValueMovesIntoTheStore();
    void changingOnesMindKeepsThePlainValue();
    void aSecretThatBecomesPlainNeedsAValue();
    void aRenamedSecretNeedsItsValueAgain();
    void removingASecretSaysSo();
    void revertBringsEverythingBack();

private:
    QString value(int row) const { return m_desk->cell(row, VariableModel::Value); }

    void save() const
    {
        m_desk->click("saveEnvironment");
        QTRY_VERIFY(!m_desk->dialog->hasUnsaved());
    }

    std::unique_ptr<EnvironmentsDesk> m_desk;
};

void TestVariables::theModelBehaves()
{
    VariableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    workspace::Environment environment;
    environment.id = QStringLiteral("env_aaaaaaaaaa");
    environment.variables = {{"host", "a", false}, {"key", {}, true}};
    model.setEnvironment(environment, vault::StoreKind::Keychain);
    QVERIFY(model.setData(model.index(2, VariableModel::Name), QStringLiteral("new"), Qt::EditRole));
    QVERIFY(!model.setData(model.index(3, VariableModel::Value), QString(), Qt::EditRole));
    QVERIFY(!model.setData(model.index(1, VariableModel::Value), QStringLiteral("x"), Qt::EditRole));
    QVERIFY(model.setData(model.index(0, VariableModel::Secret), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.removeAt(1));
    QVERIFY(!model.removeAt(2));
    QCOMPARE(model.rowCount(), 3);
}

void TestVariables::aWrongNameIsSaidAtItsLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said");
    QTest::newRow("digit first") << QStringLiteral("1st") << QStringLiteral("1st");
    QTest::newRow("blank inside") << QStringLiteral("a b") << QStringLiteral("a b");
    QTest::newRow("no ASCII") << QStringLiteral("größe") << QStringLiteral("größe");
    QTest::newRow("twice") << QStringLiteral("host") << QStringLiteral("twice");
}

void TestVariables::aWrongNameIsSaidAtItsLine()
{
    QFETCH(QString, name);
    QFETCH(QString, said);
    const auto staging = m_desk->add("staging", {{"host", "a", false}});
    m_desk->open();
    m_desk->typeInto(1, VariableModel::Name, name);
    QVERIFY2(m_desk->text("variableProblem").contains(said), qPrintable(m_desk->text("variableProblem")));
    m_desk->table()->goTo(0, VariableModel::Value);
    m_desk->click("saveEnvironment");
    QVERIFY(!m_desk->dialog->isBusy());
    QCOMPARE(m_desk->table()->currentIndex().row(), 1); // it goes there
    QCOMPARE(m_desk->keep.summary(staging.id)->environment.variables.size(), std::size_t{1});
    m_desk->typeInto(1, VariableModel::Name, QStringLiteral("fine"));
    QCOMPARE(m_desk->text("variableProblem"), QString());
    save();
    QCOMPARE(m_desk->keep.summary(staging.id)->environment.variables.size(), std::size_t{2});
}

void TestVariables::aStoredSecretIsDotsAndAFingerprint()
{
    m_desk->add("staging", {{"key", {}, true}}, {{"key", kValue}});
    m_desk->open();
    QTRY_VERIFY2(value(0).startsWith(QStringLiteral("••••••  sha256:")), qPrintable(value(0)));
    QVERIFY(!m_desk->dialog->hasUnsaved());
}

void TestVariables::aMissingSecretIsSaid()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}, {"other", {}, true}}, {{"key", kValue}});
    m_desk->world.store.failAt(m_desk->world.store.operations(), vault::VaultError::Locked);
    m_desk->open();
    QTRY_COMPARE(value(1), QStringLiteral("none stored"));
    QCOMPARE(value(0), QStringLiteral("not known"));
    QVERIFY(!m_desk->table()->model()->index(0, 1).data(Qt::ToolTipRole).toString().isEmpty());
}

void TestVariables::aSecretIsTypedAndPastedUnseen()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}});
    m_desk->open();
    m_desk->typeInto(0, VariableModel::Value, QString::fromLatin1(kValue));
    QVERIFY(value(0).contains(QLatin1String("stored when you save")));
    save();
    QCOMPARE(m_desk->world.store.secretOf(staging.secretKey("key")), QByteArray(kValue));
    QTRY_VERIFY(value(0).contains(QLatin1String("sha256:")));
    QVERIFY(!m_desk->fileOf(staging).contains(kValue));

    QGuiApplication::clipboard()->setText(QStringLiteral("another-value-that-is-pasted"));
    m_desk->table()->goTo(0, VariableModel::Value);
    QTest::keyClick(m_desk->table(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->openField() != nullptr);
    QTest::keyClick(m_desk->openField(), Qt::Key_Return);
    QTRY_VERIFY(m_desk->openField() == nullptr);
    save();
    QCOMPARE(m_desk->world.store.secretOf(staging.secretKey("key")),
             QByteArray("another-value-that-is-pasted"));

    QGuiApplication::clipboard()->setText(QString(17 * 1024, QLatin1Char('x')));
    m_desk->table()->goTo(0, VariableModel::Value);
    QTest::keyClick(m_desk->table(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->text("variableProblem").contains(QLatin1String("16 KiB")));
    QTest::keyClick(m_desk->openField(), Qt::Key_Escape);
    QTRY_VERIFY(m_desk->openField() == nullptr);
    QVERIFY(m_desk->dialog->isVisible()); // that was for the field
    QVERIFY(!m_desk->dialog->hasUnsaved());
}

void TestVariables::noRoleHoldsASecret()
{
    m_desk->add("staging", {{"key", {}, true}, {"was", kValue, false}}, {{"key", kValue}});
    m_desk->open();
    QTRY_VERIFY(value(0).contains(QLatin1String("sha256:")));
    m_desk->typeInto(0, VariableModel::Value, QString::fromLatin1(kValue));
    m_desk->switchSecret(1);
    const QAbstractItemModel *model = m_desk->table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            for (int role = 0; role < Qt::UserRole + 10; ++role) {
                QVERIFY(!model->index(row, column).data(role).toString().contains(QLatin1String(kValue)));
            }
        }
    }
}

void TestVariables::aPlainValueMovesIntoTheStore()
{
    const auto staging = m_desk->add("staging", {{"key", kValue, false}});
    m_desk->open();
    m_desk->switchSecret(0);
    QVERIFY(value(0).contains(QLatin1String("moves when you save")));
    QVERIFY2(m_desk->text("consequences").contains(QLatin1String("moves the value of key")),
             qPrintable(m_desk->text("consequences")));
    save();
    QCOMPARE(m_desk->world.store.secretOf(staging.secretKey("key")), QByteArray(kValue));
    QVERIFY(!m_desk->fileOf(staging).contains(kValue));
    QVERIFY(m_desk->keep.summary(staging.id)->environment.variables.front().isSecret);
    QTRY_VERIFY(value(0).contains(QLatin1String("sha256:")));
}

void TestVariables::changingOnesMindKeepsThePlainValue()
{
    m_desk->add("staging", {{"key", kValue, false}});
    m_desk->open();
    m_desk->switchSecret(0);
    m_desk->switchSecret(0);
    QCOMPARE(value(0), QString::fromLatin1(kValue));
    QVERIFY(!m_desk->dialog->hasUnsaved());
}

void TestVariables::aSecretThatBecomesPlainNeedsAValue()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}}, {{"key", kValue}});
    m_desk->open();
    QTRY_VERIFY(value(0).contains(QLatin1String("sha256:")));
    m_desk->switchSecret(0);
    QVERIFY(m_desk->text("variableProblem").contains(QLatin1String("was secret")));
    QVERIFY(m_desk->text("consequences").contains(QLatin1String("erases the secret value of key")));
    m_desk->click("saveEnvironment");
    QVERIFY(m_desk->world.store.has(staging.secretKey("key")));
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("for everyone"));
    save();
    QTRY_VERIFY(!m_desk->world.store.has(staging.secretKey("key")));
    QCOMPARE(m_desk->keep.summary(staging.id)->environment.variables.front().value,
             QByteArray("for everyone"));
}

void TestVariables::aRenamedSecretNeedsItsValueAgain()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}}, {{"key", kValue}});
    m_desk->open();
    QTRY_VERIFY(value(0).contains(QLatin1String("sha256:")));
    m_desk->typeInto(0, VariableModel::Name, QStringLiteral("apiKey"));
    QVERIFY(m_desk->text("variableProblem").contains(QLatin1String("old name")));
    m_desk->click("saveEnvironment");
    QVERIFY(m_desk->world.store.has(staging.secretKey("key"))); // nothing was lost
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("entered-once-more"));
    save();
    QCOMPARE(m_desk->world.store.secretOf(staging.secretKey("apiKey")), QByteArray("entered-once-more"));
    QVERIFY(!m_desk->world.store.has(staging.secretKey("key")));
}

void TestVariables::removingASecretSaysSo()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}}, {{"key", kValue}});
    m_desk->open();
    m_desk->table()->goTo(0, VariableModel::Name);
    QTest::keyClick(m_desk->table(), Qt::Key_Delete);
    QVERIFY(m_desk->text("consequences").contains(QLatin1String("erases the secret value of key")));
    save();
    QVERIFY(!m_desk->world.store.has(staging.secretKey("key")));
}

void TestVariables::revertBringsEverythingBack()
{
    m_desk->add("staging", {{"host", "a", false}, {"key", {}, true}}, {{"key", kValue}});
    m_desk->open();
    QTRY_VERIFY(value(1).contains(QLatin1String("sha256:")));
    m_desk->typeName(QStringLiteral("other"));
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("b"));
    m_desk->typeInto(1, VariableModel::Value, QStringLiteral("another-secret-of-some-length"));
    QVERIFY(m_desk->dialog->hasUnsaved());
    m_desk->click("revertEnvironment");
    QVERIFY(!m_desk->dialog->hasUnsaved());
    QCOMPARE(value(0), QStringLiteral("a"));
    QTRY_VERIFY(value(1).contains(QLatin1String("sha256:")));
    QCOMPARE(m_desk->at<QLineEdit>("environmentName")->text(), QStringLiteral("staging"));
}

QTEST_MAIN(TestVariables)
#include "tst_Variables.moc"
