// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/VerdictBar.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace sealwright::tokens {
namespace {

theme::Token groundOf(widgets::Pill::Tone tone)
{
    switch (tone) {
    case widgets::Pill::Tone::Ok:
        return theme::Token::OkFill;
    case widgets::Pill::Tone::Bad:
        return theme::Token::BadFill;
    case widgets::Pill::Tone::Warn:
        return theme::Token::WarnFill;
    case widgets::Pill::Tone::Neutral:
        break;
    }
    return theme::Token::Hover;
}

} // namespace

VerdictBar::VerdictBar(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new widgets::Pill)
    , m_verdictSentence(new widgets::PlainLabel)
    , m_verdictCode(new widgets::HintLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kMargin + 4, 10, theme::kMargin + 4, 10);
    row->setSpacing(theme::kMargin);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setDot(true);
    m_verdictSentence->setObjectName(QStringLiteral("verdictSentence"));
    m_verdictSentence->setWordWrap(true);
    m_verdictSentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdictCode->setObjectName(QStringLiteral("verdictCode"));
    m_verdictCode->setWordWrap(false);
    row->addWidget(m_verdict);
    row->addWidget(m_verdictSentence, 1);
    row->addWidget(m_verdictCode);
}

void VerdictBar::showVerdict(widgets::Pill::Tone tone, const QString &word, const QString &sentence,
                             const QString &code)
{
    m_verdict->setWord(tone, word);
    m_verdictSentence->setText(sentence);
    m_verdictCode->setText(code);
    setVisible(true);
    update();
}

QString VerdictBar::word() const
{
    return m_verdict->word();
}

void VerdictBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(groundOf(m_verdict->tone())));
    painter.fillRect(0, height() - 1, width(), 1, theme::color(theme::Token::Line));
}

} // namespace sealwright::tokens

#include "moc_VerdictBar.cpp"
