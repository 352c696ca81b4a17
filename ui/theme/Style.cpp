// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Style.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Palette.h"
#include "ui/theme/Strokes.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace sealwright::theme {
namespace {

constexpr const char *kAccentProperty = "sealwrightAccent";
constexpr const char *kInvalidProperty = "sealwrightInvalid";

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QTabBar *>(widget) || qobject_cast<QLineEdit *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (qobject_cast<QHeaderView *>(widget)) {
        widget->setFont(labelFont());
    }
    if (auto *bar = qobject_cast<QTabBar *>(widget)) {
        bar->setExpanding(false);
        bar->setElideMode(Qt::ElideNone);
    }
}

QPalette Style::standardPalette() const
{
    return paletteOf(currentScheme());
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_SplitterWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_TabBarTabVSpace:
        return 0;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_ButtonMargin:
        return 12;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return kSmallGap;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return kIconSize;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return kGap;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return kMargin;
    case PM_HeaderMargin:
        return kGap;
    case PM_TreeViewIndentation:
        return 16;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_FocusFrameVMargin:
    case PM_FocusFrameHMargin:
        return 3;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration: // nothing blinks, nothing slides
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result = QSize(size.width() + 26, kControlHeight);
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (button->features & QStyleOptionButton::HasMenu) {
                result.rwidth() += 16;
            }
        }
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(kControlHeight);
        break;
    case CT_ComboBox:
        result = QSize(size.width() + 10 + 26, kControlHeight);
        break;
    case CT_ToolButton:
        result = result.expandedTo(QSize(kSmallControlHeight, kSmallControlHeight));
        break;
    case CT_TabBarTab:
        result.setHeight(kBarHeight);
        // The selected tab is drawn half bold; its place must not change with it.
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const int icon = tab->icon.isNull() ? 0 : tab->iconSize.width() + kSmallGap;
            const int extra = tab->rightButtonSize.isEmpty() ? 0 : tab->rightButtonSize.width() + kSmallGap;
            result.setWidth(QFontMetrics(boldFont()).horizontalAdvance(tab->text) + 24 + icon + extra);
        }
        break;
    case CT_HeaderSection:
        result.setHeight(kControlHeight);
        break;
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), kRowHeight));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            result.setHeight(qMax(result.height(), kSmallControlHeight));
        }
        break;
    default:
        break;
    }
    return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0) {
            return option->rect.adjusted(7, 1, -7, -1);
        }
        break;
    case SE_TabWidgetRightCorner:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionTabWidgetFrame *>(option)) {
            // As high as the bar: what stands there carries on its base line.
            const int width = frame->rightCornerWidgetSize.width();
            return {option->rect.right() - width + 1, option->rect.top(), width, kBarHeight};
        }
        break;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

void makeAccent(QPushButton *button)
{
    button->setProperty(kAccentProperty, true);
    button->setFont(boldFont());
}

bool isAccent(const QWidget *widget)
{
    return widget != nullptr && widget->property(kAccentProperty).toBool();
}

void markInvalid(QWidget *field, bool invalid)
{
    if (isMarkedInvalid(field) != invalid) {
        field->setProperty(kInvalidProperty, invalid);
        field->update();
    }
}

bool isMarkedInvalid(const QWidget *field)
{
    return field != nullptr && field->property(kInvalidProperty).toBool();
}

} // namespace sealwright::theme

#include "moc_Style.cpp"
