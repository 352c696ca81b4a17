// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PasteField.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Strokes.h"
#include "ui/theme/Style.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>

namespace sealwright::widgets {
namespace {

/// A line of this length is laid out in a few milliseconds; the time grows with its square.
constexpr qsizetype kEditedAtMost = 16 * 1024;
constexpr int kTextInset = 6;

} // namespace

class PasteField::Edit final : public QPlainTextEdit
{
public:
    Edit(PasteField *field, int lines)
        : QPlainTextEdit(field)
        , m_field(field)
    {
        setFont(theme::wireFont());
        setFrameShape(QFrame::NoFrame);
        setWordWrapMode(QTextOption::WrapAnywhere);
        setTabChangesFocus(true);
        document()->setDocumentMargin(kTextInset);
        setMinimumHeight(QFontMetrics(theme::wireFont()).lineSpacing() * lines + 2 * kTextInset + 2);
    }

    void useText(const QString &text)
    {
        selectAll();
        insertPlainText(text); // can be undone
        moveCursor(QTextCursor::Start);
    }

protected:
    void insertFromMimeData(const QMimeData *source) override
    {
        const QString pasted = source->text();
        const QTextCursor cursor = textCursor();
        const QString before = toPlainText();
        const QString whole =
            QString(before.left(cursor.selectionStart()) % pasted % before.mid(cursor.selectionEnd()));
        if (whole.size() > kEditedAtMost) {
            m_field->take(whole);
        } else {
            insertPlainText(pasted);
        }
    }

    void paintEvent(QPaintEvent *event) override
    {
        QPlainTextEdit::paintEvent(event);
        QPainter painter(viewport());
        const theme::Token line = theme::isMarkedInvalid(m_field) ? theme::Token::Bad
                                  : hasFocus()                    ? theme::Token::Accent
                                                                  : theme::Token::Line;
        theme::drawBox(&painter, viewport()->rect(), {}, theme::color(line), theme::kCorner);
    }

    void focusInEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusInEvent(event);
        viewport()->update();
    }

    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        viewport()->update();
    }

private:
    PasteField *m_field;
};

PasteField::PasteField(int lines, QWidget *parent)
    : QWidget(parent)
    , m_edit(new Edit(this, lines))
    , m_shown(new MarkedText(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    layout->addWidget(m_shown);
    m_shown->setMinimumHeight(m_edit->minimumHeight());
    m_shown->setTabChangesFocus(true);
    m_shown->hide();
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isLoading) {
            mark();
            Q_EMIT changed();
        }
    });
}

void PasteField::setNames(const QString &objectName, const QString &accessibleName, const QString &toolTip)
{
    nameControl(m_edit, objectName, accessibleName, toolTip);
    nameControl(m_shown, QString(objectName % QStringLiteral("Shown")), accessibleName, toolTip);
}

void PasteField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void PasteField::setMarker(Marker marker)
{
    m_marker = std::move(marker);
    mark();
}

QByteArray PasteField::bytes() const
{
    return m_isFixed ? m_shown->bytes() : m_edit->toPlainText().toUtf8();
}

void PasteField::setBytes(const QByteArray &bytes)
{
    take(QString::fromUtf8(bytes));
}

bool PasteField::isEmpty() const
{
    return !m_isFixed && m_edit->document()->isEmpty();
}

void PasteField::setInvalid(bool invalid)
{
    theme::markInvalid(this, invalid);
    m_edit->viewport()->update();
}

void PasteField::pasteAll()
{
    take(QGuiApplication::clipboard()->text());
    setFocus();
}

void PasteField::clear()
{
    take({});
    setFocus();
}

void PasteField::take(const QString &text)
{
    m_isLoading = true;
    const bool wasFocused = m_edit->hasFocus() || m_shown->hasFocus();
    m_isFixed = text.size() > kEditedAtMost;
    m_edit->useText(m_isFixed ? QString() : text);
    const QByteArray held = m_isFixed ? text.toUtf8() : QByteArray();
    m_shown->setBytes(held, m_isFixed && m_marker ? m_marker(held) : std::vector<Mark>());
    setFocusProxy(m_isFixed ? static_cast<QWidget *>(m_shown) : m_edit);
    m_edit->setVisible(!m_isFixed);
    m_shown->setVisible(m_isFixed);
    if (wasFocused) {
        setFocus();
    }
    m_isLoading = false;
    mark();
    Q_EMIT changed();
}

void PasteField::mark()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QString text = m_isFixed ? QString() : m_edit->toPlainText();
    const QByteArray utf8 = text.toUtf8();
    // Offsets are of bytes: what is not ASCII is no token, and stays without colours.
    if (m_marker && text.size() == utf8.size()) {
        for (const Mark &one : m_marker(utf8)) {
            QTextEdit::ExtraSelection selection;
            selection.cursor = QTextCursor(m_edit->document());
            selection.cursor.setPosition(static_cast<int>(one.offset));
            selection.cursor.setPosition(static_cast<int>(one.offset + one.length), QTextCursor::KeepAnchor);
            selection.format.setForeground(theme::partText(one.part));
            selection.format.setBackground(theme::partFill(one.part));
            selections.append(selection);
        }
    }
    m_edit->setExtraSelections(selections);
}

void PasteField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        mark();
    }
}

} // namespace sealwright::widgets

#include "moc_PasteField.cpp"
