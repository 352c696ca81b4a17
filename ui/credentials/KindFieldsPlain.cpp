// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/KindFields.h"

// The fields of the kinds that send their secret as it is: basic and apiKey.
namespace sealwright::credentials {

void KindFields::buildBasic()
{
    m_form->addGroup(tr("User"));
    addText("username", tr("User name"),
            tr("Without a colon. It may stay empty where the API takes a token as the password."),
            tr("none"));
}

void KindFields::buildApiKey()
{
    m_form->addGroup(tr("Where it goes"));
    addChoice("placement", tr("Sent in"), {},
              {{"header", tr("a header")}, {"query", tr("the query of the URL")}});
    addText("keyName", tr("Name"), {}, QStringLiteral("X-API-Key"));
    addText("prefix", tr("Prefix"),
            tr("Stands before the key; with the blank at its end where one is meant."),
            tr("none, e.g. Token "));
}

void KindFields::arrangeApiKey()
{
    const bool isQuery = value("placement") == "query";
    m_form->setRowVisible("prefix", !isQuery);
    m_form->setHelp("keyName", isQuery ? tr("Of the parameter. One of that name in the URL is replaced.")
                                       : tr("Of the header. One of that name in the request is replaced."));
}

} // namespace sealwright::credentials
