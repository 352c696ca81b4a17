// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/VapiSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kVapiSentences[] = {
    {"vapi_event_unknown", QT_TRANSLATE_NOOP("Errors",
        "There is no Vapi event “{event}”. Look for its name in the list of events.")},
    {"vapi_document_too_large", QT_TRANSLATE_NOOP("Errors",
        "The document is larger than {limit:bytes}, the most that is read. Split it, or give the one assistant, tool or credential that matters.")},
    {"vapi_document_invalid", QT_TRANSLATE_NOOP("Errors",
        "The document cannot be used as it is[, at {member}]: {reason}. Correct it there and try again.")},
    {"vapi_not_a_credential", QT_TRANSLATE_NOOP("Errors",
        "This is no credential[, at {member}]: Vapi's have a “provider”, Sealwright's have a “kind”. An assistant with secrets inside is migrated, not imported.")},
    {"vapi_provider_unsupported", QT_TRANSLATE_NOOP("Errors",
        "The credential[ at {member}] is for “{provider}” and not for a server of yours. Sealwright takes custom-credential and webhook.")},
    {"vapi_plan_unknown", QT_TRANSLATE_NOOP("Errors",
        "There is no authentication plan “{type}”[, at {member}]. Vapi's plans for servers are {known}.")},
    {"vapi_too_many_credentials", QT_TRANSLATE_NOOP("Errors",
        "The document holds more than {limit} secrets, the most that are taken at once. Split it.")},
    {"document_is_original", QT_TRANSLATE_NOOP("Errors",
        "{path} is the original, which stays as it is. Choose another name.")},
    {"document_not_written", QT_TRANSLATE_NOOP("Errors",
        "{path} could not be written: {reason}. Choose another place.")},
    {"vapi_not_expressible", QT_TRANSLATE_NOOP("Errors",
        "“{credential}” cannot be told to Vapi because of its {field}[ ({value})]: {reason}. Change that, or export it in Sealwright's own format.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> vapiSentences()
{
    return kVapiSentences;
}

} // namespace sealwright::text
