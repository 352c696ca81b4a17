// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutsDialog.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QAction>
#include <QBoxLayout>
#include <QGridLayout>
#include <QPushButton>

namespace sealwright::shell {
namespace {

void addLine(QGridLayout *grid, const QString &keys, const QString &meaning)
{
    const int row = grid->rowCount();
    auto *keysLabel = new widgets::PlainLabel(keys);
    keysLabel->setFont(theme::wireFont());
    keysLabel->setToken(theme::Token::Dim);
    grid->addWidget(keysLabel, row, 0);
    grid->addWidget(new widgets::PlainLabel(meaning), row, 1);
}

void addHeading(QGridLayout *grid, const QString &text)
{
    const int row = grid->rowCount();
    grid->setRowMinimumHeight(row, 28);
    grid->addWidget(new widgets::SectionLabel(text), row, 0, 1, 2, Qt::AlignBottom);
}

QGridLayout *addColumn(QHBoxLayout *columns)
{
    auto *column = new QVBoxLayout;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    column->addLayout(grid);
    column->addStretch(1);
    columns->addLayout(column);
    return grid;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    setWindowModality(Qt::WindowModal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 16);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    // Beside each other: one below the other they are higher than a small screen.
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    QGridLayout *everywhere = addColumn(columns);
    addHeading(everywhere, tr("Everywhere"));
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty()) {
            addLine(everywhere, action->shortcut().toString(QKeySequence::NativeText), action->text());
        }
    }
    QGridLayout *grid = addColumn(columns);
    addHeading(grid, tr("In the body"));
    addLine(grid, tr("Ctrl+F"), tr("Find; Enter and Shift+Enter step, Esc closes"));
    addLine(grid, tr("Ctrl+Shift+B"), tr("Beautify the JSON"));
    addHeading(grid, tr("On the Tokens page"));
    addLine(grid, tr("Ctrl+Enter"), tr("Mint, or verify"));
    addHeading(grid, tr("In lists and headers"));
    addLine(grid, tr("Insert, Del"), tr("Add, remove"));
    addLine(grid, tr("Alt+Up, Alt+Down"), tr("Move a header"));
    addLine(grid, tr("Space"), tr("Switch a header on or off, make a variable secret or plain"));
    addLine(grid, tr("F2"), tr("Rename a request or an environment"));
    layout->addLayout(columns);
    auto *close = new QPushButton(tr("Close"));
    widgets::nameControl(close, QStringLiteral("close"), tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addSpacing(theme::kGap);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace sealwright::shell

#include "moc_ShortcutsDialog.cpp"
