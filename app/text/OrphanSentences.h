// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/ErrorSentences.h"

namespace sealwright::text {

/// Those of secrets without an owner, part of `errorSentences`.
std::span<const ErrorSentence> orphanSentences();

} // namespace sealwright::text
