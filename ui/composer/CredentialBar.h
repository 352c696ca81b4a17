// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"
#include "app/flow/InspectCredential.h"
#include "app/workspace/SavedRequest.h"
#include "ui/models/EnvironmentChoice.h"
#include "ui/widgets/ChoiceField.h"

#include <QWidget>

namespace sealwright::widgets {
class MarkedLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::composer {

class EnvironmentField;

/// The second line of the Send page: which credential, in which environment, which event to start from, and
/// what the credential will sign or send. With an environment chosen, the credential is the one that the
/// request has there.
class CredentialBar final : public QWidget
{
    Q_OBJECT

public:
    CredentialBar(const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
                  models::EnvironmentChoice &environments, QWidget *parent = nullptr);

    /// Reads the credentials again.
    void reload();
    /// Those of the request: in general and in environments.
    void setCredentials(const workspace::SavedRequest &request);
    /// Writes them back.
    void putCredentials(workspace::SavedRequest &request) const;

    /// What it signs covers the body.
    bool signsBody() const { return m_signsBody; }

    /// `vapi/tool-calls`, or empty.
    void setTemplate(const QString &id);
    QString templateId() const;

    void openEnvironments();

Q_SIGNALS:
    void credentialChosen();
    void hintShown();
    void templateChosen(const QString &id);
    void manageEnvironmentsWanted();
    /// The credentials cannot be listed, or some files are broken.
    void troubled(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillTemplates();
    void fillCredentials();
    void takeCredential();
    QString nameOf(const QString &credentialId) const;
    void showHint();

    const flow::InspectCredential &m_inspect;
    const flow::FindRecipe &m_recipes;
    models::EnvironmentChoice &m_environments;
    std::vector<widgets::Choice> m_known; ///< credentials of the workspace
    workspace::SavedRequest m_request;    ///< only its credentials count
    widgets::ChoiceField *m_credential;
    EnvironmentField *m_environment;
    widgets::ChoiceField *m_template;
    widgets::PlainLabel *m_verb;
    widgets::MarkedLabel *m_hint;
    bool m_signsBody = false;
};

} // namespace sealwright::composer
