// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/KeyError.h"

#include <vector>

namespace sealwright::crypto {

/// One block of PEM (RFC 7468), brought into the lines that OpenSSL reads.
struct PemBlock
{
    QByteArray label; ///< `PRIVATE KEY`, `CERTIFICATE` …
    base::SecretBytes text;
};

/// True when a line `-----BEGIN …-----` stands in the text.
bool looksLikePem(QByteArrayView text);

/// The blocks of the text, whatever stands between them. What environment variables and YAML do to a key is
/// undone: `\\n` for a line break, indentation, all on one line. Fails with PemTruncated or PemDamaged.
base::Result<std::vector<PemBlock>> pemBlocks(QByteArrayView text);

/// What the block holds, decrypted when its header says so (`Proc-Type: 4,ENCRYPTED`, RFC 1421 §4.6.1.1).
/// `encrypted` in the result tells whether that was needed. Fails with PemDamaged, PassphraseMissing,
/// PassphraseWrong or EncryptionUnsupported.
struct PemContent
{
    base::SecretBytes der;
    bool encrypted;
};

base::Result<PemContent> contentOf(const PemBlock &block, const base::SecretBytes *passphrase);

} // namespace sealwright::crypto
