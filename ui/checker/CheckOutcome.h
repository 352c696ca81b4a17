// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ExplainRequest.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace sealwright::inspector {
class ExchangeStatus;
}

namespace sealwright::widgets {
class EmptyState;
}

namespace sealwright::checker {

/// What came of a check: the verdict and which secret matched; when it is not a good one, why: the cause,
/// what to do, how sure that is, both strings to sign side by side; and what looks doubtful in any case.
class CheckOutcome final : public QWidget
{
    Q_OBJECT

public:
    enum class Secrets { OfCredential, Given };

    explicit CheckOutcome(QWidget *parent = nullptr);

    void showNothing();
    void showRunning();
    void showStopped();
    void showError(const base::Error &error);
    void show(const flow::Explained &explained, Secrets secrets);

private:
    enum State { Nothing, Running, Stopped, Failed, Outcome };

    inspector::ExchangeStatus *m_status;
    QStackedWidget *m_stack;
    widgets::EmptyState *m_failure;
    QScrollArea *m_outcome;
};

} // namespace sealwright::checker
