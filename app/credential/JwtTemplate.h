// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"
#include "app/jwt/TokenMinter.h"

#include <set>

namespace sealwright::credential {

/// Where the token goes: as a bearer's.
BearerFields bearerOf(const JwtFields &fields);

/// The template that these fields and variables make. `{{name}}` inside a string of header or claims is
/// replaced by the variable's text, which therefore can change that string and nothing else. Fails with
/// FieldInvalid, or VariableMissing of SigningError.
base::Result<jwt::TokenTemplate> tokenTemplate(const JwtFields &fields, const signing::Variables &variables);

/// The variables that header and claims ask for, in the order of their names.
std::set<QByteArray> variableNames(const JwtFields &fields);

/// Whether the fields make a template, whatever the variables will be.
base::Result<void> checkJwtFields(const JwtFields &fields);

/// Whether tokens can be minted with this key: a KeyError or JwtError when not.
base::Result<void> checkJwtKey(const JwtFields &fields, const base::SecretBytes &key);

} // namespace sealwright::credential
