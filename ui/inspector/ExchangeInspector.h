// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SendRequest.h"

#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::inspector {

class ExchangeStatus;
class SignatureView;
class TimelineView;
class TokenCallView;
class WireView;

/// The right-hand side of the Send page: one exchange as it crossed the wire, how its signature came about,
/// where the time went, and the call that brought its access token; or what there is to say before, during
/// and instead of it.
class ExchangeInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit ExchangeInspector(QWidget *parent = nullptr);

    void showNothing();
    void showSending();
    void show(const flow::SentExchange &sent);
    /// What went wrong before anything was on the wire.
    void showFailure(const base::Error &error);

private:
    void showTokens(const flow::SentExchange &sent);
    void showMessage(const QString &title, const QString &sentence);

    ExchangeStatus *m_status;
    QStackedWidget *m_stack;
    QWidget *m_message = nullptr;
    QTabWidget *m_tabs;
    WireView *m_wire;
    SignatureView *m_signature;
    TimelineView *m_timeline;
    TokenCallView *m_token = nullptr; ///< made for the first token that was fetched
    widgets::Banner *m_trouble;
};

} // namespace sealwright::inspector
