// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyState.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace sealwright::widgets {
namespace {

/// A large icon, painted when it is seen and so always in the colours in force.
class Picture final : public QWidget
{
public:
    explicit Picture(theme::Icon icon)
        : m_icon(theme::icon(icon))
    {
        setFixedSize(36, 36);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace

EmptyState::EmptyState(theme::Icon icon, const QString &title, const QString &sentence, const QString &action,
                       QWidget *parent)
    : QWidget(parent)
    , m_sentence(new PlainLabel(sentence))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->addStretch(2);
    layout->addWidget(new Picture(icon), 0, Qt::AlignHCenter);
    auto *heading = new PlainLabel(title);
    heading->setFont(theme::boldFont());
    heading->setAlignment(Qt::AlignHCenter);
    layout->addWidget(heading);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setToken(theme::Token::Dim);
    layout->addWidget(m_sentence);
    if (!action.isEmpty()) {
        m_action = new QPushButton(action);
        nameControl(m_action, QStringLiteral("action"), action);
        layout->addSpacing(theme::kSmallGap);
        layout->addWidget(m_action, 0, Qt::AlignHCenter);
        connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    }
    layout->addStretch(3);
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

} // namespace sealwright::widgets

#include "moc_EmptyState.cpp"
