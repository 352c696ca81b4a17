// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Recipe.h"

#include <map>

namespace sealwright::signing {

/// The variables that a recipe uses or declares, each with its default: empty where there is none.
std::map<QByteArray, QString> variablesOf(const Recipe &recipe);

} // namespace sealwright::signing
