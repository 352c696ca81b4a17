// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/EnvironmentSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kEnvironmentSentences[] = {
    {"variable_unknown", QT_TRANSLATE_NOOP("Errors",
        "The variable “{variable}” has no value[: the {where} asks for it][ (header {header})][: the field {field} asks for it][ (credential “{credential}”)][; the value of {within} asks for it]. Define it in the environment, choose one that has it, or correct its name.")},
    {"variable_name_invalid", QT_TRANSLATE_NOOP("Errors",
        "A variable cannot be called “{variable}”: {reason}. Choose another name, such as baseUrl.")},
    {"variable_circular", QT_TRANSLATE_NOOP("Errors",
        "The value of the variable “{variable}” asks for itself: {path}. Write one of them out.")},
    {"variable_too_deep", QT_TRANSLATE_NOOP("Errors",
        "The value of the variable “{variable}” asks for another, and so on for more than {limit} steps. Write some of them out.")},
    {"variable_too_large", QT_TRANSLATE_NOOP("Errors",
        "The values filled in are larger than {limit:bytes} together, at the variable “{variable}”. Keep what is that large in the body itself.")},
    {"variable_secret_in_field", QT_TRANSLATE_NOOP("Errors",
        "The variable “{variable}” is secret and cannot stand[ in the field {field}][ of “{credential}”], which is shown. Let it be the credential's own secret, or put it into the request.")},
    {"variable_secret_in_host", QT_TRANSLATE_NOOP("Errors",
        "The variable “{variable}” is secret and cannot be the host of a URL, or a part of it: name servers are asked for it in the clear. Make it an ordinary variable, or write the host out.")},
    {"environment_not_found", QT_TRANSLATE_NOOP("Errors",
        "There is no environment “{environment}” in this workspace. Look for its name in the list of environments, or add it.")},
    {"environment_ambiguous", QT_TRANSLATE_NOOP("Errors",
        "Several environments are called “{environment}”: {ids}. Name the one you mean by its id.")},
    {"environment_invalid", QT_TRANSLATE_NOOP("Errors",
        "The environment “{environment}” cannot be saved[, because of its variable {variable}]: {reason}. Correct that; nothing was changed.")},
    {"environment_unsettled", QT_TRANSLATE_NOOP("Errors",
        "The environment “{environment}” could not be saved ({reason}), and its secret of before could not be put back: the new one may be live. Look at it when the store answers, and give the one that you want again.")},
    {"environment_exists", QT_TRANSLATE_NOOP("Errors",
        "There is already an environment “{environment}” in this workspace. Choose another name, or change that one.")},
    {"secret_in_plain_text", QT_TRANSLATE_NOOP("Errors",
        "A secret of “{owner}” ({slot}) stands in plain text in what is to be saved: {where}[, line {line}, column {column}][, and {more} more]. Nothing was saved. Put a secret variable of an environment in its place, or say that it is meant.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> environmentSentences()
{
    return kEnvironmentSentences;
}

} // namespace sealwright::text
