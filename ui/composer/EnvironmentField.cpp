// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/EnvironmentField.h"

#include "ui/widgets/ChoiceField.h"
#include "ui/widgets/VisibleText.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QStandardItemModel>

namespace sealwright::composer {
namespace {

/// No id of an environment looks like this.
const QString kManage = QStringLiteral("manage");

} // namespace

EnvironmentField::EnvironmentField(models::EnvironmentChoice &environments, QWidget *parent)
    : QWidget(parent)
    , m_environments(environments)
    , m_choice(new widgets::ChoiceField(tr("Environment")))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_choice);
    setSizePolicy(m_choice->sizePolicy());
    setFocusProxy(m_choice);
    QComboBox *combo = m_choice->combo();
    widgets::nameControl(combo, QStringLiteral("environment"), tr("Environment"));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    combo->view()->installEventFilter(this);
    connect(m_choice, &widgets::ChoiceField::activated, this, &EnvironmentField::take);
    connect(&m_environments, &models::EnvironmentChoice::changed, this, &EnvironmentField::fill);
    fill();
}

void EnvironmentField::setMostWidth(int width)
{
    m_choice->combo()->setMaximumWidth(width);
}

void EnvironmentField::open()
{
    QComboBox *combo = m_choice->combo();
    combo->setFocus(Qt::ShortcutFocusReason);
    combo->showPopup();
}

void EnvironmentField::fill()
{
    std::vector<widgets::Choice> choices{{tr("None"), {}, {}}};
    for (const workspace::Environment &environment : m_environments.all()) {
        choices.push_back({environment.name, environment.id, environment.name});
    }
    m_choice->setChoices(choices);
    QComboBox *combo = m_choice->combo();
    combo->insertSeparator(combo->count());
    m_choice->add({tr("Manage environments…"), kManage, {}});
    manageItem()->setEnabled(false);
    m_choice->choose(m_environments.chosenId());
    const workspace::Environment *chosen = m_environments.chosen();
    widgets::setPlainToolTip(
        combo, chosen != nullptr
                   ? tr("{{names}} in requests stand for their values in “%1” (Ctrl+E)").arg(chosen->name)
                   : tr("Whose values {{names}} in requests stand for (Ctrl+E)"));
}

void EnvironmentField::take()
{
    if (m_choice->chosen() != kManage) {
        m_environments.choose(m_choice->chosen());
        return;
    }
    m_choice->choose(m_environments.chosenId());
    Q_EMIT manageWanted();
}

QStandardItem *EnvironmentField::manageItem() const
{
    const QComboBox *combo = m_choice->combo();
    return static_cast<QStandardItemModel *>(combo->model())->item(combo->findData(kManage));
}

/// The line can be chosen only while the list is open: the wheel and the arrow keys go through the
/// environments and must not lead away from the page.
bool EnvironmentField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        manageItem()->setEnabled(event->type() == QEvent::Show);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sealwright::composer

#include "moc_EnvironmentField.cpp"
