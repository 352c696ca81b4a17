// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/ErrorSentences.h"

namespace sealwright::text {

/// Those of environments and their variables, part of `errorSentences`.
std::span<const ErrorSentence> environmentSentences();

} // namespace sealwright::text
