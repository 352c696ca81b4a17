// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/NavigationRail.h"

#include "ui/shell/RailButton.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>
#include <QSignalBlocker>

namespace sealwright::shell {

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
    , m_settings(new RailButton)
{
    m_layout->setContentsMargins(6, 10, 7, 10);
    m_layout->setSpacing(theme::kSmallGap);
    m_layout->addStretch();
    m_settings->setText(tr("Settings"));
    m_settings->setIcon(theme::icon(theme::Icon::Settings, theme::Token::Dim, theme::Token::Accent));
    m_settings->setPopupMode(QToolButton::InstantPopup);
    m_settings->setFocusPolicy(Qt::TabFocus);
    widgets::nameControl(m_settings, QStringLiteral("settings"), tr("Settings"),
                         tr("Light or dark, keyboard shortcuts"));
    m_settings->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_layout->addWidget(m_settings);
    m_group->setExclusive(true);
    // Not `idClicked`: who drives the window by its accessible actions checks a button without a click.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isChecked) {
        if (isChecked) {
            Q_EMIT chosen(id);
        }
    });
}

int NavigationRail::addPage(theme::Icon icon, const QString &word, const QString &objectName,
                            const QString &toolTip)
{
    const int index = static_cast<int>(m_group->buttons().size());
    auto *button = new RailButton;
    button->setText(word);
    button->setIcon(theme::icon(icon, theme::Token::Dim, theme::Token::Accent));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    widgets::nameControl(button, objectName, word, toolTip);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button, index);
    m_layout->insertWidget(index, button);
    return index;
}

void NavigationRail::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index)) {
        const QSignalBlocker quiet(m_group);
        button->setChecked(true);
    }
}

int NavigationRail::current() const
{
    return m_group->checkedId();
}

void NavigationRail::setSettingsMenu(QMenu *menu)
{
    m_settings->setMenu(menu);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Panel));
    painter.fillRect(width() - 1, 0, 1, height(), theme::color(theme::Token::Line));
}

} // namespace sealwright::shell

#include "moc_NavigationRail.cpp"
