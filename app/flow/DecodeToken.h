// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/DecodedToken.h"

namespace sealwright::flow {

/// Takes a pasted token apart. Nothing of it is checked.
class DecodeToken
{
public:
    explicit DecodeToken(const base::Clock &clock);

    base::Result<jwt::DecodedToken> run(QByteArrayView text) const;

private:
    const base::Clock &m_clock;
};

/// `{"header","claims","signature","times","warnings","signatureChecked":false}` of cli.md; `claims` is null
/// when the payload is no JSON object.
base::Json toJson(const jwt::DecodedToken &token);

} // namespace sealwright::flow
