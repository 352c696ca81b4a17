// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/vault/VaultDisk.h"
#include "app/vault/VaultKey.h"

#include <memory>
#include <vector>

namespace sealwright::vault {

/// One thing asked of a vault file.
struct VaultOrder
{
    enum class Verb { Read, List, Write, Erase, Probe, Open };

    Verb verb = Verb::Read;
    QString key;
    base::SecretBytes secret;
};

/// How far a piece of work came, and what has to happen before it can go on.
struct VaultStep
{
    enum class Next {
        Answer,  ///< it is done: `answer`
        Unlock,  ///< there is a file, and the key at hand is none or another's
        Make,    ///< there is no file, and there should be
        TryAgain ///< another process holds the lock
    };

    Next next = Next::Answer;
    base::Result<base::SecretBytes> answer;
    std::shared_ptr<const VaultKey> key; ///< of `unlockVault` and `makeVault`, when they succeeded; also of a
                                         ///< `makeVault` that is to be tried again
    std::vector<QString> keys{};         ///< of List
};

// The work of a VaultFile that blocks, each a function of its arguments alone: it reads what is on the disk
// now, and under the lock when it is going to write, so that what another process wrote meanwhile is never
// lost. Errors have the fact `path`.

/// Carries out the order. Without a key it does what needs none.
VaultStep carryOut(const VaultDisk &disk, const std::shared_ptr<const VaultKey> &key,
                   const VaultOrder &order);

/// Derives the key of the file that is there. Sweeps up what was left behind by a writer that was killed.
VaultStep unlockVault(const VaultDisk &disk, const base::SecretBytes &passphrase);

/// Makes an empty file; Unlock when somebody else made one meanwhile.
VaultStep makeVault(const VaultDisk &disk, const base::SecretBytes &passphrase,
                    const crypto::ScryptCost &cost);
/// The same with the key of an earlier try: deriving one takes a second.
VaultStep makeVault(const VaultDisk &disk, std::shared_ptr<const VaultKey> key);

} // namespace sealwright::vault
