// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"

namespace sealwright::credential {

/// A ready-made set of fields: `bearer`, `vapi-bearer`, `vapi-secret` (X-Vapi-Secret, no prefix),
/// `vapi-hmac`, `jwt`, `vapi-jwt-private`, `vapi-jwt-public`, `oauth2`, `vapi-oauth2`, `basic`, `api-key`,
/// `api-key-query`, `mtls`, and one hmac preset for each recipe of the catalog, by the recipe's id.
struct Preset
{
    QString id;
    QString name;
    Fields fields;
};

std::vector<Preset> presets();
base::Result<Preset> presetNamed(const QString &id);

} // namespace sealwright::credential
