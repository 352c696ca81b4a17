// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FetchAccessToken.h"
#include "ui/models/EnvironmentChoice.h"

#include <QWidget>

class QPushButton;

namespace sealwright::inspector {
class TokenCallView;
}

namespace sealwright::widgets {
class Pill;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// Fetches an access token with the fields as they stand and shows what came of it: state, lifetime, scope,
/// and the whole call. The token itself is never shown. The flow outlives it.
class TokenPanel final : public QWidget
{
    Q_OBJECT

public:
    TokenPanel(flow::FetchAccessToken &fetch, const base::Clock &clock,
               const models::EnvironmentChoice &environments, QWidget *parent = nullptr);
    ~TokenPanel() override;

    /// `secret` may be empty: then the stored one is used.
    void fetch(credential::Credential credential, base::SecretBytes secret);
    /// Another credential is shown now.
    void clear();
    void showError(const base::Error &error);

Q_SIGNALS:
    void fetchWanted();

private:
    QCoro::Task<> run(credential::Credential credential, base::SecretBytes secret,
                      base::Cancellation cancellation);
    void showOutcome(const oauth::TokenOutcome &outcome);
    void arrange();

    flow::FetchAccessToken &m_fetch;
    const base::Clock &m_clock;
    const models::EnvironmentChoice &m_environments; ///< for variables in its fields
    std::optional<base::CancellationSource> m_cancel;
    int m_run = 0; ///< tells an answer that is still wanted from one of before
    QPushButton *m_fetchToken;
    widgets::Pill *m_tokenState;
    widgets::PlainLabel *m_tokenFacts;
    inspector::TokenCallView *m_call;
};

} // namespace sealwright::credentials
