// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepEnvironment.h"
#include "ui/models/EnvironmentChoice.h"

#include <QDialog>

#include <functional>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sealwright::widgets {
class Banner;
class EmptyState;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::environments {

class EnvironmentEditor;
class EnvironmentList;

/// *Environments*: the list of those of the workspace, and beside it the variables of the chosen one. Stays
/// open beside the window; the flow and the choice outlive it.
class EnvironmentsDialog final : public QDialog
{
    Q_OBJECT

public:
    EnvironmentsDialog(flow::KeepEnvironment &keep, models::EnvironmentChoice &choice,
                       QWidget *parent = nullptr);

    /// There is something that was entered and not saved.
    bool hasUnsaved() const;
    bool isBusy() const;
    /// Goes on when nothing is unsaved, or once the user saved it or gave it up; else stays.
    void whenSettled(std::function<void()> then);

public Q_SLOTS:
    /// Reads the workspace again; what is being edited stays.
    void reload();
    /// Shows this one, once nothing that is not saved stands in the way.
    void select(const QString &key);
    void startNew();
    void duplicate();
    void remove();
    void save();
    /// Asks when something is not saved, and closes.
    void reject() override;

protected:
    bool event(QEvent *event) override;

private:
    void layOut();
    QWidget *layOutLeft();
    QWidget *layOutFoot();
    void connectAll();
    void readListing();
    const flow::EnvironmentSummary *summaryOf(const QString &id) const;
    const workspace::BrokenFile *brokenOf(const QString &path) const;
    /// Of what stands at the right.
    QString shownKey() const;
    bool isEditing() const;
    void showChosen(const QString &key);
    void startDraft(const workspace::Environment &environment);
    void showState();
    /// Other hands changed files: shows what they say now, and offers to where something is being edited.
    void noticeChanges();
    void removeNow(const QString &id);
    QCoro::Task<> erase(QString id);

    flow::KeepEnvironment &m_keep;
    models::EnvironmentChoice &m_choice;
    workspace::Listing<flow::EnvironmentSummary> m_listing;
    bool m_isErasing = false;

    widgets::Banner *m_trouble;
    QSplitter *m_environmentSplitter;
    EnvironmentList *m_environmentList;
    QPushButton *m_addEnvironment;
    QPushButton *m_duplicateEnvironment;
    QPushButton *m_deleteEnvironment;
    QStackedWidget *m_right;
    widgets::EmptyState *m_empty;
    widgets::EmptyState *m_broken;
    EnvironmentEditor *m_editor;
    widgets::PlainLabel *m_progress;
    QPushButton *m_closeEnvironments;
    QPushButton *m_revertEnvironment;
    QPushButton *m_saveEnvironment;
};

} // namespace sealwright::environments
