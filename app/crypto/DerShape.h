// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/crypto/KeyError.h"
#include "app/crypto/KeyFacts.h"

#include <QByteArrayView>

namespace sealwright::crypto {

/// True when the bytes begin as every key in DER does: an ASN.1 SEQUENCE. Its tag is also the character `0`,
/// so printable text never counts: tags and lengths of numbers follow soon in every key.
bool looksLikeDer(QByteArrayView bytes);

/// Which structure a DER-encoded key is, told from the outermost elements alone: its content may still be
/// invalid. Fails with Truncated, Damaged (bytes left over, lengths that do not fit), FormUnsupported
/// (PKCS#12) or Unrecognised.
base::Result<KeyStructure> derStructure(QByteArrayView der);

} // namespace sealwright::crypto
