// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/TokensPage.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/tokens/MintView.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

namespace sealwright::tokens {
namespace {

enum TokenTab { MintTab, CheckTab };

} // namespace

TokensPage::TokensPage(const TokenFlows &flows, QWidget *parent)
    : QWidget(parent)
    , m_tokenTabs(new QTabBar)
    , m_act(new QPushButton)
    , m_views(new QStackedWidget)
    , m_mintView(new MintView(flows.mint, flows.check.inspect))
    , m_checkView(new CheckView(flows.check))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar());
    m_mintView->setObjectName(QStringLiteral("mintView"));
    m_checkView->setObjectName(QStringLiteral("checkView"));
    m_views->addWidget(m_mintView);
    m_views->addWidget(m_checkView);
    layout->addWidget(m_views, 1);
    connect(m_tokenTabs, &QTabBar::currentChanged, this, &TokensPage::showTab);
    connect(m_act, &QPushButton::clicked, this, &TokensPage::act);
    connect(m_mintView, &MintView::decodeWanted, this, &TokensPage::decode);
    connect(m_mintView, &MintView::mintingChanged, this,
            [this](bool isMinting) { m_act->setEnabled(!isMinting || m_views->currentIndex() != MintTab); });
    showTab(MintTab);
}

QWidget *TokensPage::bar()
{
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kSmallGap, 10, theme::kMargin, 10);
    row->setSpacing(theme::kGap);
    m_tokenTabs->setDrawBase(false);
    m_tokenTabs->addTab(tr("Mint"));
    m_tokenTabs->addTab(tr("Decode and verify"));
    widgets::nameControl(m_tokenTabs, QStringLiteral("tokenTabs"), tr("Mint a token, or read one"));
    row->addWidget(m_tokenTabs);
    row->addStretch();
    theme::makeAccent(m_act);
    m_act->setMinimumWidth(92);
    row->addWidget(m_act);
    return bar;
}

void TokensPage::showTab(int tab)
{
    m_views->setCurrentIndex(tab);
    const bool isMint = tab == MintTab;
    m_act->setText(isMint ? tr("Mint") : tr("Verify"));
    m_act->setEnabled(!isMint || !m_mintView->isMinting());
    widgets::nameControl(m_act, QStringLiteral("act"), m_act->text(),
                         isMint ? tr("Mint the token (Ctrl+Enter)") : tr("Check the token (Ctrl+Enter)"));
}

void TokensPage::act()
{
    if (m_views->currentIndex() == MintTab) {
        m_mintView->mint();
    } else {
        m_checkView->verify();
    }
}

void TokensPage::showMint()
{
    m_tokenTabs->setCurrentIndex(MintTab);
}

void TokensPage::showDecode()
{
    m_tokenTabs->setCurrentIndex(CheckTab);
}

void TokensPage::decode(const QByteArray &token)
{
    showDecode();
    m_checkView->setToken(token);
}

void TokensPage::reloadCredentials()
{
    m_mintView->reloadCredentials();
    m_checkView->reloadCredentials();
}

} // namespace sealwright::tokens

#include "moc_TokensPage.cpp"
