// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ExchangeStatus.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QHBoxLayout>

namespace sealwright::inspector {

ExchangeStatus::ExchangeStatus(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(theme::kBarHeight + 1);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins({});
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge, this);
    outer->addWidget(bar);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, 0, theme::kMargin, 0);
    row->setSpacing(theme::kMargin);
    m_outcome = new widgets::Pill(bar);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setDot(true);
    m_facts = new widgets::ElidedLabel({}, bar);
    m_facts->setToken(theme::Token::Dim);
    m_facts->setElideMode(Qt::ElideRight);
    widgets::nameControl(m_facts, QStringLiteral("facts"), tr("Facts of the exchange"));
    row->addWidget(m_outcome);
    row->addWidget(m_facts, 1);
}

void ExchangeStatus::show(widgets::Pill::Tone tone, const QString &word, const QStringList &facts)
{
    m_outcome->setWord(tone, word);
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
}

void ExchangeStatus::clear()
{
    m_outcome->setWord(widgets::Pill::Tone::Neutral, {});
    m_facts->setText({});
}

} // namespace sealwright::inspector

#include "moc_ExchangeStatus.cpp"
