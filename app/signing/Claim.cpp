// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Claim.h"

#include "app/signing/Place.h"

namespace sealwright::signing {

bool Claim::isComputed() const
{
    return !fromNow && (!text || !text->any([](const Expression &expression) {
        return isCaptured(expression) || expression.source == Expression::Source::Now;
    }));
}

base::Result<base::Json> expandClaims(const std::vector<Claim> &claims, Evaluator &evaluator,
                                      base::TimePoint now)
{
    const qint64 seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    base::Json object = base::Json::object();
    for (const Claim &claim : claims) {
        if (claim.fromNow) {
            object[claim.name] = seconds + claim.fromNow->count();
        } else if (claim.text) {
            const base::Result<Expanded> expanded = evaluator.expand(*claim.text);
            if (!expanded) {
                return base::Failure(expanded.error());
            }
            object[claim.name] = base::utf8(expanded->bytes);
        } else {
            object[claim.name] = claim.literal;
        }
    }
    return object;
}

} // namespace sealwright::signing
