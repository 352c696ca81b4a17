// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Banner.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace sealwright::widgets {

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new PlainLabel)
    , m_first(new QPushButton)
    , m_second(new QPushButton)
    , m_third(new QPushButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 6, theme::kMargin, 7);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_first->setObjectName(QStringLiteral("first"));
    m_second->setObjectName(QStringLiteral("second"));
    m_third->setObjectName(QStringLiteral("third"));
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    layout->addWidget(m_third);
    m_first->hide();
    m_second->hide();
    m_third->hide();
    connect(m_first, &QPushButton::clicked, this, &Banner::firstTriggered);
    connect(m_second, &QPushButton::clicked, this, &Banner::secondTriggered);
    connect(m_third, &QPushButton::clicked, this, &Banner::thirdTriggered);
    hide();
}

void Banner::show(Tone tone, const QString &sentence, const QString &firstAction, const QString &secondAction,
                  const QString &thirdAction)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    m_sentence->setToken(tone == Tone::Bad    ? theme::Token::Bad
                         : tone == Tone::Warn ? theme::Token::Warn
                                              : theme::Token::Text);
    const auto offer = [](QPushButton *button, const QString &text) {
        button->setText(text);
        button->setAccessibleName(text);
        setPlainToolTip(button, text);
        button->setHidden(text.isEmpty());
    };
    offer(m_first, firstAction);
    offer(m_second, secondAction);
    offer(m_third, thirdAction);
    QWidget::show();
    update();
}

QString Banner::sentence() const
{
    return m_sentence->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(m_tone == Tone::Bad    ? theme::Token::BadFill
                                          : m_tone == Tone::Warn ? theme::Token::WarnFill
                                                                 : theme::Token::Selection));
    painter.fillRect(0, height() - 1, width(), 1, theme::color(theme::Token::Line));
}

} // namespace sealwright::widgets

#include "moc_Banner.cpp"
