// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PartChip.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Strokes.h"
#include "ui/widgets/VisibleText.h"

namespace sealwright::widgets {
namespace {

constexpr int kChipInset = 6;
constexpr int kChipCorner = 4;

} // namespace

PartChip::PartChip(theme::Part part, const QString &word, QWidget *parent)
    : QWidget(parent)
    , m_part(part)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setWord(word);
}

void PartChip::setWord(const QString &word)
{
    m_word = visibleText(word);
    setAccessibleName(m_word);
    updateGeometry();
    update();
}

QSize PartChip::sizeHint() const
{
    const QFontMetrics metrics(theme::labelFont());
    return {metrics.horizontalAdvance(m_word) + 2 * kChipInset, metrics.height() + 4};
}

void PartChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor fill = theme::partFill(m_part);
    theme::drawBox(&painter, rect(), fill.isValid() ? fill : theme::color(theme::Token::Hover), {},
                   kChipCorner);
    painter.setFont(theme::labelFont());
    painter.setPen(theme::partText(m_part));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_word);
}

} // namespace sealwright::widgets

#include "moc_PartChip.cpp"
