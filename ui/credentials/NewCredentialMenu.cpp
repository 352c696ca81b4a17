// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/NewCredentialMenu.h"

#include "app/flow/FindRecipe.h"
#include "ui/widgets/VisibleText.h"

#include <algorithm>

namespace sealwright::credentials {
namespace {

/// An ampersand in a name is no mnemonic.
QString menuText(const QString &name)
{
    return widgets::visibleText(name).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

NewCredentialMenu::NewCredentialMenu(const flow::FindRecipe &recipes, QWidget *parent)
    : QMenu(parent)
    , m_recipes(recipes)
    , m_recipeMenu(new QMenu(tr("HMAC by a recipe"), this))
{
    setObjectName(QStringLiteral("newCredentialMenu"));
    setToolTipsVisible(true);
    m_recipeMenu->setObjectName(QStringLiteral("recipeMenu"));
    m_recipeMenu->setToolTipsVisible(true);
    add(this, QStringLiteral("bearer"), tr("Bearer token"), tr("Authorization: Bearer and a token"));
    add(this, QStringLiteral("basic"), tr("User name and password"),
        tr("Authorization: Basic, the base64 of both"));
    add(this, QStringLiteral("api-key"), tr("API key"), tr("A key in a header such as X-API-Key"));
    add(this, QStringLiteral("api-key-query"), tr("API key in the URL"),
        tr("A key in the query, where the API takes it nowhere else"));
    add(this, QStringLiteral("mtls"), tr("Client certificate"),
        tr("A certificate and its key, shown in the TLS handshake"));
    add(this, QStringLiteral("jwt"), tr("JSON Web Token"),
        tr("A fresh token, minted and signed for each request"));
    add(this, QStringLiteral("oauth2"), tr("OAuth 2.0 client credentials"),
        tr("Fetches an access token, and sends it as a bearer token"));
    addSection(tr("Vapi"));
    add(this, QStringLiteral("vapi-bearer"), tr("Vapi bearer token"),
        tr("Authorization: Bearer, as Vapi's servers send it"));
    add(this, QStringLiteral("vapi-secret"), tr("Vapi X-Vapi-Secret"),
        tr("The bare secret in the header X-Vapi-Secret"));
    add(this, QStringLiteral("vapi-hmac"), tr("Vapi HMAC"),
        tr("A signature over time and body, with the defaults of Vapi's HMAC plan"));
    add(this, QStringLiteral("vapi-oauth2"), tr("Vapi OAuth 2.0"),
        tr("A token from your own token endpoint, as Vapi's OAuth2 plan fetches it"));
    add(this, QStringLiteral("vapi-jwt-private"), tr("Vapi private token"),
        tr("A JSON Web Token for servers, good for one hour"));
    add(this, QStringLiteral("vapi-jwt-public"), tr("Vapi public token"),
        tr("A JSON Web Token for browsers, restricted to origins and assistants"));
    addSeparator();
    addMenu(m_recipeMenu);
    connect(this, &QMenu::aboutToShow, this, &NewCredentialMenu::fill);
}

void NewCredentialMenu::fill()
{
    m_recipeMenu->clear();
    auto recipes = m_recipes.all();
    if (!recipes) {
        m_recipeMenu->setEnabled(false);
        return;
    }
    m_recipeMenu->setEnabled(!recipes->items.empty());
    std::ranges::sort(recipes->items, [](const signing::Recipe &left, const signing::Recipe &right) {
        return left.name.compare(right.name, Qt::CaseInsensitive) < 0;
    });
    for (const signing::Recipe &recipe : recipes->items) {
        add(m_recipeMenu, recipe.id, recipe.name, recipe.note());
    }
}

void NewCredentialMenu::add(QMenu *menu, const QString &id, const QString &name, const QString &toolTip)
{
    QAction *action = menu->addAction(menuText(name));
    action->setObjectName(QString(QLatin1String("new_") % id));
    action->setToolTip(widgets::plainToolTip(toolTip.isEmpty() ? name : toolTip));
    connect(action, &QAction::triggered, this, [this, id] { Q_EMIT presetChosen(id); });
}

} // namespace sealwright::credentials

#include "moc_NewCredentialMenu.cpp"
