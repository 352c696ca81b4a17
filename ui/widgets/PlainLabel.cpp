// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PlainLabel.h"

#include "ui/theme/Fonts.h"
#include "ui/widgets/VisibleText.h"

#include <QEvent>

namespace sealwright::widgets {

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    PlainLabel::setText(text);
}

void PlainLabel::setText(const QString &text)
{
    QLabel::setText(visibleText(text));
}

void PlainLabel::setToken(theme::Token token)
{
    m_token = token;
    tint();
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_token != theme::Token::Text && !m_tinting) {
        tint();
    }
}

void PlainLabel::tint()
{
    m_tinting = true;
    QPalette tinted;
    tinted.setColor(QPalette::WindowText, theme::color(m_token));
    setPalette(tinted);
    m_tinting = false;
}

HintLabel::HintLabel(const QString &text, QWidget *parent)
    : PlainLabel(text, parent)
{
    setFont(theme::smallFont());
    setToken(theme::Token::Dim);
    setWordWrap(true);
}

SectionLabel::SectionLabel(const QString &text, QWidget *parent)
    : PlainLabel({}, parent)
{
    QFont font = theme::labelFont();
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    setFont(font);
    setToken(theme::Token::Dim);
    setText(text);
}

void SectionLabel::setText(const QString &text)
{
    PlainLabel::setText(text.toUpper());
    setAccessibleName(text);
}

} // namespace sealwright::widgets

#include "moc_PlainLabel.cpp"
