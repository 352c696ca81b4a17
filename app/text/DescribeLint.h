// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/LintCredentials.h"

namespace sealwright::text {

/// What is odd about the shape of a secret.
QString describe(credential::SecretHint hint);

QString describe(const flow::CredentialFinding &finding);

} // namespace sealwright::text
