// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explain.h"
#include "tests/unit/signing/KeyBench.h"

namespace sealwright::tests {

/// Thirty-two bytes that read as base64, and not as hex.
inline const QByteArray kSecret = "c2VjcmV0IGtleSBmb3IgdGVzdHMgMzIgYnl0ZXMgISE=";

/// Recipes of different make: where the signature stands, what it covers, how the key is read.
inline const std::vector<QString> kRecipes{
    QStringLiteral("stripe"),  QStringLiteral("github-sha256"),     QStringLiteral("slack"),
    QStringLiteral("shopify"), QStringLiteral("standard-webhooks"), QStringLiteral("vapi-default"),
};

/// A built-in recipe with some of its members replaced: what a sender does that deviates from it.
inline signing::CompiledRecipe patched(const QString &id, const char *members)
{
    base::Json document = signing::RecipeCatalog().find(id).value().document;
    document.update(base::parseJson(members).value());
    return signing::CompiledRecipe::compile(signing::recipeFromJson(document).value()).value();
}

/// A request as a sender signs it, and as it is judged.
struct Scene
{
    signing::CompiledRecipe sender = builtIn(QStringLiteral("github-sha256"));
    signing::CompiledRecipe receiver = sender;
    QByteArray sentSecret = kSecret;
    QByteArray heldSecret = kSecret;
    std::vector<std::pair<QString, QByteArray>> others{};
    base::TimePoint now = kMoment;
    signing::Variables variables = someVariables();

    explicit Scene(const QString &id)
        : sender(builtIn(id))
    {
    }

    signing::SignedRequest signedRequest(const http::Request &request) const
    {
        return signedBy(sender, sentSecret, request, {kMoment, "msg_1", "nonce_1", variables}).value();
    }

    signing::SignedRequest signedBody(const QByteArray &body) const
    {
        return signedRequest(
            {"POST", "https://example.com/hook", {{"Content-Type", "application/json"}}, body});
    }

    explain::Case caseOf(const http::Request &request) const
    {
        explain::Case question{receiver, {}, request, {now, {}, variables}, {}};
        question.secrets.push_back(base::SecretBytes::copyOf(heldSecret));
        for (const auto &[name, secret] : others) {
            question.others.push_back({{name, name, false}, base::SecretBytes::copyOf(secret)});
        }
        return question;
    }

    signing::Verification verified(const http::Request &request) const
    {
        return verifiedBy(receiver, heldSecret, request, {now, {}, variables});
    }

    std::optional<explain::Explanation> explained(const http::Request &request) const
    {
        return explain::explain(caseOf(request), verified(request));
    }
};

/// `exact body_bom + secret_whitespace`, for comparing and for messages.
inline QByteArray shortly(const std::optional<explain::Explanation> &explanation)
{
    if (!explanation) {
        return "verified";
    }
    QByteArray text = explain::nameOf(explanation->confidence) + " ";
    if (explanation->deviations.empty()) {
        return text + explain::nameOf(explanation->cause);
    }
    for (const explain::Deviation &deviation : explanation->deviations) {
        text += (text.endsWith(' ') ? "" : " + ") + explain::nameOf(deviation.cause);
    }
    return text;
}

inline http::Request withBody(http::Request request, const QByteArray &body)
{
    request.body = body;
    return request;
}

inline http::Request withHeaderChanged(http::Request request, QByteArrayView name,
                                       const std::function<QByteArray(const QByteArray &)> &change)
{
    std::vector<http::HeaderField> fields = request.headers.fields();
    for (http::HeaderField &field : fields) {
        if (http::sameHeaderName(field.name, name)) {
            field.value = change(field.value);
        }
    }
    request.headers = http::HeaderList(std::move(fields));
    return request;
}

/// A row for each of these recipes.
inline void forRecipes(const std::vector<QString> &recipes, const char *name,
                       const std::function<void(QTestData &)> &fill)
{
    for (const QString &id : recipes) {
        fill(QTest::newRow((std::string(name) + " " + id.toStdString()).c_str()) << id);
    }
}

} // namespace sealwright::tests
