// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CapturedRequest.h"

#include <QString>

namespace sealwright::text {

/// What a request was read from: "curl command", "raw HTTP", "HAR", "request document".
QString word(http::CapturedForm form);

/// What is not in the request although the command line says it, or what was added, in one sentence.
QString describe(const http::CurlFinding &finding);

} // namespace sealwright::text
