// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/TestOverlap.h"
#include "app/history/UsageStore.h"

#include <QString>

#include <chrono>

namespace sealwright::text {

/// What a use came to: "200", "connection refused"; of a delivery "verified" or the reason why not.
QString describe(const history::UseKind &kind);

/// What the answers to the two secrets of a rotation mean, and what to do, in one or two sentences.
QString describe(const flow::SentOverlap &sent);

/// "This secret is more than 90 days old. Rotate it."
QString rotationReminder(std::chrono::days age);

} // namespace sealwright::text
