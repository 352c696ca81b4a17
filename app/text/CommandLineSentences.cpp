// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/CommandLineSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kCommandLineSentences[] = {
    {"option_unknown", QT_TRANSLATE_NOOP("Errors",
        "There is no option {option}.[ Did you mean {nearest}?] See: {command} --help")},
    {"argument_unexpected", QT_TRANSLATE_NOOP("Errors",
        "There is one argument too many[: “{argument}”]. See: {command} --help")},
    {"command_unknown", QT_TRANSLATE_NOOP("Errors",
        "There is no command “{given}”.[ Did you mean {nearest}?] See: {command} --help")},
    {"command_missing", QT_TRANSLATE_NOOP("Errors",
        "Say what to do: {command} needs one of {known}. See: {command} --help")},
    {"option_value_missing", QT_TRANSLATE_NOOP("Errors",
        "{option} needs a value. See: {command} --help")},
    {"option_missing", QT_TRANSLATE_NOOP("Errors",
        "{option} is missing; {command} needs it. See: {command} --help")},
    {"options_conflict", QT_TRANSLATE_NOOP("Errors",
        "{option} and {other} exclude each other. Give only one of them.")},
    {"option_repeated", QT_TRANSLATE_NOOP("Errors",
        "{option} was given more than once, but only one is possible. Leave the others out.")},
    {"option_needs_other", QT_TRANSLATE_NOOP("Errors",
        "{option} works only together with {other}. Add {other}, or leave {option} out.")},
    {"option_value_invalid", QT_TRANSLATE_NOOP("Errors",
        "{option} cannot be “{value}”. It takes {allowed}.")},
    {"usage", QT_TRANSLATE_NOOP("Errors",
        "The command line cannot be understood: {reason}. See: {command} --help")},
    {"secret_on_command_line", QT_TRANSLATE_NOOP("Errors",
        "{option} does not take a secret on the command line: other programs and the shell history would see it. Use --secret-env VARIABLE, --secret-file FILE or --secret-stdin.")},
    {"secret_source_missing", QT_TRANSLATE_NOOP("Errors",
        "{command} needs a secret. Say where it is with --secret-env VARIABLE, --secret-file FILE or --secret-stdin.")},
    {"secret_variable_unset", QT_TRANSLATE_NOOP("Errors",
        "The environment variable {variable} is not set, so there is no secret in it. Set and export it, or use --secret-file or --secret-stdin.")},
    {"secret_file_unreadable", QT_TRANSLATE_NOOP("Errors",
        "The secret file {path} cannot be read: {reason}. Check that it is there and that you may read it.")},
    {"secret_source_empty", QT_TRANSLATE_NOOP("Errors",
        "The secret from {source} is empty. Put the secret there and try again.")},
    {"vault_passphrase_missing", QT_TRANSLATE_NOOP("Errors",
        "The vault file {path} needs its passphrase, and there is no terminal to ask for it. Use --vault-passphrase-env VARIABLE or --vault-passphrase-file FILE.")},
    {"vault_passphrases_differ", QT_TRANSLATE_NOOP("Errors",
        "The new passphrase was not typed twice the same, so no vault file was made. Try again.")},
    {"terminal_unusable", QT_TRANSLATE_NOOP("Errors",
        "The terminal cannot be used to ask for a passphrase: {reason}. Use --vault-passphrase-env VARIABLE or --vault-passphrase-file FILE.")},
    {"secret_source_too_large", QT_TRANSLATE_NOOP("Errors",
        "The secret from {source} is larger than {limit:bytes}. Check that this is the secret and not another file.")},
    {"authentication_missing", QT_TRANSLATE_NOOP("Errors",
        "{command} needs to know what to check or sign with. Give --credential NAME, or --recipe ID with a secret from --secret-env, --secret-file or --secret-stdin.")},
    {"standard_input_twice", QT_TRANSLATE_NOOP("Errors",
        "{option} and {other} both want to read standard input. Give one of them a file.")},
    {"input_file_unreadable", QT_TRANSLATE_NOOP("Errors",
        "The file {path}, named by {option}, cannot be read: {reason}. Check that it is there and that you may read it.")},
    {"request_without_url", QT_TRANSLATE_NOOP("Errors",
        "The saved request “{request}” goes to the window's own receiver and has no address. Give one with --url.")},
    {"output_not_written", QT_TRANSLATE_NOOP("Errors",
        "Standard output could not be written: {reason}. Make room, or send the output elsewhere.")},
    {"interrupted", QT_TRANSLATE_NOOP("Errors", "Stopped before it was done.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> commandLineSentences()
{
    return kCommandLineSentences;
}

} // namespace sealwright::text
