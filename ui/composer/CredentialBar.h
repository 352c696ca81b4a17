// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"
#include "app/flow/InspectCredential.h"

#include <QWidget>

namespace sealwright::widgets {
class ChoiceField;
class MarkedLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::composer {

/// The second line of the Send page: which credential, which event to start from, and what the credential
/// will sign or send.
class CredentialBar final : public QWidget
{
    Q_OBJECT

public:
    CredentialBar(const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
                  QWidget *parent = nullptr);

    void reload();
    void setCredential(const QString &id);
    QString credentialId() const;

    /// What it signs covers the body.
    bool signsBody() const { return m_signsBody; }

    /// `vapi/tool-calls`, or empty.
    void setTemplate(const QString &id);
    QString templateId() const;

Q_SIGNALS:
    void credentialChosen();
    void hintShown();
    void templateChosen(const QString &id);
    /// The credentials cannot be listed, or some files are broken.
    void troubled(const QString &sentence);

private:
    void fillTemplates();
    void showHint();

    const flow::InspectCredential &m_inspect;
    const flow::FindRecipe &m_recipes;
    widgets::ChoiceField *m_credential;
    widgets::ChoiceField *m_template;
    widgets::PlainLabel *m_verb;
    widgets::MarkedLabel *m_hint;
    bool m_signsBody = false;
};

} // namespace sealwright::composer
