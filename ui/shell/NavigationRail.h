// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icon.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace sealwright::shell {

/// The pages at the left, as icons with words; the settings menu at the bottom.
class NavigationRail final : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// `objectName` is the page's; returns its index.
    int addPage(theme::Icon icon, const QString &word, const QString &objectName, const QString &toolTip);
    void setCurrent(int index);
    int current() const;
    void setSettingsMenu(QMenu *menu);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QButtonGroup *m_group;
    QToolButton *m_settings;
};

} // namespace sealwright::shell
