// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Program.h"

namespace sealwright::signing {

/// What a builtin can be told: the variables of the moment, and the recipe's own for those that are missing.
class BuiltinVariables
{
public:
    BuiltinVariables(const CompiledRecipe::Program &program, const Variables &given)
        : m_program(program)
        , m_given(given)
    {
    }

    BuiltinVariables(const CompiledRecipe::Program &, Variables &&) = delete; // it keeps a reference

    /// Empty when nobody said it.
    QByteArray value(const QByteArray &name) const
    {
        const auto found = m_given.find(name);
        if (found != m_given.end()) {
            return found->second;
        }
        const auto standing = m_program.defaults.find(name);
        return standing == m_program.defaults.end() ? QByteArray() : standing->second;
    }

    /// What the user said, and not the recipe.
    std::optional<QByteArray> given(const QByteArray &name) const
    {
        const auto found = m_given.find(name);
        return found == m_given.end() ? std::nullopt : std::optional(found->second);
    }

private:
    const CompiledRecipe::Program &m_program;
    const Variables &m_given;
};

inline base::Failure variableInvalid(const char *variable, const char *reason)
{
    return base::failure(SigningError::VariableInvalid, {{"variable", QString::fromLatin1(variable)},
                                                         {"reason", QString::fromLatin1(reason)}});
}

/// Replaces every field of that name with one, at the place of the first.
inline void putHeader(http::HeaderList &headers, const QByteArray &name, const QByteArray &value)
{
    std::vector<http::HeaderField> fields;
    bool isPut = false;
    for (const http::HeaderField &field : headers) {
        if (!http::sameHeaderName(field.name, name)) {
            fields.push_back(field);
        } else if (!std::exchange(isPut, true)) {
            fields.push_back({name, value});
        }
    }
    if (!isPut) {
        fields.push_back({name, value});
    }
    headers = http::HeaderList(std::move(fields));
}

} // namespace sealwright::signing
