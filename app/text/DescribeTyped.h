// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindTypedSecrets.h"

#include <QString>

namespace sealwright::text {

/// "header Authorization: the secret of “Staging” (token)"; with line and column in a body.
QString describe(const flow::TypedSecret &typed);

/// What is said before a request or an environment with them is saved: a sentence, and where each of them is.
QString typedSentence(const std::vector<flow::TypedSecret> &found);

/// "3 secrets were not compared with what was saved: the keyring is locked."
QString describe(const flow::NotCompared &notCompared);

} // namespace sealwright::text
