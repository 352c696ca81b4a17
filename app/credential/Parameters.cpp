// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Parameters.h"

#include "app/credential/FieldCheck.h"

#include <QByteArrayList>

#include <algorithm>

namespace sealwright::credential {
namespace {

constexpr QByteArrayView kOwnParameters[] = {"grant_type", "client_id",        "scope",
                                             "audience",   "client_assertion", "client_assertion_type"};

} // namespace

QByteArray parametersText(const std::map<QByteArray, QByteArray> &parameters)
{
    QByteArray text;
    for (const auto &[name, value] : parameters) {
        text += text.isEmpty() ? "" : "\n";
        text += name + '=' + value;
    }
    return text;
}

base::Result<void> checkParameterName(QByteArrayView name)
{
    const QByteArray field = kParameterPrefix.toByteArray() + name.toByteArray();
    if (name.isEmpty()) {
        return fieldInvalid(kParametersField, name, "a parameter has no name");
    }
    if (name == "client_secret") {
        return fieldInvalid(field, name, "secrets are kept in the secret slot, not in this file");
    }
    if (std::ranges::find(kOwnParameters, name) != std::end(kOwnParameters)) {
        return fieldInvalid(field, name, "it is sent anyway or has a field of its own");
    }
    return {};
}

base::Result<std::map<QByteArray, QByteArray>> readParameters(const QByteArray &text)
{
    std::map<QByteArray, QByteArray> parameters;
    for (QByteArray line : text.split('\n')) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (line.trimmed().isEmpty()) {
            continue;
        }
        const qsizetype equals = line.indexOf('=');
        const QByteArray name = line.first(std::max<qsizetype>(equals, 0)).trimmed();
        if (name.isEmpty()) {
            return fieldInvalid(kParametersField, line, "it is no name=value");
        }
        if (const auto checked = checkParameterName(name); !checked) {
            // The field on the screen is the one with all the lines.
            return fieldInvalid(kParametersField, line, checked.error().fact("reason"));
        }
        if (!parameters.emplace(name, line.sliced(equals + 1)).second) {
            return fieldInvalid(kParametersField, line, "it is there twice");
        }
    }
    return parameters;
}

} // namespace sealwright::credential
