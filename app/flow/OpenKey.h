// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/TokenKey.h"

#include <QCoroTask>

#include <optional>

namespace sealwright::flow {

/// Reads the key to mint with. One that a passphrase opens is read on another thread: deriving the key takes
/// as long as whoever encrypted it wanted, up to seconds. Fails as jwt::readMintingKey does.
QCoro::Task<base::Result<jwt::MintingKey>> openKey(jwt::JwtAlgorithm algorithm, base::SecretBytes text,
                                                   std::optional<base::SecretBytes> passphrase);

} // namespace sealwright::flow
