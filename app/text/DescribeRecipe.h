// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

#include <QStringList>

namespace sealwright::text {

/// A recipe read aloud, a sentence an entry: what is signed and how, where the key comes from, where
/// everything goes, how old a request may be, what the signature does not prove, and whether the sender plays
/// a handshake first.
QStringList describe(const signing::CompiledRecipe &recipe);

/// A template in words: "the timestamp, “.” and the body" for `{timestamp}.{body}`. A text that is no
/// template stays as it is.
QString inWords(const QByteArray &contentTemplate);

} // namespace sealwright::text
