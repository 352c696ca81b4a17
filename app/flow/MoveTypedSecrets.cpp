// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MoveTypedSecrets.h"

#include <algorithm>
#include <set>

namespace sealwright::flow {
namespace {

using workspace::Environment;

const QString kDefaultName = QStringLiteral("Default");

bool isWordPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// `xApiKey` of `X-Api-Key`; `secret` of what has no letters.
QByteArray variableNameOf(QByteArrayView text)
{
    constexpr qsizetype kLongest = 48; // and room for a number
    QByteArray name;
    bool begins = false;
    for (const char c : text) {
        if (!isWordPart(c)) {
            begins = !name.isEmpty();
            continue;
        }
        const QByteArray letter(1, c);
        name.append(name.isEmpty() ? letter.toLower() : begins ? letter.toUpper() : letter);
        begins = false;
    }
    name.truncate(kLongest);
    return base::isVariableName(name) ? name : QByteArray("secret");
}

/// The parameter whose value begins there, as `?key=` says it.
QByteArray parameterBefore(const QByteArray &url, qsizetype offset)
{
    if (offset == 0 || url[offset - 1] != '=') {
        return {};
    }
    qsizetype from = offset - 1;
    while (from > 0 && isWordPart(url[from - 1])) {
        --from;
    }
    return url.sliced(from, offset - 1 - from);
}

QByteArray proposedName(const workspace::SavedRequest &request, const TypedSecret &typed)
{
    if (typed.where == TypedSecret::Where::Header) {
        return variableNameOf(typed.name);
    }
    const QByteArray parameter =
        typed.where == TypedSecret::Where::Url ? parameterBefore(request.url, typed.offset) : QByteArray();
    return variableNameOf(parameter.isEmpty() ? typed.slot.toUtf8() : parameter);
}

QByteArray freeName(const Environment &environment, const QByteArray &wanted)
{
    QByteArray name = wanted;
    for (int number = 2; environment.find(name) != nullptr; ++number) {
        name = wanted + QByteArray::number(number);
    }
    return name;
}

QByteArray &textAt(workspace::SavedRequest &request, const TypedSecret &typed)
{
    return typed.where == TypedSecret::Where::Url      ? request.url
           : typed.where == TypedSecret::Where::Header ? request.headers[typed.row].value
                                                       : request.body;
}

} // namespace

MoveTypedSecrets::MoveTypedSecrets(const workspace::Workspace &workspace, KeepEnvironment &environments,
                                   vault::SecretStore &store)
    : m_workspace(workspace)
    , m_environments(environments)
    , m_store(store)
{
}

base::Result<Environment> MoveTypedSecrets::environmentFor(const QString &id) const
{
    if (!id.isEmpty()) {
        return m_workspace.findEnvironment(id);
    }
    base::Result<Environment> found = m_workspace.findEnvironment(kDefaultName);
    if (!found && found.error().is(workspace::WorkspaceError::EnvironmentNotFound)) {
        Environment fresh;
        fresh.name = kDefaultName;
        return fresh;
    }
    return found;
}

QCoro::Task<base::Result<KeepEnvironment::Secrets>> MoveTypedSecrets::valuesOf(Environment environment)
{
    KeepEnvironment::Secrets values;
    for (const workspace::EnvironmentVariable &variable : environment.variables) {
        if (!variable.isSecret) {
            continue;
        }
        auto reading = m_store.read(environment.secretKey(variable.name));
        base::Result<base::SecretBytes> value = co_await reading;
        if (value) {
            values.insert_or_assign(variable.name, *std::move(value));
        } else if (!value.error().is(vault::VaultError::NotFound) &&
                   !value.error().is(vault::VaultError::VaultMissing)) {
            co_return base::Failure(value.error());
        }
    }
    co_return values;
}

QCoro::Task<base::Result<MoveTypedSecrets::Moved>>
MoveTypedSecrets::run(workspace::SavedRequest request, std::vector<TypedSecret> found, QString environmentId)
{
    const auto named = std::ranges::find(found, TypedSecret::Where::Name, &TypedSecret::where);
    if (named != found.end()) {
        const std::vector<TypedSecret> alone(1, *named);
        co_return base::Failure(asError(alone));
    }
    Moved moved;
    std::set<std::size_t, std::greater<>> needless;
    std::erase_if(found, [&needless](const TypedSecret &typed) {
        if (typed.isMadeByCredential) {
            needless.insert(typed.row);
        }
        return typed.isMadeByCredential;
    });
    if (!found.empty()) {
        base::Result<Environment> environment = environmentFor(environmentId);
        if (!environment) {
            co_return base::Failure(environment.error());
        }
        auto reading = valuesOf(*environment);
        base::Result<KeepEnvironment::Secrets> values = co_await reading;
        if (!values) {
            co_return base::Failure(values.error().with({"environment", environment->name}));
        }
        KeepEnvironment::Secrets fresh;
        // From behind, so that what is replaced moves nothing that is still to be.
        std::ranges::sort(found, std::ranges::greater{}, &TypedSecret::offset);
        for (const TypedSecret &typed : found) {
            QByteArray &text = textAt(request, typed);
            const QByteArrayView value = QByteArrayView(text).sliced(typed.offset, typed.length);
            const auto same = std::ranges::find_if(
                *values, [value](const auto &each) { return each.second.view() == value; });
            QByteArray name;
            if (same != values->end()) {
                name = same->first;
            } else {
                name = freeName(*environment, proposedName(request, typed));
                environment->variables.push_back({name, QByteArray(), true});
                fresh.insert_or_assign(name, base::SecretBytes::copyOf(value));
                values->insert_or_assign(name, base::SecretBytes::copyOf(value));
            }
            const QByteArray use = "{{" + name + "}}";
            text.replace(typed.offset, typed.length, use);
            if (std::ranges::find(moved.variables, name) == moved.variables.end()) {
                moved.variables.push_back(name);
            }
        }
        moved.environment = environment->id;
        if (!fresh.empty()) {
            // Its plain values were saved before, and are not what is asked about now.
            auto saving =
                m_environments.save(*std::move(environment), std::move(fresh), PlainSecrets::AsTyped);
            const base::Result<Environment> saved = co_await saving;
            if (!saved) {
                co_return base::Failure(saved.error());
            }
            moved.environment = saved->id;
        }
    }
    for (const std::size_t row : needless) {
        request.headers.erase(request.headers.begin() + static_cast<std::ptrdiff_t>(row));
    }
    moved.request = std::move(request);
    co_return moved;
}

} // namespace sealwright::flow
