// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Pill.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

#include <QPainter>

namespace sealwright::widgets {
namespace {

constexpr int kHeight = 18;
constexpr int kPillPadding = 8;
constexpr int kDot = 12; ///< the dot and the space after it

QFont pillFont()
{
    QFont font = theme::smallFont();
    font.setPointSizeF(11.5 * 72 / 96);
    font.setWeight(QFont::DemiBold);
    return font;
}

std::pair<QColor, QColor> colorsOf(Pill::Tone tone)
{
    using theme::color;
    using theme::Token;
    switch (tone) {
    case Pill::Tone::Ok:
        return {color(Token::Ok), color(Token::OkFill)};
    case Pill::Tone::Bad:
        return {color(Token::Bad), color(Token::BadFill)};
    case Pill::Tone::Warn:
        return {color(Token::Warn), color(Token::WarnFill)};
    case Pill::Tone::Neutral:
        break;
    }
    return {color(Token::Dim), color(Token::Hover)};
}

} // namespace

Pill::Pill(QWidget *parent)
    : Pill(Tone::Neutral, {}, parent)
{
}

Pill::Pill(Tone tone, const QString &word, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setWord(tone, word);
}

void Pill::setDot(bool dot)
{
    m_dot = dot;
    updateGeometry();
    update();
}

void Pill::setWord(Tone tone, const QString &word)
{
    m_tone = tone;
    m_word = visibleText(word);
    setAccessibleName(m_word);
    setHidden(m_word.isEmpty());
    updateGeometry();
    update();
}

QSize Pill::sizeOf(const QString &word, bool dot)
{
    const QFontMetrics metrics(pillFont());
    return {metrics.horizontalAdvance(word) + 2 * kPillPadding + (dot ? kDot : 0),
            qMax(kHeight, metrics.height() + 2)};
}

QSize Pill::sizeHint() const
{
    return sizeOf(m_word, m_dot);
}

void Pill::paint(QPainter *painter, const QRect &rect, Tone tone, const QString &word, bool dot)
{
    const auto [text, fill] = colorsOf(tone);
    QSize size = sizeOf(word, dot);
    size.setWidth(qMin(size.width(), rect.width()));
    QRect box(rect.left(), rect.center().y() - size.height() / 2 + 1, size.width(), size.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    if (dot) {
        painter->setBrush(text);
        painter->drawEllipse(QRectF(box.left() + kPillPadding, box.center().y() - 3, 8, 8));
        box.setLeft(box.left() + kDot);
    }
    painter->setFont(pillFont());
    painter->setPen(text);
    const QRect inner = box.adjusted(kPillPadding, 0, -kPillPadding + 1, 0);
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      QFontMetrics(pillFont()).elidedText(word, Qt::ElideRight, inner.width() + 1));
    painter->restore();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_tone, m_word, m_dot);
}

} // namespace sealwright::widgets

#include "moc_Pill.cpp"
