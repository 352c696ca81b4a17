// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/EnvironmentChoice.h"

#include <QWidget>

class QStandardItem;

namespace sealwright::widgets {
class ChoiceField;
}

namespace sealwright::composer {

/// The choice of the environment that the window works in; its last line leads to where they are managed.
class EnvironmentField final : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentField(models::EnvironmentChoice &environments, QWidget *parent = nullptr);

    /// Of the list while it is closed.
    void setMostWidth(int width);
    /// Takes the focus and opens the list.
    void open();

Q_SIGNALS:
    void manageWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void take();
    /// The line that leads elsewhere.
    QStandardItem *manageItem() const;

    models::EnvironmentChoice &m_environments;
    widgets::ChoiceField *m_choice;
};

} // namespace sealwright::composer
