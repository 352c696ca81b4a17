// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::cli {

/// What can be wrong with a command line and with what it names.
enum class CliError {
    OptionUnknown,         ///< facts `option`, `command`, and `nearest` when one is alike
    ArgumentUnexpected,    ///< facts `command`, and `argument` unless it may be a secret
    CommandUnknown,        ///< facts `given`, `command`, and `nearest` when one is alike
    CommandMissing,        ///< facts `command`, `known`
    ValueMissing,          ///< facts `option`, `command`
    OptionMissing,         ///< facts `option`, `command`
    OptionsConflict,       ///< facts `option`, `other`
    OptionRepeated,        ///< fact `option`
    OptionNeeds,           ///< facts `option`, `other`
    ValueInvalid,          ///< facts `option`, `value`, `allowed`
    UsageOther,            ///< facts `reason`, `command`
    SecretOnCommandLine,   ///< fact `option`
    SecretMissing,         ///< fact `command`
    SecretVariableUnset,   ///< fact `variable`
    SecretFileUnreadable,  ///< facts `path`, `reason`
    SecretSourceEmpty,     ///< fact `source`
    SecretSourceTooLarge,  ///< facts `source`, `limit`
    AuthenticationMissing, ///< fact `command`
    StandardInputTwice,    ///< facts `option`, `other`
    InputFileUnreadable,   ///< facts `option`, `path`, `reason`
    RequestWithoutUrl,     ///< fact `request`
    OutputNotWritten,      ///< fact `reason`
    PassphraseMissing,     ///< of the vault file, and there is no terminal to ask at: fact `path`
    PassphrasesDiffer,     ///< a new one was to be typed twice
    TerminalUnusable,      ///< fact `reason`
    Interrupted,
};

constexpr base::ErrorInfo errorInfo(CliError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case CliError::OptionUnknown:
        return {"option_unknown", BadInput};
    case CliError::ArgumentUnexpected:
        return {"argument_unexpected", BadInput};
    case CliError::CommandUnknown:
        return {"command_unknown", BadInput};
    case CliError::CommandMissing:
        return {"command_missing", BadInput};
    case CliError::ValueMissing:
        return {"option_value_missing", BadInput};
    case CliError::OptionMissing:
        return {"option_missing", BadInput};
    case CliError::OptionsConflict:
        return {"options_conflict", BadInput};
    case CliError::OptionRepeated:
        return {"option_repeated", BadInput};
    case CliError::OptionNeeds:
        return {"option_needs_other", BadInput};
    case CliError::ValueInvalid:
        return {"option_value_invalid", BadInput};
    case CliError::UsageOther:
        return {"usage", BadInput};
    case CliError::SecretOnCommandLine:
        return {"secret_on_command_line", BadInput};
    case CliError::SecretMissing:
        return {"secret_source_missing", BadInput};
    case CliError::SecretVariableUnset:
        return {"secret_variable_unset", Unavailable};
    case CliError::SecretFileUnreadable:
        return {"secret_file_unreadable", Unavailable};
    case CliError::SecretSourceEmpty:
        return {"secret_source_empty", BadInput};
    case CliError::SecretSourceTooLarge:
        return {"secret_source_too_large", BadInput};
    case CliError::AuthenticationMissing:
        return {"authentication_missing", BadInput};
    case CliError::StandardInputTwice:
        return {"standard_input_twice", BadInput};
    case CliError::InputFileUnreadable:
        return {"input_file_unreadable", BadInput};
    case CliError::RequestWithoutUrl:
        return {"request_without_url", BadInput};
    case CliError::OutputNotWritten:
        return {"output_not_written", LocalIo};
    case CliError::PassphraseMissing:
        return {"vault_passphrase_missing", Unavailable};
    case CliError::PassphrasesDiffer:
        return {"vault_passphrases_differ", BadInput};
    case CliError::TerminalUnusable:
        return {"terminal_unusable", LocalIo};
    case CliError::Interrupted:
        return {"interrupted", Cancelled};
    }
    return {};
}

/// `option` means nothing without `other`.
inline base::Failure needs(const char *option, const char *other)
{
    return base::failure(CliError::OptionNeeds,
                         {{"option", QLatin1String(option)}, {"other", QLatin1String(other)}});
}

/// Two options that cannot stand together.
inline base::Failure conflict(const char *option, const char *other)
{
    return base::failure(CliError::OptionsConflict,
                         {{"option", QLatin1String(option)}, {"other", QLatin1String(other)}});
}

} // namespace sealwright::cli
