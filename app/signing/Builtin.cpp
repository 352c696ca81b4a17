// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Builtin.h"

#include "app/signing/AwsSigV4.h"
#include "app/signing/JwsDetached.h"
#include "app/signing/Rfc9421.h"

namespace sealwright::signing {

const Builtin *builtinNamed(QByteArrayView name)
{
    static const Rfc9421 rfc9421;
    static const AwsSigV4 awsSigV4;
    static const JwsDetached jwsDetached;
    if (name == "rfc9421") {
        return &rfc9421;
    }
    if (name == "aws-sigv4") {
        return &awsSigV4;
    }
    return name == "jws-detached" ? &jwsDetached : nullptr;
}

} // namespace sealwright::signing
