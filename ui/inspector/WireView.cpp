// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/WireView.h"

#include "ui/inspector/HexDump.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sealwright::inspector {
namespace {

/// How much room a block asks for beside the other: its lines, within reason.
int weightOf(const WireBlock &block)
{
    const qsizetype lines = block.head.count('\n') + block.body.count('\n') + block.body.size() / 80 + 3;
    return static_cast<int>(std::clamp<qsizetype>(lines, 6, 24));
}

} // namespace

WireView::WireView(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setObjectName(QStringLiteral("splitter"));
    m_panes.push_back(makePane(QStringLiteral("firstWire"), tr("Bytes of the request")));
    m_panes.push_back(makePane(QStringLiteral("secondWire"), tr("Bytes of the response")));
}

WireView::Pane WireView::makePane(const QString &name, const QString &accessibleName)
{
    auto *pane = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins({});
    layout->setSpacing(0);

    auto *bar = new widgets::Surface(theme::Token::Code, {}, pane);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, theme::kSmallGap, theme::kSmallGap, 0);
    auto *title = new widgets::ElidedLabel({}, bar);
    title->setToken(theme::Token::Dim);
    widgets::nameControl(title, name + QStringLiteral("Title"), accessibleName);
    auto *copy = new QToolButton(bar);
    copy->setIcon(theme::icon(theme::Icon::Copy));
    copy->setAutoRaise(true);
    widgets::nameControl(copy, name + QStringLiteral("Copy"), tr("Copy the bytes shown below"),
                         tr("Copy head and body"));
    row->addWidget(title, 1);
    row->addWidget(copy);

    auto *text = new widgets::MarkedText(pane);
    widgets::nameControl(text, name, accessibleName);
    connect(copy, &QToolButton::clicked, text, &widgets::MarkedText::copyAll);
    layout->addWidget(bar);
    layout->addWidget(text, 1);
    return {pane, title, text};
}

void WireView::show(std::vector<WireBlock> blocks)
{
    m_blocks = std::move(blocks);
    refresh();
    QList<int> sizes;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        sizes.append(i < m_blocks.size() ? weightOf(m_blocks[i]) * 20 : 0);
    }
    m_splitter->setSizes(sizes);
}

void WireView::setForm(Form form)
{
    if (m_form != form) {
        m_form = form;
        refresh();
    }
}

void WireView::refresh()
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const bool used = i < m_blocks.size();
        m_panes[i].widget->setVisible(used);
        if (used) {
            fill(m_panes[i], m_blocks[i]);
        } else {
            m_panes[i].text->setBytes({});
        }
    }
}

void WireView::fill(const Pane &pane, const WireBlock &block) const
{
    pane.title->setText(block.title);
    const QByteArray bytes = block.head + block.body;
    if (m_form == Form::Hex) {
        HexDump dump = hexDump(bytes, block.marks);
        pane.text->setBytes(std::move(dump.text), std::move(dump.marks));
    } else {
        pane.text->setBytes(bytes, block.marks);
    }
}

void addFormChoice(QTabWidget *tabs, WireView *view)
{
    // A ground of its own, always there: it carries the base line of the bar to the end.
    auto *corner = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge, tabs);
    corner->setFixedHeight(theme::kBarHeight);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, theme::kGap, 0);
    auto *choice = new QComboBox(corner);
    row->addWidget(choice);
    choice->addItem(WireView::tr("Text"), static_cast<int>(WireView::Form::Text));
    choice->addItem(WireView::tr("Hex"), static_cast<int>(WireView::Form::Hex));
    widgets::nameControl(choice, QStringLiteral("formChoice"), WireView::tr("Show the bytes as text or hex"),
                         WireView::tr("Show the bytes as text or as a hex dump"));
    QObject::connect(choice, &QComboBox::currentIndexChanged, view, [choice, view] {
        view->setForm(static_cast<WireView::Form>(choice->currentData().toInt()));
    });
    QObject::connect(tabs, &QTabWidget::currentChanged, choice,
                     [tabs, view, choice] { choice->setVisible(tabs->currentWidget() == view); });
    tabs->setCornerWidget(corner, Qt::TopRightCorner);
}

} // namespace sealwright::inspector

#include "moc_WireView.cpp"
