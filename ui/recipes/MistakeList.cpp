// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/MistakeList.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sealwright::recipes {
namespace {

constexpr int kMostShown = 6;

} // namespace

MistakeList::MistakeList(QWidget *parent)
    : QWidget(parent)
    , m_summary(new widgets::PlainLabel)
    , m_mistakes(new QListWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::kSmallGap, 0, theme::kSmallGap);
    layout->setSpacing(0);
    m_summary->setObjectName(QStringLiteral("mistakeSummary"));
    m_summary->setContentsMargins(theme::kMargin, 2, theme::kMargin, 2);
    layout->addWidget(m_summary);
    widgets::nameControl(m_mistakes, QStringLiteral("mistakes"), tr("Mistakes"),
                         tr("Enter or a click goes to the line"));
    m_mistakes->setFrameShape(QFrame::NoFrame);
    m_mistakes->setWordWrap(true);
    m_mistakes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_mistakes);
    const auto goTo = [this](QListWidgetItem *item) {
        const int row = m_mistakes->row(item);
        if (row >= 0 && row < count() && m_lines[static_cast<std::size_t>(row)].line > 0) {
            const MistakeLine &line = m_lines[static_cast<std::size_t>(row)];
            Q_EMIT goToWanted(line.line, line.column);
        }
    };
    connect(m_mistakes, &QListWidget::itemActivated, this, goTo);
    connect(m_mistakes, &QListWidget::itemClicked, this, goTo);
    show({});
}

void MistakeList::show(const std::vector<base::Error> &mistakes)
{
    m_lines = linesOf(mistakes);
    m_mistakes->clear();
    for (const MistakeLine &line : m_lines) {
        auto *item = new QListWidgetItem(theme::icon(theme::Icon::Warning, theme::Token::Bad),
                                         widgets::visibleText(line.text));
        item->setToolTip(widgets::plainToolTip(line.text));
        m_mistakes->addItem(item);
    }
    m_mistakes->setVisible(!m_lines.empty());
    m_summary->setToken(m_lines.empty() ? theme::Token::Ok : theme::Token::Bad);
    m_summary->setText(m_lines.empty()       ? tr("No mistakes")
                       : m_lines.size() == 1 ? tr("1 mistake")
                                             : tr("%1 mistakes").arg(m_lines.size()));
    fit();
}

void MistakeList::fit()
{
    int height = 2;
    for (int row = 0; row < std::min(m_mistakes->count(), kMostShown); ++row) {
        height += std::max(m_mistakes->sizeHintForRow(row), theme::kRowHeight);
    }
    m_mistakes->setFixedHeight(height);
}

} // namespace sealwright::recipes

#include "moc_MistakeList.cpp"
