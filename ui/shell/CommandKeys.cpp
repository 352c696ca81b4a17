// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandKeys.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>

namespace sealwright::shell {
namespace {

bool takesText(const QWidget *widget)
{
    const auto *combo = qobject_cast<const QComboBox *>(widget);
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget) ||
           qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           (combo && combo->isEditable());
}

} // namespace

CommandKeys::CommandKeys(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool CommandKeys::isCommand(const QKeySequence &keys) const
{
    return std::ranges::any_of(m_window->actions(),
                               [&keys](const QAction *action) { return action->shortcuts().contains(keys); });
}

bool CommandKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride) {
        return QObject::eventFilter(watched, event);
    }
    const auto *widget = qobject_cast<QWidget *>(watched);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (widget && widget->window() == m_window && takesText(widget) &&
        isCommand(QKeySequence(key->keyCombination()))) {
        event->ignore(); // the page around it may still want it
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sealwright::shell

#include "moc_CommandKeys.cpp"
