// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Builtin.h"

namespace sealwright::signing {

const Builtin *builtinNamed(QByteArrayView)
{
    return nullptr;
}

} // namespace sealwright::signing
