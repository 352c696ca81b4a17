// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MarkedLineEdit.h"

#include "ui/widgets/VisibleText.h"

#include <QHelpEvent>
#include <QInputMethodEvent>
#include <QToolTip>

#include <algorithm>

namespace sealwright::widgets {

MarkedLineEdit::MarkedLineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &MarkedLineEdit::mark);
}

void MarkedLineEdit::setMarker(HoverMarker marker)
{
    m_marker = std::move(marker);
    mark();
}

/// A QLineEdit has no formats, but it shows those that an input method asks for. One that commits nothing
/// changes neither text, selection nor undo history.
void MarkedLineEdit::mark()
{
    if (m_isComposing) {
        return; // what is being composed would be lost
    }
    m_marks = formatsOf(text(), m_marker);
    QList<QInputMethodEvent::Attribute> attributes;
    for (const QTextLayout::FormatRange &range : std::as_const(m_marks)) {
        attributes.append({QInputMethodEvent::TextFormat, range.start - cursorPosition(), range.length,
                           QTextFormat(range.format)});
    }
    QInputMethodEvent formats(QString(), attributes);
    QLineEdit::inputMethodEvent(&formats);
}

QString MarkedLineEdit::tipAt(int position) const
{
    const auto found = std::ranges::find_if(m_marks, [position](const QTextLayout::FormatRange &range) {
        return position >= range.start && position < range.start + range.length;
    });
    return found != m_marks.end() && m_marker.describe
               ? m_marker.describe(text().mid(found->start, found->length).toUtf8())
               : QString();
}

bool MarkedLineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const QString tip = tipAt(cursorPositionAt(help->pos())); !tip.isEmpty()) {
            QToolTip::showText(help->globalPos(), plainToolTip(tip), this);
            return true;
        }
    }
    const bool done = QLineEdit::event(event);
    if (event->type() == QEvent::PaletteChange) {
        mark();
    }
    return done;
}

void MarkedLineEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    mark();
}

} // namespace sealwright::widgets

#include "moc_MarkedLineEdit.cpp"
