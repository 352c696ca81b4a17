// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/TemplateField.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Part.h"
#include "ui/theme/Strokes.h"
#include "ui/theme/Style.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

namespace sealwright::credentials {
namespace {

constexpr int kMostLines = 4;

theme::Part partOf(const QString &expression)
{
    return expression == QLatin1String("svix-id") ? theme::Part::Id : theme::partNamed(expression.toLatin1());
}

} // namespace

TemplateField::TemplateField(QWidget *parent, Enter enter)
    : QPlainTextEdit(parent)
    , m_enter(enter)
{
    setFont(theme::wireFont());
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setViewportMargins(5, 3, 5, 3);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        mark();
        updateGeometry();
    });
}

QSize TemplateField::sizeHint() const
{
    const int lines = qBound(1, document()->blockCount(), kMostLines);
    return {220, theme::kControlHeight + (lines - 1) * fontMetrics().lineSpacing()};
}

QSize TemplateField::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

bool TemplateField::event(QEvent *event)
{
    // The box around the viewport; the text is painted by the viewport, which has no ground of its own.
    if (event->type() == QEvent::Paint) {
        QPainter painter(this);
        const QColor line = theme::color(theme::isMarkedInvalid(this) ? theme::Token::Bad
                                         : hasFocus()                 ? theme::Token::Accent
                                                                      : theme::Token::Line);
        theme::drawBox(&painter, rect(), theme::color(theme::Token::Panel), line, theme::kCorner);
        return true;
    }
    return QPlainTextEdit::event(event);
}

void TemplateField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        mark();
    }
}

void TemplateField::keyPressEvent(QKeyEvent *event)
{
    // Enter is the form's, as in any other field of one line.
    if (m_enter == Enter::BreaksTheLine) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void TemplateField::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
}

void TemplateField::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
}

void TemplateField::mark()
{
    static const QRegularExpression expression(QStringLiteral("\\{([a-z-]+)\\}"));
    QList<QTextEdit::ExtraSelection> selections;
    for (auto matches = expression.globalMatch(toPlainText()); matches.hasNext();) {
        const auto match = matches.next();
        const theme::Part part = partOf(match.captured(1));
        if (part == theme::Part::Plain) {
            continue;
        }
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(static_cast<int>(match.capturedStart()));
        selection.cursor.setPosition(static_cast<int>(match.capturedEnd()), QTextCursor::KeepAnchor);
        selection.format.setForeground(theme::partText(part));
        selection.format.setBackground(theme::partFill(part));
        selections.append(selection);
    }
    setExtraSelections(selections);
}

} // namespace sealwright::credentials

#include "moc_TemplateField.cpp"
