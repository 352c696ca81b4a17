// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"

namespace sealwright::text {

/// `%1` is the deviation's detail; what stands in brackets is said only when there is one.
struct CauseSentences
{
    const char *summary;
    const char *fix;
};

/// The two sentences of each cause, to be translated in the context "Explanations".
CauseSentences sentencesOf(explain::Cause cause);

/// The summary of SecretOther when it is a secret before its last rotation.
extern const char *const kPreviousSecret;

/// `%1` the detail, `%2` and `%3` what was expected and found.
const char *sentenceOf(explain::Lint::Kind kind);
/// `%2` the offset of the first, `%3` how many there are.
const char *sentenceOf(explain::BodyOddity oddity);

} // namespace sealwright::text
