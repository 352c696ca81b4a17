// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/SigningHint.h"

#include "app/credential/TokenPlace.h"
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
        const QByteArray algorithm = recipe->recipe().algorithm().toUtf8();
        hint.verb = algorithm == "token" ? tr("sends") : tr("signs");
        hint.text = text::algorithmName(algorithm);
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
