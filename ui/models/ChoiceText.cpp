// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ChoiceText.h"

namespace sealwright::models {

QString choiceText(const credential::Credential &credential)
{
    return credential.environment.isEmpty()
               ? credential.name
               : QString(credential.name % QStringLiteral(" – ") % credential.environment);
}

} // namespace sealwright::models
