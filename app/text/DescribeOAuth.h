// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/OAuth2Check.h"
#include "app/oauth/TokenCall.h"

#include <QString>

namespace sealwright::text {

/// What works and is unwise all the same, as one sentence.
QString describe(credential::CredentialWarning warning);
QString describe(oauth::TokenNote note);

/// Why a token call was made: "There was no token yet."
QString describe(oauth::CallReason reason);

/// "Good until 2026-01-01 11:00:00 UTC, for another 59 min.", "Nobody knows how long it is good; …".
QString lifetimeSentence(const oauth::TokenFacts &facts, base::TimePoint now);

/// "2026-01-01 11:00:00 UTC"
QString exactTime(base::TimePoint time);

} // namespace sealwright::text
