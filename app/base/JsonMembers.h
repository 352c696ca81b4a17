// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

#include <optional>
#include <vector>

namespace sealwright::base {

/// A member that a document of ours has, and when it is written.
struct JsonMember
{
    enum class Write {
        Always,
        WhenSaid, ///< its value goes without saying: only into a document that says it already
    };

    const char *name = nullptr;
    std::optional<Json> value; ///< nothing: the member is removed
    Write write = Write::Always;
};

/// The document with these members brought up to date: those it has stay in their place, new ones follow the
/// one named before them in the list, and what we do not know is left as it is. Anything but an object counts
/// as an empty one.
Json withMembers(const Json &document, const std::vector<JsonMember> &members);

/// The member when it is an object, else an empty one.
Json objectMember(const Json &object, const char *name);

} // namespace sealwright::base
