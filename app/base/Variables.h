// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

#include <map>
#include <optional>
#include <vector>

namespace sealwright::base {

/// Of `{{name}}` in a text.
enum class VariableError {
    Unknown,     ///< nobody said what it stands for: facts `variable`, `within` when another's value asks
    NameInvalid, ///< facts `variable`, `reason`
    Circular,    ///< its value asks for itself: facts `variable`, `path` (`a → b → a`)
    TooDeep,     ///< values within values: facts `variable`, `limit`
    Secret,      ///< it may not stand there, where it would be shown: fact `variable`
    TooLarge,    ///< what would be filled in: facts `variable`, `limit`
    SecretHost,  ///< a host is asked of name servers, and shown when that fails: fact `variable`
};

constexpr ErrorInfo errorInfo(VariableError error)
{
    using enum ErrorKind;
    switch (error) {
    case VariableError::Unknown:
        return {"variable_unknown", BadInput};
    case VariableError::NameInvalid:
        return {"variable_name_invalid", BadInput};
    case VariableError::Circular:
        return {"variable_circular", BadInput};
    case VariableError::TooDeep:
        return {"variable_too_deep", BadInput};
    case VariableError::Secret:
        return {"variable_secret_in_field", BadInput};
    case VariableError::TooLarge:
        return {"variable_too_large", BadInput};
    case VariableError::SecretHost:
        return {"variable_secret_in_host", BadInput};
    }
    return {};
}

/// Where a text asks for a variable.
struct VariableUse
{
    QByteArray name;
    qsizetype offset = 0; ///< of `{{`
    qsizetype length = 0; ///< with both braces

    bool operator==(const VariableUse &) const = default;
};

/// A letter or `_`, then letters, digits, `_`, `.`, `-`; at most 64 of them, all ASCII.
bool isVariableName(QByteArrayView name);

/// Each `{{name}}` in its order, blanks around the name allowed. Anything else between braces is plain text:
/// other template languages use them too.
std::vector<VariableUse> variableUses(QByteArrayView text);

/// What names stand for. A value may ask for others. Move-only: it may hold secrets.
class Variables
{
public:
    /// The latest one said wins.
    void set(const QByteArray &name, const QByteArray &value);
    void setSecret(const QByteArray &name, SecretBytes value);
    /// A name that is known and has no value at hand: whoever asks for it gets `why`.
    void setMissing(const QByteArray &name, const Error &why);

    bool isEmpty() const { return m_values.empty(); }

    bool has(const QByteArray &name) const { return m_values.contains(name); }

    bool isSecret(const QByteArray &name) const;

    /// All that are secret and at hand, for whoever must keep them out of sight.
    std::vector<SecretBytes> secrets() const;

    /// How values may ask for values, one in the other.
    static constexpr int kDepthLimit = 8;
    /// Of all that one text has filled in.
    static constexpr qsizetype kSizeLimit = qsizetype{1024} * 1024;

    enum class WhenUnknown {
        Refuse, ///< fails with Unknown
        Keep,   ///< `{{name}}` stays as it stands
    };

    /// The text with each variable replaced by its value, byte for byte: nothing is quoted or encoded for
    /// the place it comes to. Fails as VariableError says, or with what `setMissing` gave.
    Result<QByteArray> expand(QByteArrayView text, WhenUnknown whenUnknown = WhenUnknown::Refuse) const;

    /// The names that the text asks for, and that their values ask for in turn, known or not; each once, in
    /// the order in which they are met.
    std::vector<QByteArray> namesIn(QByteArrayView text) const;

private:
    struct Value
    {
        QByteArray text;
        std::optional<SecretBytes> secret;
        std::optional<Error> missing;

        QByteArrayView view() const { return secret ? secret->view() : QByteArrayView(text); }
    };

    class Expander;
    std::map<QByteArray, Value> m_values;
};

} // namespace sealwright::base
