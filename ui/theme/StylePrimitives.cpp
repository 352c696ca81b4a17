// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Metrics.h"
#include "ui/theme/Strokes.h"
#include "ui/theme/Style.h"

#include <QStyleOption>
#include <QTabWidget>
#include <QWidget>

namespace sealwright::theme {
namespace {

QColor fadedText(const QStyleOption *option)
{
    return option->palette.color(QPalette::Disabled, QPalette::ButtonText);
}

void drawField(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor line = color(Token::Line);
    if (isMarkedInvalid(widget)) {
        line = color(Token::Bad);
    } else if (enabled && (option->state & QStyle::State_HasFocus)) {
        line = color(Token::Accent);
    }
    drawBox(painter, option->rect, color(enabled ? Token::Panel : Token::Window), line, kCorner);
}

void drawButton(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    const bool focus = enabled && (option->state & QStyle::State_HasFocus);
    if (isAccent(widget) && enabled) {
        QColor fill = color(Token::Accent);
        if (down) {
            fill = fill.darker(112);
        } else if (hover) {
            fill = fill.lighter(108);
        }
        drawBox(painter, option->rect, fill, focus ? color(Token::Text) : QColor(), kCorner);
        return;
    }
    const QColor fill = color(down ? Token::Selection : hover ? Token::Hover : Token::Panel);
    drawBox(painter, option->rect, fill, color(focus ? Token::Accent : Token::Line), kCorner);
}

void drawFlat(QPainter *painter, const QStyleOption *option)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On)) {
        drawBox(painter, option->rect, color(Token::Selection), {}, kCorner);
    } else if (enabled && (option->state & QStyle::State_MouseOver)) {
        drawBox(painter, option->rect, color(Token::Hover), {}, kCorner);
    }
}

void drawIndicator(QPainter *painter, const QStyleOption *option)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const QRect box(option->rect.center() - QPoint(7, 7), QSize(15, 15));
    const bool on = option->state & QStyle::State_On;
    const bool some = option->state & QStyle::State_NoChange;
    QColor line = color(Token::Dim);
    if (!enabled) {
        line = color(Token::Line);
    } else if (option->state & QStyle::State_HasFocus) {
        line = color(Token::Accent);
    }
    if (on || some) {
        const QColor fill = enabled ? color(Token::Accent) : fadedText(option);
        drawBox(painter, box, fill, fill, 4);
        if (on) {
            drawCheck(painter, box, color(enabled ? Token::AccentText : Token::Panel));
        } else {
            painter->fillRect(box.adjusted(4, 7, -4, -7), color(Token::AccentText));
        }
    } else {
        drawBox(painter, box, color(Token::Panel), line, 4);
    }
}

void drawRadio(QPainter *painter, const QStyleOption *option)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const QRect box(option->rect.center() - QPoint(7, 7), QSize(15, 15));
    const bool on = option->state & QStyle::State_On;
    const QColor mark = enabled ? color(Token::Accent) : fadedText(option);
    drawBox(painter, box, color(Token::Panel), on ? mark : color(Token::Dim), 7.5);
    if (on) {
        drawBox(painter, box.adjusted(4, 4, -4, -4), mark, {}, 3.5);
    }
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0) {
            drawField(painter, option, widget);
        }
        return;
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_FrameButtonBevel:
    case PE_PanelStatusBar:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_Frame:
        painter->save();
        painter->setPen(color(Token::Line));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_PanelButtonCommand:
        drawButton(painter, option, widget);
        return;
    case PE_PanelButtonTool:
        drawFlat(painter, option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(painter, option);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(painter, option);
        return;
    case PE_FrameFocusRect:
        drawBox(painter, option->rect, {}, color(Token::Accent), 4);
        return;
    case PE_FrameTabBarBase:
        // The bar and its tab widget both draw a piece of it, each for itself; here it is one from side to
        // side.
        if (const QWidget *tabs = widget ? widget->parentWidget() : nullptr;
            qobject_cast<const QTabWidget *>(tabs)) {
            painter->fillRect(QRect(0, 0, tabs->width(), option->rect.bottom()), color(Token::Panel));
            painter->fillRect(QRect(0, option->rect.bottom(), tabs->width(), 1), color(Token::Line));
            return;
        }
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          color(Token::Line));
        return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Token::Panel));
        painter->save();
        painter->setPen(color(Token::Line));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, color(Token::Panel));
        return;
    case PE_IndicatorArrowDown:
        drawChevron(painter, option->rect,
                    isAccent(widget) && (option->state & State_Enabled)
                        ? color(Token::AccentText)
                        : option->palette.color(QPalette::ButtonText),
                    Pointing::Down);
        return;
    case PE_IndicatorArrowUp:
        drawChevron(painter, option->rect, option->palette.color(QPalette::ButtonText), Pointing::Up);
        return;
    case PE_IndicatorArrowLeft:
        drawChevron(painter, option->rect, option->palette.color(QPalette::ButtonText), Pointing::Left);
        return;
    case PE_IndicatorArrowRight:
        drawChevron(painter, option->rect, option->palette.color(QPalette::ButtonText), Pointing::Right);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->sortIndicator != QStyleOptionHeader::None) {
            // The place that Qt gives it has no height; it stands on the line of the texts.
            const QRect place(option->rect.left(), 0, option->rect.width(),
                              widget ? widget->height() : option->rect.height());
            drawChevron(painter, place, color(Token::Dim),
                        header->sortIndicator == QStyleOptionHeader::SortUp ? Pointing::Up : Pointing::Down);
        }
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            drawChevron(painter, option->rect, color(Token::Dim),
                        option->state & State_Open ? Pointing::Down : Pointing::Right);
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace sealwright::theme
