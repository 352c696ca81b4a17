// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/VisibleText.h"

#include "app/base/Visible.h"

#include <QPushButton>
#include <QTextDocument>
#include <QWidget>

namespace sealwright::widgets {

QString escapeOf(char32_t c)
{
    return QStringLiteral("‹U+%1›").arg(uint{c}, 4, 16, QLatin1Char('0')).toUpper();
}

QString visibleText(const QString &text)
{
    QString result;
    qsizetype done = 0;
    for (qsizetype at = 0; at < text.size();) {
        const base::Character c = base::characterAt(text, at);
        if (c.code != '\n' && c.code != '\t' && base::mustBeEscaped(c.code)) {
            result += QStringView(text).sliced(done, at - done);
            result += escapeOf(c.code);
            done = at + c.length;
        }
        at += c.length;
    }
    return done == 0 ? text : result + QStringView(text).sliced(done);
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
