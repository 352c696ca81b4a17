// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Recipe.h"

#include "app/signing/RecipeLine.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

constexpr qsizetype kLongestId = 100;

/// An id names a file and a credential's field: lower-case letters, digits, and `-`, `_`, `.` inside.
bool isRecipeId(const QString &id)
{
    const auto isAlphanumeric = [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    };
    return !id.isEmpty() && id.size() <= kLongestId && isAlphanumeric(id.front()) &&
           isAlphanumeric(id.back()) && std::ranges::all_of(id, [&isAlphanumeric](QChar c) {
               return isAlphanumeric(c) || QStringLiteral("-_.").contains(c);
           });
}

base::Failure recipeInvalid(const QString &id, const char *member, const char *reason)
{
    return base::failure(
        SigningError::RecipeInvalid,
        {{"recipe", id}, {"member", QString::fromLatin1(member)}, {"reason", QString::fromLatin1(reason)}});
}

} // namespace

QString Recipe::algorithm() const
{
    return base::stringMember(document, "algorithm").value_or(QString());
}

QString Recipe::source() const
{
    return base::stringMember(document, "source").value_or(QString());
}

QString Recipe::note() const
{
    return base::stringMember(document, "note").value_or(QString());
}

base::Result<Recipe> recipeFromJson(base::Json document)
{
    if (!document.is_object()) {
        return recipeInvalid({}, "", "not an object");
    }
    const QString id = base::stringMember(document, "id").value_or(QString());
    if (!document.contains("id")) {
        return recipeInvalid({}, "/id", "missing");
    }
    if (!isRecipeId(id)) {
        return recipeInvalid(id, "/id", "must be lower-case letters, digits and hyphens");
    }
    const QString name = base::stringMember(document, "name").value_or(QString()).trimmed();
    if (name.isEmpty()) {
        return recipeInvalid(id, "/name", document.contains("name") ? "must be a text" : "missing");
    }
    Recipe recipe;
    recipe.id = id;
    recipe.name = name;
    recipe.document = std::move(document);
    return recipe;
}

base::Result<Recipe> parseRecipe(QByteArrayView text)
{
    base::Result<base::Json> document = base::parseJson(text);
    if (!document) {
        return base::Failure(document.error());
    }
    base::Result<Recipe> recipe = recipeFromJson(*std::move(document));
    if (!recipe) {
        return base::Failure(withLine(recipe.error(), text));
    }
    recipe->text = text.toByteArray();
    return recipe;
}

} // namespace sealwright::signing
