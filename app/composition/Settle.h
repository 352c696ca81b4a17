// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"

#include <chrono>

namespace sealwright::composition {

/// What a keychain that nobody has to unlock needs, many times over.
constexpr std::chrono::milliseconds kQuitPatience{5000};

/// Waits until nothing is being stored or erased, and whoever asked for it has gone on: the file that refers
/// to a new secret is written then. False when that took longer than `patience`. `store` outlives it.
QCoro::Task<bool> settled(vault::SecretStore &store, std::chrono::milliseconds patience = kQuitPatience);

} // namespace sealwright::composition
