// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/MintDraft.h"
#include "ui/tokens/CheckView.h"

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace sealwright::tokens {

class MintView;

/// What the page asks of the application. All of it outlives the page.
struct TokenFlows
{
    const flow::MintDraft &mint;
    CheckFlows check;
};

/// JSON Web Tokens: minted under one tab, read and checked under the other.
class TokensPage final : public QWidget
{
    Q_OBJECT

public:
    explicit TokensPage(const TokenFlows &flows, QWidget *parent = nullptr);

public Q_SLOTS:
    /// Mints, or verifies: what the tab in front is for.
    void act();
    void showMint();
    void showDecode();
    /// Shows what is in this token.
    void decode(const QByteArray &token);
    /// Reads the credentials of the workspace again.
    void reloadCredentials();

private:
    QWidget *bar();
    void showTab(int tab);

    QTabBar *m_tokenTabs;
    QPushButton *m_act;
    QStackedWidget *m_views;
    MintView *m_mintView;
    CheckView *m_checkView;
};

} // namespace sealwright::tokens
