// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/Authentication.h"
#include "app/flow/InspectCredential.h"
#include "ui/models/EnvironmentChoice.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace sealwright::widgets {
class FieldForm;
class SecretField;
} // namespace sealwright::widgets

namespace sealwright::checker {

/// What a request is to be checked with: a credential of the workspace, or a recipe with secrets given on the
/// spot; and by which clock.
struct CheckQuestion
{
    flow::Authentication authentication;
    signing::VerifyOptions options;
    bool isCredential = false;
};

/// Asks for a CheckQuestion, and for the URL where the message does not say it.
class CheckForm final : public QWidget
{
    Q_OBJECT

public:
    CheckForm(const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
              const base::Clock &clock, const models::EnvironmentChoice &environments,
              QWidget *parent = nullptr);

    /// Reads credentials and recipes again and keeps what is chosen.
    void reload();
    /// Without effect when there is none of that id.
    void chooseCredential(const QString &id);
    void chooseRecipe(const QString &id);
    void setUrl(const QString &url);
    /// Nothing: now.
    void setAsOf(std::optional<base::TimePoint> time);

    QByteArray url() const;
    /// Nothing when something cannot be used: that is said under its field, which has the focus.
    std::optional<CheckQuestion> question();
    /// Says an error under the field it belongs to. False when it belongs to none.
    bool tellProblem(const base::Error &error);

Q_SIGNALS:
    void urlChanged();
    /// Something else is to be checked with.
    void changed();
    void submitted();
    void troubled(const QString &sentence);

private:
    QString recipeId() const;
    bool isByRecipe() const;
    void showRows();
    void showVariables();
    void addSecret();
    void removeSecrets();
    bool isUsable(QLineEdit *field, const QByteArray &row, bool fine, const QString &sentence);
    std::optional<signing::VerifyOptions> options();
    std::optional<flow::Authentication> authentication();

    const flow::InspectCredential &m_inspect;
    const flow::FindRecipe &m_recipes;
    const base::Clock &m_clock;
    const models::EnvironmentChoice &m_environments;
    widgets::FieldForm *m_form;
    QComboBox *m_credential;
    QComboBox *m_recipe;
    std::vector<widgets::SecretField *> m_secrets;
    std::vector<QByteArray> m_variables; ///< rows, `var:NAME`
    QLineEdit *m_url;
    QLineEdit *m_asOf;
    QLineEdit *m_tolerance;
};

} // namespace sealwright::checker
