// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeMistakes.h"

#include "app/signing/RecipeCompiler.h"
#include "app/signing/RecipeLine.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

/// Of id and name, which are looked at before anything is compiled.
void lookAtHead(base::Json document, std::vector<base::Error> &mistakes)
{
    if (const base::Result<Recipe> recipe = recipeFromJson(document); !recipe) {
        mistakes.push_back(recipe.error());
        if (recipe.error().fact("member") == QLatin1String("/id")) {
            document["id"] = "any";
            if (const base::Result<Recipe> named = recipeFromJson(std::move(document)); !named) {
                mistakes.push_back(named.error());
            }
        }
    }
}

qint64 lineOf(const base::Error &error)
{
    return error.fact("line").toLongLong();
}

} // namespace

std::vector<base::Error> mistakesIn(QByteArrayView text)
{
    base::Result<base::Json> document = base::parseJson(text);
    if (!document) {
        return {document.error()};
    }
    std::vector<base::Error> mistakes;
    if (!document->is_object()) {
        return {withLine(recipeFromJson(*std::move(document)).error(), text)};
    }
    lookAtHead(*document, mistakes);
    Recipe recipe;
    recipe.id = base::stringMember(*document, "id").value_or(QString());
    recipe.document = *std::move(document);
    for (const base::Error &error : RecipeCompiler(recipe).mistakes()) {
        mistakes.push_back(error.is(SigningError::RecipeUnsupported) ? error.with({"recipe", recipe.id})
                                                                     : error);
    }
    for (base::Error &error : mistakes) {
        error = withLine(error, text);
    }
    std::ranges::stable_sort(mistakes, {}, lineOf);
    return mistakes;
}

} // namespace sealwright::signing
