// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SendTwins.h"

#include <QStringList>

namespace sealwright::text {

/// What looks doubtful, a sentence each.
QStringList describe(const std::vector<explain::Lint> &lints);

/// What the answers to two twins say about the receiver, in one or two sentences.
QString describe(const flow::SentTwins &twins);

} // namespace sealwright::text
