// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/DecodeToken.h"

#include "app/base/Encoding.h"
#include "app/signing/Timestamp.h"

namespace sealwright::flow {

DecodeToken::DecodeToken(const base::Clock &clock)
    : m_clock(clock)
{
}

base::Result<jwt::DecodedToken> DecodeToken::run(QByteArrayView text) const
{
    return jwt::decodeToken(text, m_clock.now());
}

base::Json toJson(const jwt::DecodedToken &token)
{
    base::Json json;
    json["header"] = token.header;
    json["claims"] = token.claims ? *token.claims : base::Json();
    json["signature"] = base::utf8(base::encode(token.signature, base::Encoding::Base64Url));
    base::Json times = base::Json::object();
    for (const auto &[claim, time] : token.times) {
        times[claim.toStdString()] = base::utf8(signing::formatTimestamp(time, signing::TimestampUnit::Iso));
    }
    json["times"] = std::move(times);
    json["warnings"] = base::Json::array();
    for (const jwt::TokenWarning warning : token.warnings) {
        json["warnings"].push_back(base::utf8(jwt::nameOf(warning)));
    }
    json["signatureChecked"] = false;
    return json;
}

} // namespace sealwright::flow
