// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/VisibleText.h"

#include <QPushButton>
#include <QTextDocument>
#include <QWidget>

#include <algorithm>

namespace sealwright::widgets {
namespace {

bool mustBeShown(char16_t c)
{
    if (c == u'\n' || c == u'\t') {
        return false;
    }
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x061c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb);
}

} // namespace

QString visibleText(const QString &text)
{
    const auto *const first = std::ranges::find_if(text, [](QChar c) { return mustBeShown(c.unicode()); });
    if (first == text.end()) {
        return text;
    }
    QString result;
    result.reserve(text.size() + 32);
    for (const QChar c : text) {
        if (mustBeShown(c.unicode())) {
            result += QStringLiteral("‹U+%1›").arg(uint{c.unicode()}, 4, 16, QLatin1Char('0')).toUpper();
        } else {
            result += c;
        }
    }
    return result;
}

QString plainToolTip(const QString &text)
{
    const QString shown = visibleText(text);
    return Qt::mightBeRichText(shown)
               ? QString(QStringLiteral("<span>") % shown.toHtmlEscaped() % QStringLiteral("</span>"))
               : shown;
}

void setPlainToolTip(QWidget *widget, const QString &text)
{
    widget->setToolTip(plainToolTip(text));
}

void nameControl(QWidget *widget, const QString &objectName, const QString &accessibleName,
                 const QString &toolTip)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
    setPlainToolTip(widget, toolTip.isEmpty() ? accessibleName : toolTip);
}

QPushButton *newButton(const QString &objectName, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text);
    nameControl(button, objectName, text, toolTip);
    return button;
}

} // namespace sealwright::widgets
