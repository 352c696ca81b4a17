// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/DecodeToken.h"
#include "app/flow/InspectCredential.h"
#include "app/flow/VerifyToken.h"
#include "app/flow/VerifyWithCredential.h"

#include <QWidget>

class QTimer;
class QToolButton;

namespace sealwright::widgets {
class PasteField;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::tokens {

class CheckForm;
class DecodedView;

/// What the view asks of the application.
struct CheckFlows
{
    const flow::DecodeToken &decode;
    flow::VerifyToken &verify;
    flow::VerifyWithCredential &verifyWithCredential;
    const flow::InspectCredential &inspect;
    const base::Clock &clock;
};

/// Reads a pasted token and checks it. Until it was checked it says aloud that nothing of it can be believed;
/// whatever is changed after that takes the verdict back. Nothing of it is written anywhere.
class CheckView final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckView(const CheckFlows &flows, QWidget *parent = nullptr);
    ~CheckView() override;

    void reloadCredentials();
    void setToken(const QByteArray &token);
    void verify();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    QWidget *tokenBar();
    void decode();
    void refresh();
    void takeBack();
    void refuse(const base::Error &error);
    void show(const jwt::TokenVerification &verification, const jwt::TokenRules &rules, bool byPrevious);
    static QCoro::Task<> check(CheckView *view, std::shared_ptr<bool> alive, jwt::TokenRules rules);
    static QCoro::Task<> fetch(CheckView *view, std::shared_ptr<bool> alive, QByteArray url);

    CheckFlows m_flows;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::optional<jwt::DecodedToken> m_decoded;
    base::CancellationSource m_fetching;
    int m_changes = 0; ///< a verdict is of one of these states

    widgets::PasteField *m_token;
    widgets::PlainLabel *m_tokenSize;
    QToolButton *m_paste;
    QToolButton *m_clear;
    CheckForm *m_form;
    DecodedView *m_decodedView;
    QTimer *m_timePasses;
};

} // namespace sealwright::tokens
