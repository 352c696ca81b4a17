// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Encoding.h"

namespace sealwright::signing {

// The words of recipes for bytes as text are those of the whole house.
using base::decode;
using base::encode;
using base::Encoding;
using base::encodingNamed;
using base::firstForeignCharacter;
using base::nameOf;

} // namespace sealwright::signing
