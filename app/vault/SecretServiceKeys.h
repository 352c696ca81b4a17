// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QString>

#include <chrono>
#include <vector>

namespace sealwright::vault {

/// The keys under which the Secret Service holds entries of a service, sorted, each once.
struct SecretServiceKeys
{
    bool isComplete = false; ///< else `keys` is empty, and says nothing
    bool isLocked = false;   ///< some entry is locked: what it says of itself may be old, or be made up
    std::vector<QString> keys;
    QString reason; ///< the bus's word, when there was no answer
};

/// Asks without blocking and never prompts. Only for a service that is there (lookAtSecretService).
QCoro::Task<SecretServiceKeys> listSecretService(QString service, std::chrono::milliseconds deadline);

} // namespace sealwright::vault
