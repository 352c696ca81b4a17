// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectCredential.h"

namespace sealwright::models {

/// How a credential is called where one is chosen: its name, and its environment when it has one.
QString choiceText(const credential::Credential &credential);

} // namespace sealwright::models
