// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepEnvironment.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace sealwright::widgets {
class Banner;
class FieldForm;
class HintLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::environments {

class VariableModel;
class VariableTable;

/// Shows one environment, saved or being made, and changes it through the flow. What is entered is kept until
/// it was stored: a failure loses nothing.
class EnvironmentEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentEditor(flow::KeepEnvironment &keep, QWidget *parent = nullptr);

    void showEnvironment(const workspace::Environment &environment);
    /// One that is not saved yet.
    void startDraft(const workspace::Environment &environment);

    void setStoreKind(vault::StoreKind kind) { m_secretsAreIn = kind; }

    bool isDraft() const { return m_environment.id.isEmpty(); }

    /// There is something that Save would store.
    bool hasEdits() const;

    bool isBusy() const { return m_isBusy; }

    const workspace::Environment &environment() const { return m_environment; }

    /// As it is typed.
    QString name() const;

    /// Takes over what stands in a cell that is open.
    void commitOpenField();
    /// Saves what was edited and then says whether that went well.
    void save(std::function<void(bool)> then = {});
    /// Back to what is saved; a draft is as it was begun.
    void revert();
    void focusName();
    /// The file says something else now than what was edited; null: it is gone. Offers to load it.
    void offerReload(const workspace::Environment *now);

Q_SIGNALS:
    void saved(const QString &id);
    /// Something was typed, saved or reverted; it is busy now, or no longer.
    void stateChanged();
    /// The user wants to see the file as it is, without what was entered.
    void reloadWanted();

private:
    void layOut();
    void fill(const workspace::Environment &environment);
    void noteEdit();
    void showConsequences();
    void refuse(const base::Error &error);
    void goToProblem();
    void setBusy(bool busy);
    workspace::Environment collected() const;
    QCoro::Task<> store(workspace::Environment environment, flow::KeepEnvironment::Secrets secrets,
                        flow::PlainSecrets plain, std::function<void(bool)> then);
    /// Before plain values are saved that are secrets.
    QCoro::Task<> lookForTyped(std::function<void(bool)> then);
    void askAboutTyped(const std::vector<flow::TypedSecret> &found, std::function<void(bool)> then);
    void storeNow(flow::PlainSecrets plain, std::function<void(bool)> then);
    QCoro::Task<> lookForSecrets(workspace::Environment environment);

    flow::KeepEnvironment &m_keep;
    workspace::Environment m_environment; ///< as it is saved
    vault::StoreKind m_secretsAreIn = vault::StoreKind::Keychain;
    bool m_isFilling = false;
    bool m_isBusy = false;

    widgets::Banner *m_editorTrouble;
    widgets::FieldForm *m_form;
    QLineEdit *m_environmentName;
    VariableModel *m_model;
    VariableTable *m_variables;
    widgets::PlainLabel *m_variableProblem;
    widgets::HintLabel *m_consequences;
    QPushButton *m_addVariable;
    QPushButton *m_removeVariable;
};

} // namespace sealwright::environments
