// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepEnvironment.h"
#include "tests/support/TestResult.h"

namespace sealwright::tests {

/// An environment that a test starts from; `secrets` by the names of variables that are declared secret.
inline workspace::Environment savedEnvironment(flow::KeepEnvironment &keep, const QString &name,
                                               std::vector<workspace::EnvironmentVariable> variables,
                                               const std::map<QByteArray, QByteArray> &secrets = {})
{
    workspace::Environment environment;
    environment.name = name;
    environment.variables = std::move(variables);
    flow::KeepEnvironment::Secrets values;
    for (const auto &[variable, value] : secrets) {
        values.emplace(variable, base::SecretBytes::copyOf(value));
    }
    auto saved = await(keep.save(std::move(environment), std::move(values)));
    if (!saved) {
        qFatal("the environment that the test starts from could not be saved");
    }
    return *std::move(saved);
}

} // namespace sealwright::tests
