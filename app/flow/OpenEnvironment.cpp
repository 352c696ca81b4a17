// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/OpenEnvironment.h"

#include "app/http/Url.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

base::Failure at(const char *where, const base::Error &error)
{
    return base::Failure(error.with({"where", QString::fromLatin1(where)}));
}

/// The secret that a URL would give away as its host, or as a part of it.
std::optional<QByteArray> secretInHost(QByteArrayView asked, const QByteArray &filled,
                                       const base::Variables &values)
{
    const base::Result<http::Url> url = http::Url::parse(filled);
    if (!url) {
        return std::nullopt; // whoever checks the request says so
    }
    const qsizetype slashes = asked.indexOf("://");
    qsizetype end = slashes < 0 ? 0 : slashes + 3;
    while (end < asked.size() && !QByteArrayView("/?#").contains(asked[end])) {
        ++end;
    }
    for (const QByteArray &name : values.namesIn(asked.first(end))) {
        const base::Result<QByteArray> value = values.expand(QByteArray("{{" + name + "}}"));
        if (values.isSecret(name) && value && url->host().toLower().contains(value->toLower())) {
            return name;
        }
    }
    return std::nullopt;
}

/// What the body asks for, itself or through values, and nobody defined.
std::vector<QByteArray> unknownIn(QByteArrayView text, const base::Variables &values)
{
    std::vector<QByteArray> names = values.namesIn(text);
    std::erase_if(names, [&values](const QByteArray &name) { return values.has(name); });
    return names;
}

base::Variables plainOf(const workspace::Environment &environment, const VariableScope &scope)
{
    base::Variables values;
    for (const workspace::EnvironmentVariable &variable : environment.variables) {
        if (!variable.isSecret) {
            values.set(variable.name, variable.value);
        }
    }
    for (const auto &[name, value] : scope.given) {
        values.set(name, value);
    }
    return values;
}

} // namespace

OpenEnvironment::OpenEnvironment(const workspace::Workspace &workspace, vault::SecretStore &store)
    : m_workspace(workspace)
    , m_store(store)
{
}

QCoro::Task<base::Result<base::Variables>> OpenEnvironment::run(VariableScope scope,
                                                                std::vector<QByteArray> texts)
{
    const base::Result<workspace::Environment> environment = find(scope);
    if (!environment) {
        co_return base::Failure(environment.error());
    }
    base::Variables values = plainOf(*environment, scope);
    std::vector<QByteArray> asked;
    for (const QByteArray &text : texts) {
        std::ranges::move(values.namesIn(text), std::back_inserter(asked));
    }
    for (const workspace::EnvironmentVariable &variable : environment->variables) {
        const bool isAsked = std::ranges::find(asked, variable.name) != asked.end();
        if (!variable.isSecret || !isAsked || values.has(variable.name)) {
            continue;
        }
        const QString key = environment->secretKey(variable.name);
        base::Result<base::SecretBytes> secret = co_await m_store.read(key);
        if (secret) {
            values.setSecret(variable.name, *std::move(secret));
        } else {
            values.setMissing(variable.name, secret.error()
                                                 .with({"variable", QString::fromUtf8(variable.name)})
                                                 .with({"environment", environment->name}));
        }
    }
    co_return values;
}

QCoro::Task<base::Result<std::vector<base::SecretBytes>>> OpenEnvironment::secretsOf(QString environment)
{
    const base::Result<workspace::Environment> found = find({.environment = std::move(environment)});
    if (!found) {
        co_return base::Failure(found.error());
    }
    std::vector<base::SecretBytes> secrets;
    for (const workspace::EnvironmentVariable &variable : found->variables) {
        if (!variable.isSecret) {
            continue;
        }
        const QString key = found->secretKey(variable.name);
        base::Result<base::SecretBytes> secret = co_await m_store.read(key);
        if (secret) {
            secrets.push_back(*std::move(secret));
        }
    }
    base::Result<std::vector<base::SecretBytes>> outcome = std::move(secrets);
    co_return outcome;
}

base::Result<base::Variables> OpenEnvironment::withoutSecrets(const VariableScope &scope) const
{
    const base::Result<workspace::Environment> environment = find(scope);
    if (!environment) {
        return base::Failure(environment.error());
    }
    base::Variables values = plainOf(*environment, scope);
    for (const workspace::EnvironmentVariable &variable : environment->variables) {
        if (variable.isSecret && !values.has(variable.name)) {
            values.setMissing(variable.name, base::Error(base::VariableError::Secret,
                                                         {{"variable", QString::fromUtf8(variable.name)}}));
        }
    }
    return values;
}

base::Result<workspace::Environment> OpenEnvironment::find(const VariableScope &scope) const
{
    return scope.environment.isEmpty() ? workspace::Environment()
                                       : m_workspace.findEnvironment(scope.environment);
}

std::vector<QByteArray> variableTexts(const http::Request &request)
{
    std::vector<QByteArray> texts{request.url};
    for (const http::HeaderField &header : request.headers) {
        texts.push_back(header.name);
        texts.push_back(header.value);
    }
    texts.push_back(request.body);
    return texts;
}

base::Result<ExpandedRequest> expandRequest(http::Request request, const base::Variables &values)
{
    ExpandedRequest expanded;
    base::Result<QByteArray> url = values.expand(request.url);
    if (!url) {
        return at("URL", url.error());
    }
    if (const auto name = secretInHost(request.url, *url, values)) {
        return at("URL",
                  base::Error(base::VariableError::SecretHost, {{"variable", QString::fromUtf8(*name)}}));
    }
    expanded.request.method = std::move(request.method);
    expanded.request.url = *std::move(url);
    for (const http::HeaderField &header : request.headers) {
        base::Result<QByteArray> name = values.expand(header.name);
        base::Result<QByteArray> value = name ? values.expand(header.value) : name;
        if (!value) {
            return at("header", value.error().with({"header", QString::fromUtf8(header.name)}));
        }
        expanded.request.headers.append(*std::move(name), *std::move(value));
    }
    if (!request.body.contains("{{")) {
        expanded.request.body = std::move(request.body); // as large as it may be, it is not copied
        return expanded;
    }
    expanded.unknown = unknownIn(request.body, values);
    base::Result<QByteArray> body = values.expand(request.body, base::Variables::WhenUnknown::Keep);
    if (!body) {
        return at("body", body.error());
    }
    expanded.request.body = *std::move(body);
    return expanded;
}

} // namespace sealwright::flow
