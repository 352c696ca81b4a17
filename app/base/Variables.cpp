// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Variables.h"

#include <QByteArrayList>

#include <algorithm>

namespace sealwright::base {
namespace {

constexpr qsizetype kNameLimit = 64;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The use that begins with the `{{` at `open`; nothing when something else stands there.
std::optional<VariableUse> useAt(QByteArrayView text, qsizetype open)
{
    qsizetype at = open + 2;
    while (at < text.size() && isBlank(text[at])) {
        ++at;
    }
    const qsizetype begin = at;
    while (at < text.size() && at - begin <= kNameLimit && isNamePart(text[at])) {
        ++at;
    }
    const QByteArrayView name = text.sliced(begin, at - begin);
    while (at < text.size() && isBlank(text[at])) {
        ++at;
    }
    if (!text.sliced(at).startsWith("}}") || !isVariableName(name)) {
        return std::nullopt;
    }
    return VariableUse{name.toByteArray(), open, at + 2 - open};
}

} // namespace

bool isVariableName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= kNameLimit && isLetter(name.front()) &&
           std::ranges::all_of(name, isNamePart);
}

std::vector<VariableUse> variableUses(QByteArrayView text)
{
    std::vector<VariableUse> uses;
    for (qsizetype open = text.indexOf("{{"); open >= 0;) {
        if (auto use = useAt(text, open)) {
            open = text.indexOf("{{", open + use->length);
            uses.push_back(*std::move(use));
        } else {
            open = text.indexOf("{{", open + 1); // `{{{name}}`: the name's own braces are the inner ones
        }
    }
    return uses;
}

/// One text on its way; knows which values it is within.
class Variables::Expander
{
public:
    Expander(const std::map<QByteArray, Value> &values, WhenUnknown whenUnknown)
        : m_values(values)
        , m_whenUnknown(whenUnknown)
    {
    }

    Result<void> expand(QByteArrayView text)
    {
        qsizetype at = 0;
        for (const VariableUse &use : variableUses(text)) {
            m_text.append(text.sliced(at, use.offset - at));
            at = use.offset + use.length;
            const auto found = m_values.find(use.name);
            if (found == m_values.end() && m_whenUnknown == WhenUnknown::Keep) {
                m_text.append(text.sliced(use.offset, use.length));
                continue;
            }
            if (found == m_values.end()) {
                return unknown(use.name);
            }
            if (const auto filled = fillIn(use.name, found->second); !filled) {
                return filled;
            }
        }
        m_text.append(text.sliced(at));
        return {};
    }

    QByteArray text() && { return std::move(m_text); }

private:
    Result<void> fillIn(const QByteArray &name, const Value &value)
    {
        if (value.missing) {
            return Failure(*value.missing);
        }
        if (m_within.contains(name)) {
            const QByteArrayList path = m_within.mid(m_within.indexOf(name)) << name;
            return failure(VariableError::Circular, {{"variable", QString::fromUtf8(name)},
                                                     {"path", QString::fromUtf8(path.join(" → "))}});
        }
        if (m_within.size() == kDepthLimit) {
            return failure(VariableError::TooDeep,
                           {{"variable", QString::fromUtf8(m_within.front())}, {"limit", kDepthLimit}});
        }
        m_filled += value.view().size();
        if (m_filled > kSizeLimit) {
            return failure(VariableError::TooLarge,
                           {{"variable", QString::fromUtf8(name)}, {"limit", kSizeLimit}});
        }
        m_within << name;
        const Result<void> filled = value.secret ? append(value.view()) : expand(value.view());
        m_within.removeLast();
        return filled;
    }

    /// A secret is what it is: braces in it mean nothing.
    Result<void> append(QByteArrayView bytes)
    {
        m_text.append(bytes);
        return {};
    }

    Failure unknown(const QByteArray &name) const
    {
        std::vector<Fact> facts{{"variable", QString::fromUtf8(name)}};
        if (!m_within.isEmpty()) {
            facts.emplace_back("within", QString::fromUtf8(m_within.back()));
        }
        return failure(VariableError::Unknown, std::move(facts));
    }

    const std::map<QByteArray, Value> &m_values;
    WhenUnknown m_whenUnknown;
    QByteArrayList m_within;
    qsizetype m_filled = 0;
    QByteArray m_text;
};

void Variables::set(const QByteArray &name, const QByteArray &value)
{
    m_values.insert_or_assign(name, Value{value, std::nullopt, std::nullopt});
}

void Variables::setSecret(const QByteArray &name, SecretBytes value)
{
    m_values.insert_or_assign(name, Value{{}, std::move(value), std::nullopt});
}

void Variables::setMissing(const QByteArray &name, const Error &why)
{
    m_values.insert_or_assign(name, Value{{}, std::nullopt, why});
}

bool Variables::isSecret(const QByteArray &name) const
{
    const auto found = m_values.find(name);
    return found != m_values.end() && found->second.secret.has_value();
}

std::vector<SecretBytes> Variables::secrets() const
{
    std::vector<SecretBytes> secrets;
    for (const auto &[name, value] : m_values) {
        if (value.secret) {
            secrets.push_back(value.secret->clone());
        }
    }
    return secrets;
}

Result<QByteArray> Variables::expand(QByteArrayView text, WhenUnknown whenUnknown) const
{
    Expander expander(m_values, whenUnknown);
    if (const auto expanded = expander.expand(text); !expanded) {
        return Failure(expanded.error());
    }
    return std::move(expander).text();
}

std::vector<QByteArray> Variables::namesIn(QByteArrayView text) const
{
    std::vector<QByteArray> names;
    const auto add = [&names](QByteArrayView from) {
        for (VariableUse &use : variableUses(from)) {
            if (std::ranges::find(names, use.name) == names.end()) {
                names.push_back(std::move(use.name));
            }
        }
    };
    add(text);
    std::size_t next = 0;
    while (next < names.size()) { // it grows meanwhile
        const auto found = m_values.find(names[next++]);
        if (found != m_values.end() && !found->second.secret) {
            add(found->second.text);
        }
    }
    return names;
}

} // namespace sealwright::base
