// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"
#include "app/vault/SecretStore.h"

namespace sealwright::flow {

/// The secrets of one credential while they are rotated. Wherever it stops, the present secrets and the
/// previous ones are in the end all as before or all as after: the new ones are first laid beside, with
/// copies of the present ones, which touches nothing that counts; then all of them take their places, which
/// can be done again from what was laid beside; then that is cleared. A note tells whoever mends which of the
/// two it was: before the swap it is cleared only, after that it is swapped again first.
class RotateSecrets
{
public:
    /// Both outlive it.
    RotateSecrets(vault::SecretStore &store, const credential::Credential &credential);

    /// Whether one of these, one for each slot, is not the present one. Reads what there is.
    QCoro::Task<base::Result<bool>> wouldChange(const std::vector<base::SecretBytes> &fresh);
    /// One for each slot. The present ones become the previous ones only if all are there and belong
    /// together. SecretUnchanged (of CredentialError) when the new ones are the present ones: the previous
    /// ones would be lost for nothing.
    QCoro::Task<base::Result<void>> layBeside(std::vector<base::SecretBytes> fresh);
    /// Once they are laid beside: whether the swap puts away previous ones.
    bool hasPrevious() const;
    /// False when not all new ones are laid beside: it was swapped, or taken back, and is being cleared.
    QCoro::Task<base::Result<bool>> swap();
    /// What `swap` changed is as it was when it was laid beside.
    QCoro::Task<base::Result<void>> swapBack();
    QCoro::Task<base::Result<void>> clear();

private:
    struct Place
    {
        QString key;
        std::optional<base::SecretBytes> before; ///< nothing: there was none
        bool isTouched = false;
    };

    struct Slot
    {
        QString name;
        Place current;
        Place previous;
    };

    QCoro::Task<base::Result<void>> remember();
    bool belongTogether() const;
    bool arePresent(const std::vector<base::SecretBytes> &fresh) const;
    QCoro::Task<base::Result<void>> put(Place &place, base::SecretBytes secret);
    QCoro::Task<base::Result<void>> restore(Place &place);

    vault::SecretStore &m_store;
    const credential::Credential &m_credential;
    std::vector<Slot> m_slots;
};

} // namespace sealwright::flow
