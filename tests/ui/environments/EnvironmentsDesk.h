// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/flow/FlowWorld.h"
#include "tests/ui/SavedEnvironment.h"
#include "ui/environments/EnvironmentList.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/environments/VariableModel.h"
#include "ui/environments/VariableTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/SecretField.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace sealwright::tests {

/// The dialog in the open, and its controls by their names.
struct EnvironmentsDesk
{
    FlowWorld world;
    flow::KeepEnvironment keep{world.workspace, world.store, world.random};
    models::EnvironmentChoice choice{keep};
    std::unique_ptr<environments::EnvironmentsDialog> dialog;

    workspace::Environment add(const char *name, std::vector<workspace::EnvironmentVariable> variables,
                               const std::map<QByteArray, QByteArray> &secrets = {})
    {
        return savedEnvironment(keep, QString::fromUtf8(name), std::move(variables), secrets);
    }

    void open()
    {
        choice.reload();
        dialog = std::make_unique<environments::EnvironmentsDialog>(keep, choice);
        dialog->show();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    }

    template<typename T = QWidget>
    T *at(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }

    environments::EnvironmentList *list() const
    {
        return at<environments::EnvironmentList>("environmentList");
    }

    environments::VariableTable *table() const { return at<environments::VariableTable>("variables"); }

    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < list()->count(); ++row) {
            names.append(list()->item(row)->text());
        }
        return names;
    }

    /// As the user does.
    void chooseLine(int row) const { list()->setCurrentRow(row); }

    void typeName(const QString &name) const
    {
        auto *field = at<QLineEdit>("environmentName");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, name);
        if (name.isEmpty()) {
            QTest::keyClick(field, Qt::Key_Delete);
        }
    }

    /// Opens a cell by the keyboard, types and presses Enter.
    void typeInto(int row, int column, const QString &text) const
    {
        table()->goTo(row, column);
        QTest::keyClick(table(), Qt::Key_Return);
        auto *field = openField();
        QVERIFY(field != nullptr);
        if (auto *line = qobject_cast<QLineEdit *>(field)) {
            line->selectAll();
            line->insert(text); // also what no key of the test's keyboard types
        } else {
            QTest::keyClicks(field, text);
        }
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(openField() == nullptr);
    }

    QWidget *openField() const
    {
        for (const char *name : {"variableName", "variableValue", "secretValue"}) {
            auto *field = table()->viewport()->findChild<QWidget *>(QLatin1String(name));
            if (field != nullptr && field->isVisible()) {
                return field;
            }
        }
        return nullptr;
    }

    void switchSecret(int row) const
    {
        table()->goTo(row, environments::VariableModel::Name);
        QTest::keyClick(table(), Qt::Key_Space);
    }

    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    void click(const char *button) const
    {
        auto *found = at<QPushButton>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }

    QString text(const char *label) const
    {
        const auto *found = at<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }

    QString trouble(const char *banner = "editorTrouble") const
    {
        const auto *found = at<widgets::Banner>(banner);
        return found->isVisible() ? found->sentence() : QString();
    }

    QByteArray fileOf(const workspace::Environment &environment) const
    {
        QFile file(world.home.filePath(QStringLiteral("workspace/environments/") + environment.slug +
                                       QStringLiteral(".json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace sealwright::tests
