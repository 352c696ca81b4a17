// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"

#include <expected>

namespace sealwright::base {

/// A value or the reason why there is none. Nothing throws across a module.
template<typename T>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

/// `return failure(HttpError::UrlEmpty, {{"url", text}});`
template<ErrorCode E>
Failure failure(E code, std::vector<Fact> facts = {})
{
    return Failure(Error(code, std::move(facts)));
}

} // namespace sealwright::base
