// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sealwright::shell {
namespace {

constexpr int kActionRole = Qt::UserRole;
constexpr int kShortcutRole = Qt::UserRole + 1;

/// The command at the left, its keys dim at the right.
class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect text = option.rect.adjusted(theme::kMargin, 0, -theme::kMargin, 0);
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, theme::color(theme::Token::Selection));
        }
        painter->setFont(option.font);
        painter->setPen(theme::color(theme::Token::Text));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setPen(theme::color(theme::Token::Dim));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, index.data(kShortcutRole).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, theme::kControlHeight};
    }
};

/// All words of `wanted` begin somewhere in `text`, in any order.
bool matches(const QString &text, const QString &wanted)
{
    const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words,
                               [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_actions(actions)
    , m_commandText(new QLineEdit)
    , m_commandList(new QListWidget)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kGap, theme::kGap, theme::kGap, theme::kGap);
    widgets::nameControl(m_commandText, QStringLiteral("commandText"), tr("Command"),
                         tr("Type a few letters of a command"));
    m_commandText->setPlaceholderText(tr("Type a command"));
    m_commandText->installEventFilter(this);
    layout->addWidget(m_commandText);
    m_commandList->setObjectName(QStringLiteral("commandList"));
    m_commandList->setAccessibleName(tr("Commands"));
    m_commandList->setFrameShape(QFrame::NoFrame);
    m_commandList->setItemDelegate(new CommandDelegate(m_commandList));
    m_commandList->setFocusPolicy(Qt::NoFocus);
    m_commandList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_commandList);
    connect(m_commandText, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_commandList, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    filter({});
    resize(460, 360);
    if (parent) {
        const QPoint middle = parent->mapToGlobal(QPoint(parent->width() / 2, 70));
        move(middle - QPoint(width() / 2, 0));
    }
    m_commandText->setFocus();
}

void CommandPalette::filter(const QString &text)
{
    m_commandList->clear();
    for (QAction *action : m_actions) {
        if (!action->isEnabled() || action->text().isEmpty() || !matches(action->text(), text)) {
            continue;
        }
        auto *item = new QListWidgetItem(action->text(), m_commandList);
        item->setData(kActionRole, QVariant::fromValue(static_cast<QObject *>(action)));
        item->setData(kShortcutRole, action->shortcut().toString(QKeySequence::NativeText));
    }
    m_commandList->setCurrentRow(0);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int row = m_commandList->currentRow();
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            m_commandList->setCurrentRow(qMin(row + 1, m_commandList->count() - 1));
            return true;
        case Qt::Key_Up:
            m_commandList->setCurrentRow(qMax(row - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Panel));
    painter.setPen(theme::color(theme::Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_commandList->currentItem();
    auto *action = item ? qobject_cast<QAction *>(item->data(kActionRole).value<QObject *>()) : nullptr;
    close();
    if (action) {
        // After this popup is gone: the action may open another.
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
    }
}

} // namespace sealwright::shell

#include "moc_CommandPalette.cpp"
