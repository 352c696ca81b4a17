// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/Note.h"

#include <QString>

namespace sealwright::text {

/// What there is to know, in one or two sentences; where it is stands in the note.
QString describe(const vapi::Note &note);

/// What the user has to do with a migrated document: our ids are not Vapi's.
QString afterMigration();
/// When Vapi sends no credential although the document refers to one.
QString withheldCredentials();

} // namespace sealwright::text
