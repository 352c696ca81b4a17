// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/base/Random.h"
#include "app/base/Variables.h"
#include "app/workspace/WorkspaceError.h"

namespace sealwright::workspace {

/// What one `{{name}}` stands for in an environment.
struct EnvironmentVariable
{
    QByteArray name;
    QByteArray value;      ///< UTF-8; empty for a secret one: its value is in the store of secrets
    bool isSecret = false; ///< then no file holds its value

    bool operator==(const EnvironmentVariable &) const = default;
};

/// A named set of variables, such as `staging`, in a file of its own (design.md §4).
struct Environment
{
    QString id;   ///< `env_` and 10 lower-case base32 characters
    QString slug; ///< the file's name without `.json`; made of the name when it is first saved
    QString name;
    std::vector<EnvironmentVariable> variables; ///< in the file's order, each name once
    base::Json document = base::Json::object(); ///< unknown members survive

    /// nullptr when it has none of that name.
    const EnvironmentVariable *find(QByteArrayView variable) const;
    /// The key under which a SecretStore keeps a secret variable's value: `<id>/<variable>`.
    QString secretKey(QByteArrayView variable) const;
};

QString newEnvironmentId(base::Random &random);
bool isEnvironmentId(const QString &text);

/// EnvironmentInvalid, or NameInvalid of VariableError.
base::Result<void> check(const Environment &environment);

/// The file's content; unknown members of `document` kept in their place.
base::Json toJson(const Environment &environment);
base::Result<Environment> environmentFromJson(base::Json document);

/// What its names stand for as far as its file says; `label` stands in for each value that is secret.
base::Variables plainValues(const Environment &environment, const QByteArray &label);

} // namespace sealwright::workspace
