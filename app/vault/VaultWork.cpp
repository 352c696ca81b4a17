// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultWork.h"

#include "app/base/Random.h"
#include "app/crypto/AesGcm.h"
#include "app/vault/SecretStore.h"

#include <algorithm>

namespace sealwright::vault {
namespace {

using Next = VaultStep::Next;
using Verb = VaultOrder::Verb;

VaultStep answered(base::Result<base::SecretBytes> answer)
{
    return {Next::Answer, std::move(answer), nullptr};
}

VaultStep answered(const VaultDisk &disk, const base::Error &error)
{
    return answered(base::Failure(error.fact("path").isEmpty() ? error.with({"path", disk.path()}) : error));
}

VaultStep failedWith(const VaultDisk &disk, VaultError error)
{
    return answered(disk, base::Error(error));
}

VaultStep nextIs(Next next)
{
    return {next, base::SecretBytes(), nullptr};
}

/// Never a test's: a nonce that comes twice under one key gives the secrets away.
QByteArray freshBytes(qsizetype count)
{
    base::SystemRandom random;
    return random.bytes(count);
}

VaultStep replaceContent(const VaultDisk &disk, const VaultDisk::Lock &lock, const VaultKey &key,
                         const VaultContent &content)
{
    if (content.block().size() > kVaultSizeLimit) {
        return answered(disk, base::Error(VaultError::VaultFull, {{"bytes", qint64{content.block().size()}},
                                                                  {"limit", qint64{kVaultSizeLimit}}}));
    }
    const base::Result<void> replaced =
        disk.replace(lock, key.seal(content, freshBytes(crypto::kAesGcmNonceSize)));
    return replaced ? answered(base::SecretBytes()) : answered(disk, replaced.error());
}

VaultStep readSecret(const VaultDisk &disk, const VaultContent &content, const QString &key)
{
    const std::optional<QByteArrayView> found = content.find(key);
    if (!found) {
        return answered(disk, base::Error(VaultError::NotFound, {{"key", key}}));
    }
    return answered(base::SecretBytes::copyOf(*found));
}

VaultStep listSecrets(const VaultContent &content)
{
    VaultStep listed = answered(base::SecretBytes());
    listed.keys = content.keys();
    // The file's order is that of bytes, which is another one beyond the first 65,536 characters.
    std::ranges::sort(listed.keys);
    return listed;
}

/// With the file's content at hand, and the lock where the verb writes.
VaultStep carryOutOn(const VaultDisk &disk, const std::optional<VaultDisk::Lock> &lock, const VaultKey &key,
                     const VaultOrder &order, const QByteArray &file, const VaultContent &content)
{
    switch (order.verb) {
    case Verb::Read:
        return readSecret(disk, content, order.key);
    case Verb::List:
        return listSecrets(content);
    case Verb::Write:
        return replaceContent(disk, *lock, key, content.with(order.key, &order.secret));
    case Verb::Erase:
        return content.find(order.key) ? replaceContent(disk, *lock, key, content.with(order.key, nullptr))
                                       : answered(base::SecretBytes());
    case Verb::Probe:
    case Verb::Open:
        break;
    }
    const base::Result<void> works = disk.rehearse(*lock, file);
    return works ? answered(base::SecretBytes()) : answered(disk, works.error());
}

} // namespace

VaultStep carryOut(const VaultDisk &disk, const std::shared_ptr<const VaultKey> &key, const VaultOrder &order)
{
    std::optional<VaultDisk::Lock> lock;
    auto file = disk.read();
    const bool onlyReads = order.verb == Verb::Read || order.verb == Verb::List;
    if (file && *file && key && !onlyReads) {
        base::Result<std::optional<VaultDisk::Lock>> taken = disk.tryLock();
        if (!taken) {
            return answered(disk, taken.error());
        }
        if (!*taken) {
            return nextIs(Next::TryAgain);
        }
        lock.emplace(std::move(**taken));
        file = disk.read(); // what it is now that nobody else writes
    }
    if (!file) {
        return answered(disk, file.error());
    }
    if (!*file) {
        const bool makes = order.verb == Verb::Write || order.verb == Verb::Open;
        return makes ? nextIs(Next::Make) : failedWith(disk, VaultError::VaultMissing);
    }
    if (!key) {
        // A file that cannot be opened at all is said before anybody is asked for a passphrase.
        const base::Result<VaultHeader> header = decodeVaultHeader(**file);
        return header ? nextIs(Next::Unlock) : answered(disk, header.error());
    }
    const base::Result<VaultContent> content = key->open(**file);
    if (!content) {
        return content.error().is(VaultError::PassphraseWrong) ? nextIs(Next::Unlock)
                                                               : answered(disk, content.error());
    }
    return carryOutOn(disk, lock, *key, order, **file, *content);
}

VaultStep unlockVault(const VaultDisk &disk, const base::SecretBytes &passphrase)
{
    const auto file = disk.read();
    if (!file) {
        return answered(disk, file.error());
    }
    if (!*file) {
        return failedWith(disk, VaultError::VaultMissing);
    }
    const base::Result<VaultHeader> header = decodeVaultHeader(**file);
    if (!header) {
        return answered(disk, header.error());
    }
    base::Result<VaultKey> key = VaultKey::derive(passphrase, *header);
    if (!key) {
        return answered(disk, key.error());
    }
    // Taking the lock sweeps. When another has it, or the disk takes no writes, that is no reason not to
    // read.
    [[maybe_unused]] const auto swept = disk.tryLock();
    return {Next::Answer, base::SecretBytes(), std::make_shared<const VaultKey>(std::move(*key))};
}

VaultStep makeVault(const VaultDisk &disk, const base::SecretBytes &passphrase,
                    const crypto::ScryptCost &cost)
{
    if (passphrase.isEmpty()) {
        return failedWith(disk, VaultError::VaultLocked);
    }
    base::Result<VaultKey> key = VaultKey::make(passphrase, cost, freshBytes(kVaultSaltSize));
    if (!key) {
        return answered(disk, key.error());
    }
    return makeVault(disk, std::make_shared<const VaultKey>(std::move(*key)));
}

VaultStep makeVault(const VaultDisk &disk, std::shared_ptr<const VaultKey> key)
{
    const base::Result<std::optional<VaultDisk::Lock>> lock = disk.tryLock();
    if (!lock) {
        return answered(disk, lock.error());
    }
    if (!*lock) {
        return {Next::TryAgain, base::SecretBytes(), std::move(key)};
    }
    const auto file = disk.read();
    if (!file) {
        return answered(disk, file.error());
    }
    if (*file) {
        return nextIs(Next::Unlock);
    }
    VaultStep made = replaceContent(disk, **lock, *key, VaultContent());
    if (made.answer) {
        made.key = std::move(key);
    }
    return made;
}

} // namespace sealwright::vault
