// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"

namespace sealwright::vault {

/// A store that reports a failure may have done it all the same: a folder that could not be synced, a
/// keychain that answered too late. These look at what is there before they say so.

/// OutcomeUnknown when it failed and nobody can tell whether the secret is there now.
QCoro::Task<base::Result<void>> writeForCertain(SecretStore &store, QString key, base::SecretBytes secret);

/// The same for erasing. Where there is no vault file, nothing is left to erase.
QCoro::Task<base::Result<void>> eraseForCertain(SecretStore &store, QString key);

/// Before something is removed whose secrets, this one among them, have to go too: the failure of a store
/// that does not answer.
QCoro::Task<base::Result<void>> checkAnswers(SecretStore &store, QString key);

} // namespace sealwright::vault
