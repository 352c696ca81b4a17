// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace sealwright::base {

/// What a failure means to whoever called; decides the command line's exit code (cli.md) and the tone of a
/// message.
enum class ErrorKind {
    BadInput,    ///< what the user gave is wrong: exit 2
    Unavailable, ///< a secret or credential is not to be had: exit 3
    Network,     ///< DNS, TCP, TLS or HTTP framing: exit 4
    LocalIo,     ///< a file, folder or socket of this machine: exit 5
    Cancelled,   ///< the user said stop: exit 130
};

/// The stable name of an error (snake_case, unique in the whole house) and its kind.
struct ErrorInfo
{
    std::string_view code;
    ErrorKind kind = ErrorKind::BadInput;
};

/// A module's error enum. Beside the enum its module defines `constexpr ErrorInfo errorInfo(ItsEnum)`: a
/// switch over all values, counted from 0 without gaps, that returns an empty code for anything else.
template<typename E>
concept ErrorCode = std::is_enum_v<E> && requires(E code) {
    { errorInfo(code) } -> std::same_as<ErrorInfo>;
};

/// Something known about a failure: a path, a status, a line. Names are snake_case and end up as JSON keys.
/// Never a secret, never a sentence.
struct Fact
{
    Fact(const char *factName, QString text)
        : name(factName)
        , value(std::move(text))
    {
    }

    Fact(const char *factName, qint64 number)
        : name(factName)
        , value(number)
    {
    }

    const char *name;
    std::variant<QString, qint64> value;

    QString text() const;
};

/// A failure as a value: which one, and the facts. `sealwright::text::describe` makes the sentence.
class Error
{
public:
    template<ErrorCode E>
    Error(E code, std::vector<Fact> facts = {})
        : m_info(errorInfo(code))
        , m_facts(std::move(facts))
    {
    }

    std::string_view code() const { return m_info.code; }

    QString codeText() const { return QString::fromLatin1(m_info.code); }

    ErrorKind kind() const { return m_info.kind; }

    const std::vector<Fact> &facts() const { return m_facts; }

    template<ErrorCode E>
    bool is(E code) const
    {
        return m_info.code == errorInfo(code).code;
    }

    /// The fact's text, or an empty string when there is none of that name.
    QString fact(std::string_view name) const;

    /// The same error with one more fact, for callers who know more than the place that failed.
    Error with(Fact fact) const &;

private:
    ErrorInfo m_info;
    std::vector<Fact> m_facts;
};

} // namespace sealwright::base
