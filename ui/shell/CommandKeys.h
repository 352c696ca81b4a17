// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace sealwright::shell {

/// Keeps the keys of a window's commands its own while a text has the focus: where Qt knows them as Emacs'
/// (Ctrl+E, Ctrl+K, Ctrl+D), a line of text would take them.
class CommandKeys final : public QObject
{
    Q_OBJECT

public:
    /// The actions of `window` are the commands.
    explicit CommandKeys(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isCommand(const QKeySequence &keys) const;

    QWidget *m_window;
};

} // namespace sealwright::shell
