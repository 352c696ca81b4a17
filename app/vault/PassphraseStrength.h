// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sealwright::vault {

/// How long a new passphrase would stand against somebody who has the file and guesses. A hint, no promise: a
/// line of a song is strong here.
enum class PassphraseStrength {
    None, ///< nothing was typed
    Weak,
    Fair,
    Strong,
};

/// Counts what each character adds for a guesser: little when it repeats or continues the one before (`aaaa`,
/// `1234`), else as much as its kind of characters has members.
PassphraseStrength passphraseStrength(QByteArrayView passphrase);

} // namespace sealwright::vault
