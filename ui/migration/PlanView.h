// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/MigrateVapi.h"

#include <QWidget>

class QScrollArea;
class QSplitter;

namespace sealwright::widgets {
class MarkedText;
class SectionLabel;
} // namespace sealwright::widgets

namespace sealwright::migration {

/// A migration as it is planned or done: before and after side by side, below them the credentials and what
/// to mind. No secret is shown.
class PlanView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget *parent = nullptr);

    void showPlan(const vapi::Migration &plan);
    /// The credentials have ids now, and the document refers to them.
    void showMade(const vapi::Migration &plan, const flow::MigratedDocument &migrated);

private:
    void showCredentials(const vapi::Migration &plan, const std::vector<credential::Credential> &made);
    void showNotes(const vapi::Migration &plan);

    QSplitter *m_planSplitter;
    QSplitter *m_documentSplitter;
    widgets::MarkedText *m_before;
    widgets::MarkedText *m_after;
    widgets::SectionLabel *m_credentialsTitle;
    QScrollArea *m_credentials;
    widgets::SectionLabel *m_notesTitle;
    QScrollArea *m_notes;
};

} // namespace sealwright::migration
