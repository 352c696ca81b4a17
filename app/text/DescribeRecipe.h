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
/// The same without where the recipe is from.
QStringList describeWithoutSource(const signing::CompiledRecipe &recipe);

/// What is wrong with a recipe while it is being written, without its line: "/content, character 4: brace is
/// never closed".
QString describeMistake(const base::Error &mistake);

/// A template in words: "the timestamp, “.” and the body" for `{timestamp}.{body}`. A text that is no
/// template stays as it is.
QString inWords(const QByteArray &contentTemplate);

/// "Unix seconds" for `s`: the units of a recipe's timestamp.
QString timestampUnitName(QByteArrayView unit);

} // namespace sealwright::text
