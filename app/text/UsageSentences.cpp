// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/UsageSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kUsageSentences[] = {
    {"history_driver_missing", QT_TRANSLATE_NOOP("Errors",
        "The history {path} cannot be used: Qt's plugin for SQLite is not installed. Install it (libqt6sql6-sqlite on Debian); everything else works without.")},
    {"history_unusable", QT_TRANSLATE_NOOP("Errors",
        "The history {path} cannot be used: {reason}. Correct that; until then nothing is recorded there, and everything else works.")},
    {"history_damaged", QT_TRANSLATE_NOOP("Errors",
        "The history {path} is damaged or none of Sealwright's: {reason}. Move the file away and a new one is begun; until then nothing is recorded, and everything else works.")},
    {"history_newer_version", QT_TRANSLATE_NOOP("Errors",
        "The history {path} was written by a later version of Sealwright (format {version}; this one knows {known}). Use that version to read it; this one leaves it alone and records nothing.")},
    {"history_busy", QT_TRANSLATE_NOOP("Errors",
        "Another program has held the history {path} for more than {after_ms:ms}, so this was not recorded there. Look whether a Sealwright hangs.")},
    {"history_not_written", QT_TRANSLATE_NOOP("Errors",
        "The history {path} could not be written: {reason}. Make room on the disk; what it held is still there, and everything else works.")},
    {"overlap_no_previous_secret", QT_TRANSLATE_NOOP("Errors",
        "No previous secret of “{credential}” is kept, so there are no two to compare. One is kept from each rotation until it is dropped.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> usageSentences()
{
    return kUsageSentences;
}

} // namespace sealwright::text
