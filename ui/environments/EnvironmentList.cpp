// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentList.h"

#include "app/text/Describe.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/VisibleText.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <utility>

namespace sealwright::environments {
namespace {

constexpr int kKeyRole = Qt::UserRole;

/// A name in line with the rest of the window; a sign before the file that cannot be read.
class EnvironmentLine final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        using theme::color;
        using theme::Token;
        const bool isSelected = (option.state & QStyle::State_Selected) != 0;
        if (isSelected || (option.state & QStyle::State_MouseOver) != 0) {
            painter->fillRect(option.rect, color(isSelected ? Token::Selection : Token::Hover));
        }
        if (isSelected && option.widget != nullptr && option.widget->hasFocus()) {
            painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())),
                              color(Token::Accent));
        }
        QRect inner = option.rect.adjusted(theme::kMargin, 0, -theme::kMargin, 0);
        const auto sign = index.data(Qt::DecorationRole).value<QIcon>();
        if (!sign.isNull()) {
            const int top = inner.top() + (inner.height() - theme::kIconSize) / 2;
            sign.paint(painter, QRect(inner.left(), top, theme::kIconSize, theme::kIconSize));
            inner.setLeft(inner.left() + theme::kIconSize + theme::kGap);
        }
        const auto font = index.data(Qt::FontRole);
        painter->setFont(font.isValid() ? font.value<QFont>() : option.font);
        painter->setPen(color(sign.isNull() ? Token::Text : Token::Bad));
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, inner.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, theme::kControlHeight};
    }
};

} // namespace

EnvironmentList::EnvironmentList(QWidget *parent)
    : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new EnvironmentLine(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (!m_isQuiet && item != nullptr) {
            Q_EMIT chosen(item->data(kKeyRole).toString());
        }
    });
}

void EnvironmentList::setListing(const workspace::Listing<flow::EnvironmentSummary> &listing)
{
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    clear();
    const auto add = [this](const QString &text, const QString &key, const QString &toolTip) {
        auto *item = new QListWidgetItem(widgets::visibleText(text), this);
        item->setData(kKeyRole, key);
        item->setToolTip(widgets::plainToolTip(toolTip));
        return item;
    };
    for (const flow::EnvironmentSummary &summary : listing.items) {
        const auto count = static_cast<int>(summary.environment.variables.size());
        add(summary.environment.name, summary.environment.id,
            count == 1 ? tr("%1: 1 variable").arg(summary.environment.name)
                       : tr("%1: %2 variables").arg(summary.environment.name, QString::number(count)));
    }
    for (const workspace::BrokenFile &file : listing.broken) {
        QListWidgetItem *item = add(QFileInfo(file.path).fileName(), file.path, text::describe(file.error));
        item->setIcon(theme::icon(theme::Icon::Warning, theme::Token::Bad));
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, cannot be read").arg(widgets::visibleText(QFileInfo(file.path).fileName())));
    }
    m_isQuiet = wasQuiet;
}

void EnvironmentList::setDraft(const std::optional<QString> &name)
{
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    QListWidgetItem *item = itemOf({});
    if (!name) {
        delete item;
    } else {
        if (item == nullptr) {
            item = new QListWidgetItem(this);
            item->setData(kKeyRole, QString());
            item->setToolTip(tr("Not saved yet"));
            QFont font = item->font();
            font.setItalic(true);
            item->setFont(font);
        }
        item->setText(name->isEmpty() ? tr("New environment") : widgets::visibleText(*name));
    }
    m_isQuiet = wasQuiet;
}

QListWidgetItem *EnvironmentList::itemOf(const QString &key) const
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(kKeyRole).toString() == key) {
            return item(row);
        }
    }
    return nullptr;
}

void EnvironmentList::selectQuietly(const QString &key)
{
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    setCurrentItem(itemOf(key));
    if (currentItem() == nullptr) {
        clearSelection();
    }
    m_isQuiet = wasQuiet;
}

QString EnvironmentList::currentKey() const
{
    return currentItem() != nullptr ? currentItem()->data(kKeyRole).toString() : QString();
}

void EnvironmentList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Insert:
        Q_EMIT addWanted();
        break;
    case Qt::Key_Delete:
        Q_EMIT removeWanted();
        break;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT renameWanted();
        break;
    default:
        QListWidget::keyPressEvent(event);
        break;
    }
}

} // namespace sealwright::environments

#include "moc_EnvironmentList.cpp"
