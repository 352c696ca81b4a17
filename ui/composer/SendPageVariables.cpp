// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/CredentialBar.h"
#include "ui/composer/RequestEditor.h"
#include "ui/composer/RequestLine.h"
#include "ui/composer/SendPage.h"
#include "ui/composer/VariableRemarks.h"

// What the Send page does with the environment that the window works in: the credential of the request there,
// and what the variables of the request stand for.

namespace sealwright::composer {

QString SendPage::credentialOf(const workspace::SavedRequest &request) const
{
    return request.credentialFor(m_environments.chosenId());
}

void SendPage::takeEnvironment()
{
    const workspace::Environment *environment = m_environments.chosen();
    m_variables = environment != nullptr ? RequestVariables(*environment, m_environments.storeKind())
                                         : RequestVariables();
    m_line->setVariables(m_variables);
    m_request->setVariables(m_variables);
    remarkOnVariables();
}

void SendPage::remarkOnVariables()
{
    m_remarkSoon.stop();
    m_line->showRemarks(variableRemarks(composed(), m_variables));
}

void SendPage::chooseEnvironment()
{
    m_bar->openEnvironments();
}

} // namespace sealwright::composer
