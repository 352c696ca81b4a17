// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/StepCard.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

constexpr int kTitleWidth = 112;

/// A number in a circle.
class StepNumber final : public QWidget
{
public:
    StepNumber(int number, QWidget *parent)
        : QWidget(parent)
        , m_number(number)
    {
        setFixedSize(20, 20);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::Token::Hover));
        painter.drawEllipse(rect());
        painter.setPen(theme::color(theme::Token::Dim));
        painter.setFont(theme::labelFont());
        painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
    }

private:
    int m_number;
};

/// One line between two steps.
class Divider final : public QWidget
{
public:
    explicit Divider(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), theme::color(theme::Token::Line));
    }
};

} // namespace

StepCard::StepCard(QWidget *parent)
    : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    clear();
}

void StepCard::clear()
{
    delete m_card;
    m_card = new widgets::Card(this);
    layout()->addWidget(m_card);
    m_steps = new QGridLayout(m_card);
    m_steps->setContentsMargins(1, theme::kGap, 1, theme::kGap);
    m_steps->setHorizontalSpacing(theme::kGap);
    m_steps->setVerticalSpacing(theme::kGap);
    m_steps->setColumnMinimumWidth(0, 20 + theme::kMargin);
    m_steps->setColumnMinimumWidth(1, kTitleWidth);
    m_steps->setColumnStretch(2, 1);
    m_count = 0;
}

void StepCard::addStep(const QString &title, QWidget *content)
{
    int row = m_steps->rowCount();
    if (m_count > 0) {
        m_steps->addWidget(new Divider(m_card), row++, 0, 1, 3);
    }
    ++m_count;
    auto *name = new widgets::PlainLabel(title, m_card);
    name->setToken(theme::Token::Dim);
    name->setWordWrap(true);
    name->setContentsMargins(0, 2, 0, 0);
    m_steps->addWidget(new StepNumber(m_count, m_card), row, 0, Qt::AlignTop | Qt::AlignRight);
    m_steps->addWidget(name, row, 1, Qt::AlignTop);
    auto *padded = new QVBoxLayout;
    padded->setContentsMargins(0, 2, theme::kMargin, 2);
    padded->addWidget(content);
    m_steps->addLayout(padded, row, 2);
}

} // namespace sealwright::inspector

#include "moc_StepCard.cpp"
