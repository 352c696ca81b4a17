// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QString>

#include <chrono>

namespace sealwright::vault {

/// What the Secret Service says of itself and of one key (Secret Service API, freedesktop.org). QtKeychain
/// cannot tell these apart: to it a locked keyring and an empty one look the same.
struct SecretServiceView
{
    enum class State {
        NoBus,        ///< no session bus
        NoService,    ///< nobody on the bus offers the service, nor can be started to
        NoCollection, ///< no default keyring
        Silent,       ///< it does not answer in time
        Gone,         ///< it went away while we asked; asking again may help
        Locked,       ///< the default keyring is locked
        Open,         ///< the default keyring is unlocked
        Elsewhere,    ///< secrets go to another keychain (KWallet), which this does not see
    };

    State state = State::Silent;
    bool hasItem = false;    ///< an entry of this key exists, in whatever keyring
    bool itemLocked = false; ///< and cannot be read as things are
    bool canPrompt = false;  ///< a program that asks the user for the keyring's password is running
    QString owner;           ///< who answered: the service's unique name on the bus
    QString reason;          ///< the bus's word, when there is no answer

    /// Nothing stands between us and the entry, so if it is not seen it is not there.
    bool isOpen() const { return state == State::Open && !itemLocked; }

    bool isLocked() const { return state == State::Locked || itemLocked; }
};

/// Asks without blocking, all questions at once: one round trip, at most `deadline` (twice that for a service
/// that lacks the alias path). Starts the service if it can be started, and never prompts.
QCoro::Task<SecretServiceView> lookAtSecretService(QString service, QString key,
                                                   std::chrono::milliseconds deadline);

} // namespace sealwright::vault
