// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Lint.h"

#include <array>

namespace sealwright::explain {

QByteArray nameOf(Lint::Kind kind)
{
    static constexpr std::array<const char *, 18> kNames{
        "secret_blanks",
        "secret_quoted",
        "secret_api_key",
        "secret_prefix",
        "secret_encoded",
        "secret_undecodable",
        "body_odd",
        "body_empty",
        "body_length",
        "body_digest",
        "body_encoded",
        "proxy_passed",
        "header_near",
        "signature_upper_case",
        "clock_off",
        "variable_unknown",
        "date_agrees_with_signature",
        "rsa_key_short",
    };
    return kNames[static_cast<std::size_t>(kind)];
}

} // namespace sealwright::explain
