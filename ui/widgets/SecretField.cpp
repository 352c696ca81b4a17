// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SecretField.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Strokes.h"
#include "ui/theme/Style.h"

#include <QAccessibleWidget>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

namespace sealwright::widgets {
namespace {

constexpr qsizetype kLimit = 16 * 1024;
constexpr int kInset = 10;
constexpr int kDotStep = 8;

/// To a screen reader it is a password, of which nothing can be read, not even the length.
class AccessibleSecret final : public QAccessibleWidget
{
public:
    explicit AccessibleSecret(QWidget *field)
        : QAccessibleWidget(field, QAccessible::EditableText)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    return className == QLatin1String(SecretField::staticMetaObject.className())
               ? new AccessibleSecret(static_cast<QWidget *>(object))
               : nullptr;
}

/// Overwrites a string that nobody shares.
void wipe(QString &text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

} // namespace

SecretField::SecretField(QWidget *parent)
    : QWidget(parent)
{
    [[maybe_unused]] static const bool isKnown = (QAccessible::installFactory(makeAccessible), true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
}

SecretField::~SecretField() = default;

base::SecretBytes SecretField::take()
{
    base::SecretBytes result = std::exchange(m_bytes, {});
    m_allSelected = false;
    update();
    Q_EMIT changed();
    return result;
}

void SecretField::clear()
{
    if (!m_bytes.isEmpty()) {
        m_bytes = {};
        m_allSelected = false;
        update();
        Q_EMIT changed();
    }
}

void SecretField::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    update();
}

void SecretField::setNote(const QString &note)
{
    m_note = note;
    update();
}

QSize SecretField::sizeHint() const
{
    return {220, theme::kControlHeight};
}

QSize SecretField::minimumSizeHint() const
{
    return {100, theme::kControlHeight};
}

QVariant SecretField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return isEnabled();
    case Qt::ImHints:
        return static_cast<int>(inputMethodHints());
    case Qt::ImCursorRectangle:
        return QRect(kInset + characters() * kDotStep, 6, 1, height() - 12);
    default:
        return QWidget::inputMethodQuery(query);
    }
}

void SecretField::paste()
{
    QString text = QGuiApplication::clipboard()->text();
    insert(std::move(text));
}

void SecretField::insert(QString text)
{
    if (text.isEmpty()) {
        return;
    }
    QByteArray added = text.toUtf8();
    text.detach();
    wipe(text);
    QByteArray whole;
    if (!m_allSelected) {
        whole.reserve(m_bytes.size() + added.size());
        whole.append(m_bytes.view().data(), m_bytes.size());
    }
    if (whole.size() + added.size() > kLimit) {
        base::wipe(whole);
        base::wipe(added);
        Q_EMIT refused();
        return;
    }
    whole.append(added);
    base::wipe(added);
    m_bytes = base::SecretBytes::take(std::move(whole));
    m_allSelected = false;
    update();
    Q_EMIT changed();
}

void SecretField::removeLast()
{
    if (m_bytes.isEmpty()) {
        return;
    }
    if (m_allSelected) {
        clear();
        return;
    }
    const QByteArrayView bytes = m_bytes.view();
    qsizetype size = bytes.size() - 1;
    while (size > 0 && (static_cast<unsigned char>(bytes[size]) & 0xc0) == 0x80) {
        --size; // the middle of a UTF-8 sequence
    }
    m_bytes = base::SecretBytes::copyOf(bytes.first(size));
    update();
    Q_EMIT changed();
}

int SecretField::characters() const
{
    int count = 0;
    for (const char c : m_bytes.view()) {
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
    }
    return count;
}

void SecretField::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_allSelected = !m_bytes.isEmpty();
        update();
    } else if (event->matches(QKeySequence::DeleteStartOfWord) || event->key() == Qt::Key_Delete) {
        clear();
    } else if (event->key() == Qt::Key_Backspace) {
        removeLast();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // The shortcut with Ctrl belongs to the page.
        if (event->modifiers() & Qt::ControlModifier) {
            event->ignore();
        } else {
            Q_EMIT accepted();
        }
    } else if (!event->text().isEmpty() && event->text().at(0).isPrint() &&
               !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        insert(event->text());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SecretField::inputMethodEvent(QInputMethodEvent *event)
{
    insert(event->commitString());
    event->accept();
}

void SecretField::mousePressEvent(QMouseEvent *event)
{
    m_allSelected = false;
    update();
    QWidget::mousePressEvent(event);
}

void SecretField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Paste")), &QAction::triggered, this, &SecretField::paste);
    connect(menu->addAction(tr("Clear")), &QAction::triggered, this, &SecretField::clear);
    menu->popup(event->globalPos());
}

void SecretField::paintEvent(QPaintEvent *)
{
    using theme::color;
    using theme::Token;
    QPainter painter(this);
    const QColor line = color(theme::isMarkedInvalid(this) ? Token::Bad
                              : hasFocus()                 ? Token::Accent
                                                           : Token::Line);
    theme::drawBox(&painter, rect(), color(isEnabled() ? Token::Panel : Token::Window), line, theme::kCorner);
    QRect inner = rect().adjusted(kInset, 0, -kInset, 0);
    if (!m_note.isEmpty()) {
        painter.setFont(theme::wireFont());
        painter.setPen(color(Token::Dim));
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_note);
        inner.setRight(inner.right() - QFontMetrics(theme::wireFont()).horizontalAdvance(m_note) -
                       theme::kGap);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const int dots = qMin(characters(), qMax(0, inner.width() / kDotStep));
    if (dots == 0) {
        painter.setFont(font());
        painter.setPen(color(Token::Dim));
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_placeholder, Qt::ElideRight, inner.width()));
    } else if (m_allSelected) {
        painter.fillRect(inner.left() - 1, height() / 2 - 9, dots * kDotStep + 1, 18,
                         color(Token::Selection));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(isEnabled() ? Token::Text : Token::Dim));
    for (int i = 0; i < dots; ++i) {
        painter.drawEllipse(QRectF(inner.left() + i * kDotStep + 1, height() / 2.0 - 2.5, 5, 5));
    }
    if (hasFocus() && !m_allSelected) {
        painter.fillRect(QRectF(inner.left() + dots * kDotStep, height() / 2.0 - 8, 1, 16),
                         color(Token::Text));
    }
}

void SecretField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void SecretField::focusOutEvent(QFocusEvent *event)
{
    m_allSelected = false;
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sealwright::widgets

#include "moc_SecretField.cpp"
