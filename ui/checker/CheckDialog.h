// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/flow/ExplainRequest.h"
#include "app/flow/InspectCredential.h"
#include "ui/models/EnvironmentChoice.h"

#include <QDialog>

class QPushButton;
class QSplitter;

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::checker {

class CheckForm;
class CheckOutcome;
class MessagePanel;
struct CheckQuestion;

/// What the dialog is opened with.
struct CheckSubject
{
    QByteArray message;
    QString url;          ///< where it went, when the message does not say it
    QString credentialId; ///< empty: as it is
    std::optional<base::TimePoint> asOf;
    bool isRedacted = false; ///< its body is not the one that was signed
};

/// *Check a request*: a captured request in any form, what it is to be checked with, and beside them the
/// verdict and why. Stays open beside the window. Flows are the composition's and outlive it.
class CheckDialog final : public QDialog
{
    Q_OBJECT

public:
    CheckDialog(flow::ExplainRequest &explain, const flow::InspectCredential &inspect,
                const flow::FindRecipe &recipes, const base::Clock &clock,
                const models::EnvironmentChoice &environments, QWidget *parent = nullptr);
    ~CheckDialog() override;

    void openWith(const CheckSubject &subject);
    /// Reads the credentials of the workspace again.
    void reloadCredentials();

    bool isRunning() const { return m_isRunning; }

public Q_SLOTS:
    void check();
    void stop();
    /// Stops what runs; else closes.
    void reject() override;

private:
    void layOut();
    void addShortcuts();
    void showState();
    void checkWhenRead();
    void begin(http::Request request, CheckQuestion question);
    static QCoro::Task<> run(CheckDialog *dialog, std::shared_ptr<bool> alive, http::Request request,
                             std::shared_ptr<CheckQuestion> question, base::Cancellation cancellation);

    flow::ExplainRequest &m_explain;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::optional<base::CancellationSource> m_cancel;
    bool m_isRunning = false;
    bool m_isCheckWanted = false; ///< as soon as the message is read

    widgets::Banner *m_trouble;
    QSplitter *m_checkSplitter;
    MessagePanel *m_messagePanel;
    CheckForm *m_form;
    QPushButton *m_check;
    QPushButton *m_stop;
    CheckOutcome *m_outcome;
};

} // namespace sealwright::checker
