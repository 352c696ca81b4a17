// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/FindBar.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace sealwright::editor {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_findText(new QLineEdit)
    , m_outcome(new widgets::PlainLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kGap, theme::kSmallGap, theme::kGap, theme::kSmallGap);
    layout->setSpacing(theme::kSmallGap);
    widgets::nameControl(m_findText, QStringLiteral("findText"), tr("Find in the text"));
    m_findText->setPlaceholderText(tr("Find"));
    m_outcome->setToken(theme::Token::Bad);
    layout->addWidget(m_findText, 1);
    layout->addWidget(m_outcome);
    const auto add = [&](theme::Icon icon, const QString &name, const QString &text, auto action) {
        auto *button = new QToolButton;
        button->setIcon(theme::icon(icon));
        widgets::nameControl(button, name, text);
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this, action);
    };
    add(theme::Icon::ArrowUp, QStringLiteral("findPrevious"), tr("Find the one before (Shift+Enter)"),
        [this] { Q_EMIT wanted(text(), false); });
    add(theme::Icon::ArrowDown, QStringLiteral("findNext"), tr("Find the next one (Enter)"),
        [this] { Q_EMIT wanted(text(), true); });
    add(theme::Icon::Close, QStringLiteral("findClose"), tr("Close the search (Esc)"),
        [this] { Q_EMIT closed(); });
    connect(m_findText, &QLineEdit::textEdited, this, [this] { Q_EMIT wanted(text(), true); });
    hide();
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty() && !text.contains(QLatin1Char('\n'))) {
        m_findText->setText(text);
    }
    show();
    m_findText->setFocus();
    m_findText->selectAll();
}

QString FindBar::text() const
{
    return m_findText->text();
}

void FindBar::setFound(bool found)
{
    const bool missing = !found && !text().isEmpty();
    theme::markInvalid(m_findText, missing);
    m_outcome->setText(missing ? tr("Not found") : QString());
}

bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // means something else to the page
        return true;
    }
    return QWidget::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT closed();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT wanted(text(), !(event->modifiers() & Qt::ShiftModifier));
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace sealwright::editor

#include "moc_FindBar.cpp"
