// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/HashAlgorithm.h"
#include "app/vault/VaultKey.h"

#include <cstdlib>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

const crypto::ScryptCost kCost{2, 1, 1};

const vault::VaultKey &key()
{
    static const vault::VaultKey made = *vault::VaultKey::make(base::SecretBytes::copyOf("correct horse"),
                                                               kCost, QByteArray(vault::kVaultSaltSize, 's'));
    return made;
}

/// The checksum would keep nearly every input from getting any further.
QByteArray withRightChecksum(QByteArray file)
{
    if (file.size() >= vault::kVaultHeaderSize) {
        file.replace(120, 8, crypto::digest(crypto::HashAlgorithm::Sha256, file.first(120)).first(8));
    }
    return file;
}

void tryAsFile(const QByteArray &file)
{
    const auto header = vault::decodeVaultHeader(file);
    demand(!header || vault::checkVaultCost(header->cost).has_value());
    demand(!header || vault::encodeVaultHeader(*header) == file.first(vault::kVaultHeaderSize));
    static_cast<void>(key().open(file));
}

/// What is read as content is written again as it was, byte for byte, and survives sealing.
void tryAsContent(QByteArrayView bytes)
{
    const auto content = vault::VaultContent::read(base::SecretBytes::copyOf(bytes));
    if (!content) {
        return;
    }
    const std::vector<QString> keys = content->keys();
    demand(static_cast<qsizetype>(keys.size()) == content->count());
    const auto opened = key().open(key().seal(*content, QByteArray(12, 'n')));
    demand(opened.has_value() && opened->block() == content->block());
    const base::SecretBytes secret = base::SecretBytes::copyOf("new");
    const QString added = QStringLiteral("fuzz/added");
    const vault::VaultContent more = content->with(added, &secret);
    demand(more.find(added) == QByteArrayView("new"));
    demand(!more.with(added, nullptr).find(added).has_value());
}

} // namespace

/// Whatever a vault file holds, it is opened or refused with a reason; no header makes us compute more than
/// the bounds allow; and what decrypts to nonsense is refused as well.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    tryAsFile(input);
    tryAsFile(withRightChecksum(input));
    tryAsContent(input);
    return 0;
}
