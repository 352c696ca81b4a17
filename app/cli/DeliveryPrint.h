// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/flow/ReceiveWebhooks.h"

namespace sealwright::cli {

/// `listen`'s line for one delivery: a JSON document, or time, request, size and verdict for people, with the
/// reason below it when the verdict is not good.
void printDelivery(Console &console, const flow::Delivery &delivery);

/// The document of cli.md, its problem with a sentence.
base::Json deliveryJson(const flow::Delivery &delivery);

} // namespace sealwright::cli
