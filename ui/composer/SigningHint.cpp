// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/SigningHint.h"

#include "app/credential/TokenPlace.h"
#include "app/signing/RecipeVariables.h"
#include "app/text/Describe.h"

#include <QCoreApplication>

namespace sealwright::composer {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SigningHint", text);
}

/// What stands for the secret.
QString tokenOf(const credential::Fields &fields)
{
    if (std::holds_alternative<credential::BasicFields>(fields)) {
        return QStringLiteral("{user:password}");
    }
    return std::holds_alternative<credential::ApiKeyFields>(fields) ? QStringLiteral("{key}")
                                                                    : QStringLiteral("{token}");
}

SigningHint hintOf(const credential::TokenPlace &place, const QString &token)
{
    const QString name = QString::fromUtf8(place.name);
    const QString before = place.where == credential::TokenPlace::Where::Query
                               ? QString(u'?' % name % u'=')
                               : QString(name % QStringLiteral(": ") % QString::fromUtf8(place.prefix));
    return {.verb = tr("sends"),
            .text = before % token,
            .marks = {{before.size(), token.size(), theme::Part::Credential}}};
}

/// The credential's own choice stands before the recipe's.
QString variableOf(const char *name, const credential::HmacFields &fields, const signing::Recipe &recipe)
{
    if (const auto given = fields.variables.find(name); given != fields.variables.end()) {
        return QString::fromUtf8(given->second);
    }
    return signing::variablesOf(recipe)[name];
}

/// Of a content that no template says.
QString computedContent(const credential::HmacFields &fields, const signing::Recipe &recipe)
{
    const QByteArray algorithm = recipe.algorithm().toUtf8();
    if (algorithm == "builtin:rfc9421") {
        return variableOf("components", fields, recipe);
    }
    if (algorithm == "builtin:aws-sigv4") {
        return tr("method, path, query, headers and body, as Signature Version 4 lays them out");
    }
    if (algorithm == "builtin:jws-detached") {
        return variableOf("payload", fields, recipe) == QLatin1String("request")
                   ? tr("method, path, headers and body, as the payload of a detached JWS")
                   : tr("the body, as the payload of a detached JWS");
    }
    return text::algorithmName(algorithm);
}

SigningHint hintOf(const credential::HmacFields &fields, const flow::FindRecipe &recipes)
{
    const base::Result<signing::CompiledRecipe> recipe = recipes.of(fields);
    if (!recipe) {
        return {.verb = tr("cannot sign"), .text = text::describe(recipe.error()), .marks = {}};
    }
    const QByteArray content = recipe->contentTemplate();
    SigningHint hint{.verb = tr("signs"), .text = QString::fromUtf8(content), .marks = {}};
    hint.signsBody = recipe->coversBody();
    if (content.isEmpty()) { // it is computed, or nothing is signed
        hint.verb = recipe->recipe().algorithm() == QLatin1String("token") ? tr("sends") : tr("signs");
        hint.text = computedContent(fields, recipe->recipe());
    }
    for (const signing::NamedPart &part : recipe->contentTemplateParts()) {
        // Offsets are bytes of the template; the label counts characters.
        const qsizetype from = QString::fromUtf8(content.first(part.offset)).size();
        const qsizetype count = QString::fromUtf8(content.mid(part.offset, part.length)).size();
        hint.marks.push_back({from, count, theme::partNamed(part.name)});
    }
    return hint;
}

} // namespace

SigningHint signingHint(const credential::Credential &credential, const flow::FindRecipe &recipes)
{
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        return hintOf(*hmac, recipes);
    }
    if (credential.kind() == credential::Kind::Mtls) {
        return {.verb = tr("shows"), .text = tr("its certificate in the TLS handshake"), .marks = {}};
    }
    const std::optional<credential::TokenPlace> place = credential::tokenPlaceOf(credential.fields);
    return place ? hintOf(*place, tokenOf(credential.fields)) : SigningHint();
}

} // namespace sealwright::composer
