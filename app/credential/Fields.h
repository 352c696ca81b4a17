// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"

namespace sealwright::credential {

/// One plain field as files, `--set` and editors name it (design.md §5, cli.md).
struct FieldInfo
{
    const char *name;
    std::vector<QByteArray>
        allowed; ///< the values it may have; empty: any text. Booleans are `true`, `false`
};

/// What the credential keeps for `var:NAME`; nullptr for a kind that has none.
signing::Variables *variablesOf(Credential &credential);
const signing::Variables *variablesOf(const Credential &credential);

std::vector<FieldInfo> fieldsOf(Kind kind);

/// The field's value as text, in the spelling of `--set`.
QByteArray fieldValue(const Credential &credential, QByteArrayView name);
/// FieldUnknown or FieldInvalid; the credential is unchanged then. `var:NAME` sets a variable of the recipe
/// or of the claims.
base::Result<void> setField(Credential &credential, QByteArrayView name, QByteArrayView value);

} // namespace sealwright::credential
