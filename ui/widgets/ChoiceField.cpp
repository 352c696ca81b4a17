// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ChoiceField.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace sealwright::widgets {
namespace {

constexpr int kWidestList = 560;

} // namespace

ChoiceField::ChoiceField(const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_combo(new QComboBox)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kGap);
    auto *text = new PlainLabel(label);
    text->setToken(theme::Token::Dim);
    text->setBuddy(m_combo);
    layout->addWidget(text);
    layout->addWidget(m_combo, 1);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // a wide window leaves label and choice together
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this, &ChoiceField::activated);
}

void ChoiceField::setChoices(const std::vector<Choice> &choices)
{
    const QString before = chosen();
    {
        const QSignalBlocker quiet(m_combo);
        m_combo->clear();
    }
    for (const Choice &choice : choices) {
        add(choice);
    }
    choose(before);
}

void ChoiceField::add(const Choice &choice)
{
    const QSignalBlocker quiet(m_combo);
    m_combo->addItem(visibleText(choice.text), choice.id);
    if (!choice.toolTip.isEmpty()) {
        m_combo->setItemData(m_combo->count() - 1, plainToolTip(choice.toolTip), Qt::ToolTipRole);
    }
    fitList();
}

bool ChoiceField::choose(const QString &id)
{
    const QSignalBlocker quiet(m_combo);
    const int index = m_combo->findData(id);
    if (index >= 0) {
        m_combo->setCurrentIndex(index);
    }
    return index >= 0;
}

QString ChoiceField::chosen() const
{
    return m_combo->currentData().toString();
}

void ChoiceField::fitList()
{
    const QString &last = m_combo->itemText(m_combo->count() - 1);
    const int width = m_combo->fontMetrics().horizontalAdvance(last) + 4 * theme::kMargin;
    QAbstractItemView *list = m_combo->view();
    list->setMinimumWidth(qBound(list->minimumWidth(), width, kWidestList));
}

} // namespace sealwright::widgets

#include "moc_ChoiceField.cpp"
