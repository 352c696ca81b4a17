// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectCredential.h"
#include "app/flow/KeepRequest.h"
#include "app/flow/TestOverlap.h"
#include "ui/models/EnvironmentChoice.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace sealwright::widgets {
class Pill;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// Asks a server, while the previous secret is kept, which of the two it accepts: with a saved request that
/// uses the credential, or with an empty JSON body to a URL that was typed. The flows outlive it.
class OverlapPanel final : public QWidget
{
    Q_OBJECT

public:
    OverlapPanel(flow::TestOverlap &overlap, const flow::KeepRequest &requests,
                 const models::EnvironmentChoice &environments, QWidget *parent = nullptr);
    ~OverlapPanel() override;

    /// Another credential is shown now, or nothing is known of its secrets yet: hidden.
    void clear();
    /// What is known of its secrets: seen while two are kept.
    void showFor(const QString &credentialId, const flow::SecretState &state);

Q_SIGNALS:
    /// It can be seen now, or no longer.
    void shownChanged();

private:
    void fillTargets();
    void setShown(bool shown);
    void test();
    QCoro::Task<> run(flow::SendOrder order, QString credentialId, base::Cancellation cancellation);
    void forget();
    void showProblem(const QString &sentence);
    void showSent(const flow::SentOverlap &sent);
    void arrange();

    flow::TestOverlap &m_overlap;
    const flow::KeepRequest &m_requests;
    const models::EnvironmentChoice &m_environments;
    QString m_credentialId;
    std::optional<base::CancellationSource> m_cancel;
    int m_run = 0; ///< tells an answer that is still wanted from one of before
    QComboBox *m_overlapTarget;
    QPushButton *m_testOverlap;
    QWidget *m_answers;
    widgets::Pill *m_currentAnswer;
    widgets::Pill *m_previousAnswer;
    widgets::PlainLabel *m_overlapFinding;
};

} // namespace sealwright::credentials
