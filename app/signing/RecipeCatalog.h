// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Recipe.h"

namespace sealwright::signing {

/// The recipes that ship with Sealwright, by id. Each is read from its resource when asked for, never at
/// start-up.
class RecipeCatalog
{
public:
    /// Ids in alphabetical order.
    std::vector<QString> ids() const;
    base::Result<Recipe> find(const QString &id) const;
    std::vector<Recipe> all() const;
};

} // namespace sealwright::signing
