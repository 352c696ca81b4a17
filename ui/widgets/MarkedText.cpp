// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MarkedText.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/DisplayText.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace sealwright::widgets {
namespace {

/// What is laid out at once: well under 50 ms on a slow machine.
constexpr qsizetype kSlice = 64 * 1024;
/// How much of the bytes is made text for the eye at once.
constexpr qsizetype kReadAtOnce = 4 * kSlice;

/// Where to stop reading at or before `end`: not inside a UTF-8 sequence or a CRLF.
qsizetype readableEnd(QByteArrayView bytes, qsizetype end)
{
    for (qsizetype back = 0; back < 3 && end - back > 0 && end < bytes.size(); ++back) {
        if ((static_cast<unsigned char>(bytes[end - back]) & 0xc0) != 0x80) {
            end -= back;
            break;
        }
    }
    return end < bytes.size() && end > 1 && bytes[end - 1] == '\r' ? end - 1 : end;
}

} // namespace

MarkedText::MarkedText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setFont(theme::wireFont());
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // nothing is wider than the view
    document()->setDocumentMargin(theme::kMargin - 2);
    dress();
}

void MarkedText::setBytes(QByteArray bytes, std::vector<Mark> marks)
{
    if (bytes == m_bytes && marks.empty() && m_ranges.empty()) {
        return;
    }
    clear();
    m_bytes.clear();
    m_waiting.clear();
    m_next = 0;
    m_read = 0;
    m_ranges.clear();
    m_wanted.reset();
    m_softBreaks.clear();
    m_shownLength = 0;
    m_column = 0;
    appendBytes(bytes, marks);
    verticalScrollBar()->setValue(0);
}

void MarkedText::appendBytes(const QByteArray &bytes, const std::vector<Mark> &marks)
{
    if (marks.empty()) {
        m_bytes += bytes;
        addSlice();
        return;
    }
    while (m_read < m_bytes.size()) {
        readMore();
    }
    std::vector<qsizetype> offsets;
    offsets.reserve(2 * marks.size());
    for (const Mark &mark : marks) {
        offsets.push_back(mark.offset);
        offsets.push_back(mark.offset + mark.length);
    }
    std::ranges::sort(offsets);
    const DisplayText shown = displayText(bytes, offsets, m_column);
    const auto positionOf = [&](qsizetype offset) {
        const auto found = std::ranges::lower_bound(offsets, offset);
        return m_shownLength + shown.positions[static_cast<std::size_t>(found - offsets.begin())];
    };
    for (const Mark &mark : marks) {
        m_ranges.push_back({positionOf(mark.offset), positionOf(mark.offset + mark.length), mark.part});
    }
    m_bytes += bytes;
    m_read = m_bytes.size();
    takeShown(shown);
    addSlice();
}

void MarkedText::readMore()
{
    const QByteArrayView unread = QByteArrayView(m_bytes).sliced(m_read);
    const qsizetype count = readableEnd(unread, qMin(kReadAtOnce, unread.size()));
    m_read += count;
    takeShown(displayText(unread.first(count), {}, m_column));
}

void MarkedText::takeShown(const DisplayText &shown)
{
    for (const int position : shown.softBreaks) {
        m_softBreaks.push_back(m_shownLength + position);
    }
    m_waiting = m_waiting.mid(m_next) + shown.text;
    m_next = 0;
    m_shownLength += static_cast<int>(shown.text.size());
    m_column = shown.column;
}

void MarkedText::addSlice()
{
    m_sliceDue = false;
    if (m_next >= m_waiting.size() && m_read < m_bytes.size()) {
        readMore();
    }
    const qsizetype count = qMin(kSlice, m_waiting.size() - m_next);
    if (count > 0) {
        QTextCursor end(document());
        end.movePosition(QTextCursor::End);
        end.insertText(m_waiting.mid(m_next, count));
        m_next += count;
    }
    if (m_next >= m_waiting.size()) {
        m_waiting.clear();
        m_next = 0;
    }
    if (m_read < m_bytes.size() || !m_waiting.isEmpty()) {
        m_sliceDue = true;
        QTimer::singleShot(0, this, [this] {
            if (m_sliceDue) {
                addSlice();
            }
        });
    }
    paintMarks();
    fit();
    revealWanted();
}

void MarkedText::reveal(theme::Part part)
{
    m_wanted = part;
    revealWanted();
}

void MarkedText::revealWanted()
{
    if (!m_wanted) {
        return;
    }
    const auto found = std::ranges::find(m_ranges, *m_wanted, &Range::part);
    if (found == m_ranges.end()) {
        m_wanted.reset();
    } else if (found->from < document()->characterCount()) {
        m_wanted.reset();
        QTextCursor cursor(document());
        cursor.setPosition(found->from);
        setTextCursor(cursor);
        centerCursor();
        horizontalScrollBar()->setValue(0); // laid out for another width it would have moved
    }
}

void MarkedText::paintMarks()
{
    const int length = document()->characterCount() - 1;
    QList<QTextEdit::ExtraSelection> selections;
    for (const Range &range : m_ranges) {
        if (range.from >= length || range.from == range.to) {
            continue;
        }
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(range.from);
        selection.cursor.setPosition(qMin(range.to, length), QTextCursor::KeepAnchor);
        selection.format.setForeground(theme::partText(range.part));
        if (const QColor fill = theme::partFill(range.part); fill.isValid()) {
            selection.format.setBackground(fill);
        }
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void MarkedText::setFitLines(int most)
{
    m_fitLines = most;
    QSizePolicy policy(QSizePolicy::Expanding, most > 0 ? QSizePolicy::Minimum : QSizePolicy::Expanding);
    policy.setHeightForWidth(most > 0);
    setSizePolicy(policy);
    fit();
}

void MarkedText::fit()
{
    if (m_fitLines > 0) {
        int lines = 0;
        double height = 0;
        QTextBlock block = document()->begin();
        for (; block.isValid() && lines < m_fitLines; block = block.next()) {
            const double blockHeight = blockBoundingRect(block).height(); // lays it out
            const int blockLines = qMax(1, block.layout() ? block.layout()->lineCount() : 1);
            const int taken = qMin(blockLines, m_fitLines - lines);
            height += blockHeight * taken / blockLines;
            lines += taken;
        }
        const bool whole =
            !block.isValid() && lines < m_fitLines && m_waiting.isEmpty() && m_read == m_bytes.size();
        setVerticalScrollBarPolicy(whole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
        m_fitHeight = static_cast<int>(std::ceil(height + 2 * document()->documentMargin())) + 1;
    }
    updateGeometry();
}

void MarkedText::setBare(bool bare)
{
    m_bare = bare;
    document()->setDocumentMargin(bare ? 0 : theme::kMargin - 2);
    dress();
    fit();
}

int MarkedText::heightForWidth(int width) const
{
    if (m_fitLines == 0) {
        return -1;
    }
    const double margins = 2 * document()->documentMargin();
    const double available = qMax(1.0, width - margins);
    double height = 0;
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < m_fitLines;
         block = block.next()) {
        QTextLayout layout(block.text(), font());
        layout.setTextOption(document()->defaultTextOption());
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(available);
            height += line.height();
            if (++lines == m_fitLines) {
                break;
            }
        }
        layout.endLayout();
    }
    return static_cast<int>(std::ceil(height + margins)) + 1;
}

QSize MarkedText::sizeHint() const
{
    if (m_fitLines == 0) {
        return QPlainTextEdit::sizeHint();
    }
    return {200, m_fitHeight};
}

QSize MarkedText::minimumSizeHint() const
{
    return m_fitLines == 0 ? QSize(80, 60) : QSize(80, sizeHint().height());
}

void MarkedText::copyAll() const
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_bytes));
}

void MarkedText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange) {
        dress();
        paintMarks();
    }
}

void MarkedText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (m_fitLines > 0 && event->size().width() != event->oldSize().width()) {
        // Other breaks, another height: asked for once this layout is done, or it would be lost in it.
        QTimer::singleShot(0, this, &MarkedText::fit);
    }
}

QMimeData *MarkedText::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    QString text = cursor.selectedText();
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    const int start = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    for (const int softBreak : std::views::reverse(m_softBreaks)) {
        if (softBreak >= start && softBreak < end) {
            text.remove(softBreak - start, 1);
        }
    }
    auto *mime = new QMimeData;
    mime->setText(text);
    return mime;
}

void MarkedText::dress()
{
    QPalette dressed = QGuiApplication::palette();
    dressed.setColor(QPalette::Base, m_bare ? QColor(Qt::transparent) : theme::color(theme::Token::Code));
    setPalette(dressed);
    viewport()->setAutoFillBackground(!m_bare);
}

} // namespace sealwright::widgets

#include "moc_MarkedText.cpp"
