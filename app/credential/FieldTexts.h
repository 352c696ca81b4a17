// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Variables.h"
#include "app/credential/Credential.h"

namespace sealwright::credential {

/// The credential with `{{name}}` in its fields replaced: in a prefix, user name, token URL, client id,
/// scope, audience, further parameters, `kid`, the name of a query parameter, the values of a recipe's
/// variables, and in the claims of a token, whose own variables win. Formats of the recipe language, names of
/// headers, hosts and what has a list of values are left as they are. Fails as VariableError says, with the
/// fact `field`, or as `check` does for what came of it.
base::Result<Credential> withVariables(Credential credential, const base::Variables &values);

} // namespace sealwright::credential
