// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/BodyLint.h"

namespace sealwright::explain {

/// Something that looks doubtful about a captured request or about the secret it is checked with. It proves
/// nothing and is told in any case, also when the request verifies.
struct Lint
{
    enum class Kind {
        SecretBlanks,            ///< white space or a line break at an end of the secret
        SecretQuoted,            ///< quotation marks around it
        SecretApiKey,            ///< `sk_…` where a signing secret is asked
        SecretPrefix,            ///< `whsec_…` with a recipe that does not know that prefix
        SecretEncoded,           ///< it reads as base64 or hex, and the recipe takes it as text: `detail`
        SecretUndecodable,       ///< the recipe decodes it and cannot: `detail`
        BodyOdd,                 ///< `finding` says how it would not survive parse-and-write
        BodyEmpty,               ///< no body, and the signature covers it
        BodyLength,              ///< not what Content-Length says: `expected`, `got`
        BodyDigest,              ///< not what Content-Digest and the like say: `detail` is the header
        BodyEncoded,             ///< still under the Content-Encoding in `detail`
        ProxyPassed,             ///< the request came through what `detail` names
        HeaderNear,              ///< a header in `detail` whose name or value looks like a signature
        SignatureUpperCase,      ///< hex in capitals: other receivers compare text
        ClockOff,                ///< the Date header is `got` seconds away from the clock here
        VariableUnknown,         ///< the body asks for the variable `detail`, which nobody defined
        DateAgreesWithSignature, ///< the Date header agrees with the signed time: the clock here may be wrong
        KeyShort                 ///< an RSA key of the bits in `detail`, too few to rely on
    };

    Kind kind = Kind::BodyOdd;
    QByteArray detail{};
    qint64 expected = 0;
    qint64 got = 0;
    std::optional<BodyFinding> finding{};

    bool operator==(const Lint &) const = default;
};

/// A stable word for it: `secret_blanks`.
QByteArray nameOf(Lint::Kind kind);

} // namespace sealwright::explain
