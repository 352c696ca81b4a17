// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace sealwright::text {

/// An error's code and its English sentence, the source text of its translations. `{fact}` stands for a fact,
/// `{fact:bytes}` for a size, `{fact:ms}` for a time in milliseconds. What stands in `[…]` is left out when a
/// fact in it is missing or empty.
struct ErrorSentence
{
    std::string_view code;
    const char *sentence;
};

/// All of them, sorted by nothing: searched when something failed, which is seldom.
std::span<const ErrorSentence> errorSentences();

/// Null when there is none.
const char *sentenceFor(std::string_view code);

} // namespace sealwright::text
