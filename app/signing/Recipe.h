// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/signing/SigningError.h"

namespace sealwright::signing {

/// A signature format as data: the document of one recipe, checked only for an id and a name. It is what
/// files hold and what `recipe show` prints; CompiledRecipe is what signs.
struct Recipe
{
    QString id;
    QString name;
    base::Json document;
    bool builtIn = true;
    QByteArray text; ///< of the file it came from, if any: it gives a mistake its line
    QString path;    ///< of that file, when it is the user's own

    QString algorithm() const;
    QString source() const;
    QString note() const;
};

/// From the text of one recipe file. Facts of a failure as for RecipeInvalid, and those of parseJson.
base::Result<Recipe> parseRecipe(QByteArrayView text);
base::Result<Recipe> recipeFromJson(base::Json document);

} // namespace sealwright::signing
