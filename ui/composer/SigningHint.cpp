// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/SigningHint.h"

#include "app/credential/JwtTemplate.h"
#include "app/text/Describe.h"

#include <QCoreApplication>

namespace sealwright::composer {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SigningHint", text);
}

SigningHint hintOf(const credential::BearerFields &fields)
{
    const QString token = QStringLiteral("{token}");
    QString before = QString::fromUtf8(fields.headerName) % QStringLiteral(": ");
    if (fields.includePrefix) {
        before += QString::fromUtf8(fields.prefix);
    }
    return {.verb = tr("sends"),
            .text = before % token,
            .marks = {{before.size(), token.size(), theme::Part::Credential}}};
}

SigningHint hintOf(const credential::JwtFields &fields)
{
    return hintOf(credential::bearerOf(fields));
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
    if (const auto *bearer = std::get_if<credential::BearerFields>(&credential.fields)) {
        return hintOf(*bearer);
    }
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        return hintOf(*hmac, recipes);
    }
    if (const auto *jwt = std::get_if<credential::JwtFields>(&credential.fields)) {
        return hintOf(*jwt);
    }
    if (std::holds_alternative<credential::OAuth2Fields>(credential.fields)) {
        return hintOf(credential::BearerFields());
    }
    return {};
}

} // namespace sealwright::composer
