// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icon.h"

#include <QWidget>

class QPushButton;

namespace sealwright::widgets {

class PlainLabel;

/// What stands in an empty list: what will be there, in one sentence, and the first step to it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(theme::Icon icon, const QString &title, const QString &sentence, const QString &action = {},
               QWidget *parent = nullptr);

    void setSentence(const QString &sentence);

    /// Null when no action was given.
    QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();

private:
    PlainLabel *m_sentence;
    QPushButton *m_action = nullptr;
};

} // namespace sealwright::widgets
