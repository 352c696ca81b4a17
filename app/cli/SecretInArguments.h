// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::cli {

/// Fails when the command line seems to hold a secret: after `--secret`, `--token` and the like, or after
/// `--bearer`. It is overwritten in `argv` at once, and never part of the error: /proc, `ps` and logs show
/// arguments.
base::Result<void> refuseSecrets(int argc, char **argv);

/// Overwrites user and password of `--proxy` in `argv`, once it was read.
void hideProxyUser(int argc, char **argv);

} // namespace sealwright::cli
