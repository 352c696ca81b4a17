// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/SavedRequest.h"
#include "ui/composer/RequestVariables.h"

#include <QStringList>

namespace sealwright::composer {

/// What is to be said of a request's variables before it is sent, each a sentence.
struct VariableRemarks
{
    QStringList refusals; ///< the request cannot be sent as it is
    QStringList notes;    ///< it can; something goes out as it stands
};

/// Of what is sent: headers that are switched off, and the URL of a request to the receiver, do not count. A
/// body over a megabyte is not searched.
VariableRemarks variableRemarks(const workspace::SavedRequest &request, const RequestVariables &variables);

} // namespace sealwright::composer
