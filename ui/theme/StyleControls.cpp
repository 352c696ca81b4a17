// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ElideMiddle.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Strokes.h"
#include "ui/theme/Style.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QScrollArea>
#include <QStyleOption>
#include <QWidget>

namespace sealwright::theme {
namespace {

void drawTabShape(QPainter *painter, const QStyleOptionTab *tab)
{
    if (tab->state & QStyle::State_Selected) {
        const QRect line(tab->rect.left() + kGap, tab->rect.bottom() - 1, tab->rect.width() - 2 * kGap, 2);
        painter->fillRect(line, color(Token::Accent));
        if (tab->state & QStyle::State_HasFocus) {
            drawBox(painter, tab->rect.adjusted(2, 4, -2, -5), {}, color(Token::Accent), 4);
        }
    }
}

void drawTabText(QPainter *painter, const QStyle *style, const QStyleOptionTab *tab)
{
    const bool selected = tab->state & QStyle::State_Selected;
    const bool lit = selected || (tab->state & QStyle::State_MouseOver);
    painter->save();
    painter->setFont(selected ? boldFont() : textFont());
    painter->setPen(color(lit ? Token::Text : Token::Dim));
    QRect rect = tab->rect;
    if (!tab->rightButtonSize.isEmpty()) {
        rect.adjust(12, 0, -tab->rightButtonSize.width() - kSmallGap - 8, 0);
    }
    style->drawItemText(
        painter, rect,
        Qt::TextShowMnemonic |
            (tab->rightButtonSize.isEmpty() ? int{Qt::AlignCenter} : int{Qt::AlignLeft | Qt::AlignVCenter}),
        tab->palette, tab->state & QStyle::State_Enabled, tab->text);
    painter->restore();
}

void drawScrollBar(QPainter *painter, const QStyleOptionSlider *bar, QRect slider, const QWidget *widget)
{
    // The ground is that of the area it scrolls.
    const QWidget *area = widget ? widget->parentWidget() : nullptr;
    while (area && !qobject_cast<const QAbstractScrollArea *>(area)) {
        area = area->parentWidget();
    }
    const bool isPage = qobject_cast<const QScrollArea *>(area) != nullptr;
    painter->fillRect(bar->rect,
                      (area ? area : widget)->palette().color(isPage ? QPalette::Window : QPalette::Base));
    if (bar->minimum == bar->maximum) {
        return;
    }
    const bool active = bar->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    slider = bar->orientation == Qt::Vertical ? slider.adjusted(3, 2, -3, -2) : slider.adjusted(2, 3, -2, -3);
    QColor thumb = color(Token::Dim);
    thumb.setAlphaF(active ? 0.7F : 0.35F);
    drawBox(painter, slider, thumb, {}, 3);
}

void drawSpinBox(QPainter *painter, const Style *style, const QStyleOptionSpinBox *spin,
                 const QWidget *widget)
{
    const bool enabled = spin->state & QStyle::State_Enabled;
    const bool focus = spin->state & QStyle::State_HasFocus;
    drawBox(painter, spin->rect, color(enabled ? Token::Panel : Token::Window),
            color(isMarkedInvalid(widget) ? Token::Bad
                  : focus                 ? Token::Accent
                                          : Token::Line),
            kCorner);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    const QColor arrow = color(Token::Dim);
    drawChevron(
        painter,
        style->subControlRect(QStyle::CC_SpinBox, spin, QStyle::SC_SpinBoxUp, widget).adjusted(0, 2, 0, 2),
        arrow, Pointing::Up);
    drawChevron(painter,
                style->subControlRect(QStyle::CC_SpinBox, spin, QStyle::SC_SpinBoxDown, widget)
                    .adjusted(0, -2, 0, -2),
                arrow, Pointing::Down);
}

void drawComboBox(QPainter *painter, const QStyleOptionComboBox *combo, const QWidget *widget)
{
    const bool enabled = combo->state & QStyle::State_Enabled;
    const bool hover = enabled && (combo->state & QStyle::State_MouseOver) && !combo->editable;
    const bool focus = enabled && (combo->state & QStyle::State_HasFocus);
    if (combo->frame) {
        drawBox(painter, combo->rect,
                color(!enabled ? Token::Window
                      : hover  ? Token::Hover
                               : Token::Panel),
                color(isMarkedInvalid(widget) ? Token::Bad
                      : focus                 ? Token::Accent
                                              : Token::Line),
                kCorner);
    }
    const QRect arrow(combo->rect.right() - 24, combo->rect.top(), 20, combo->rect.height());
    drawChevron(painter, arrow, enabled ? color(Token::Dim) : combo->palette.color(QPalette::Text),
                Pointing::Down);
}

} // namespace

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect whole = option->rect;
    if (control == CC_ComboBox) {
        switch (part) {
        case SC_ComboBoxEditField:
            return visualRect(option->direction, whole, whole.adjusted(10, 1, -26, -1));
        case SC_ComboBoxArrow:
            return visualRect(option->direction, whole,
                              QRect(whole.right() - 26, whole.top(), 26, whole.height()));
        default:
            break;
        }
    }
    if (control == CC_SpinBox) {
        const QRect arrows(whole.right() - 22, whole.top() + 1, 20, whole.height() - 2);
        switch (part) {
        case SC_SpinBoxUp:
            return visualRect(option->direction, whole, arrows.adjusted(0, 0, 0, -arrows.height() / 2));
        case SC_SpinBoxDown:
            return visualRect(option->direction, whole, arrows.adjusted(0, arrows.height() / 2, 0, 0));
        case SC_SpinBoxEditField:
            if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
                spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
                return whole.adjusted(8, 1, -8, -1);
            }
            return visualRect(option->direction, whole, whole.adjusted(8, 1, -24, -1));
        default:
            break;
        }
    }
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar) {
            return {};
        }
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? whole.height() : whole.width();
        int thumb = length;
        if (bar->maximum != bar->minimum) {
            const qint64 range = qint64{bar->maximum} - bar->minimum;
            thumb = static_cast<int>(qint64{bar->pageStep} * length / (range + bar->pageStep));
            thumb = qBound(qMin(pixelMetric(PM_ScrollBarSliderMin, bar, widget), length), thumb, length);
        }
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - thumb, bar->upsideDown);
        const auto along = [&](int from, int count) {
            return upright ? QRect(whole.left(), whole.top() + from, whole.width(), count)
                           : QRect(whole.left() + from, whole.top(), count, whole.height());
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, thumb);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + thumb, length - start - thumb);
        case SC_ScrollBarGroove:
            return whole;
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button != nullptr && isAccent(widget) && (option->state & State_Enabled)) {
            QStyleOptionButton filled = *button;
            filled.palette.setColor(QPalette::ButtonText, color(Token::AccentText));
            QProxyStyle::drawControl(element, &filled, painter, widget);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            combo && !combo->editable && combo->currentIcon.isNull()) {
            const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            drawItemText(painter, room, Qt::AlignLeft | Qt::AlignVCenter, combo->palette,
                         combo->state & State_Enabled,
                         combo->fontMetrics.elidedText(
                             combo->currentText, isElidedInMiddle(widget) ? Qt::ElideMiddle : Qt::ElideRight,
                             room.width()),
                         QPalette::Text);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTabShape(painter, tab);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && tab->icon.isNull()) {
            drawTabText(painter, this, tab);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Token::Panel));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          color(Token::Line));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            painter->save();
            painter->setFont(labelFont());
            painter->setPen(color(Token::Dim));
            QRect room = header->rect;
            if (header->position == QStyleOptionHeader::Beginning) {
                room.setLeft(room.left() + kMargin - kGap); // the first column keeps the margin of the page
            }
            if (header->sortIndicator != QStyleOptionHeader::None) {
                room.setRight(room.right() - kIconSize);
            }
            const QString text =
                QFontMetrics(labelFont()).elidedText(header->text, Qt::ElideRight, room.width() - kSmallGap);
            painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
            painter->restore();
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, color(Token::Line));
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                const QRect rect = option->rect;
                painter->fillRect(frame->frameShape == QFrame::HLine
                                      ? QRect(rect.left(), rect.center().y(), rect.width(), 1)
                                      : QRect(rect.center().x(), rect.top(), 1, rect.height()),
                                  color(Token::Line));
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawComboBox(painter, combo, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            drawSpinBox(painter, this, spin, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(painter, bar, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget),
                          widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace sealwright::theme
