// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"
#include "app/signing/CompiledRecipe.h"
#include "app/vault/PassphraseStrength.h"
#include "app/vault/SecretStore.h"

#include <QString>

namespace sealwright::text {

/// What happened, why, and what to do, in one or two plain sentences. Names what and where; never a code,
/// never a secret.
QString describe(const base::Error &error);

/// `verified`, `failed`, `unsigned`, `unchecked`: the word on a pill; with the reason when that says more,
/// `too old`.
QString word(const signing::Verification &verification);
/// The verdict as a sentence: "The signature does not match…".
QString describe(const signing::Verification &verification);

/// "the system keychain", "memory, until Sealwright is closed", "the vault file".
QString describe(vault::StoreKind kind);
/// "Weak: …", and what to do about it.
QString describe(vault::PassphraseStrength strength);

/// "text (UTF-8), 48 bytes, fingerprint sha256:…"; of a key pair its type, curve or bits, and form.
QString describe(const signing::KeyStep &key);

/// "HMAC-SHA-256" for `hmac-sha256`, and so on.
QString algorithmName(QByteArrayView algorithm);
/// "hex, lower case" for `hex`.
QString encodingName(QByteArrayView encoding);
/// "331 B", "12.4 KB": decimal, one digit after the point from 1,000 bytes.
QString byteCount(qint64 bytes);
/// "12.4 ms", "1.20 s".
QString duration(std::chrono::microseconds time);

} // namespace sealwright::text
