// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepEnvironment.h"

namespace sealwright::environments {

/// One variable as it is being edited.
struct VariableRow
{
    QByteArray name;
    QByteArray value; ///< plain; of a secret one that was plain: what moves from the file into the store
    bool isSecret = false;
    base::SecretBytes entered{}; ///< a new value of a secret one
    QByteArray storedAs{};       ///< the name under which the store has its value; empty: it has none there
    std::optional<flow::VariableState> state{}; ///< of that; nothing: nobody has looked yet
};

/// How the value of a secret variable stands.
enum class Standing {
    Entered, ///< a new value is to be stored
    Moving,  ///< its plain value is to be stored
    Renamed, ///< the store has its value under another name
    New,     ///< it never had one
    Looking,
    Stored,
    Missing,
    Unknown,
};

Standing standingOf(const VariableRow &row);

/// The store was asked and has none.
bool isKnownMissing(const VariableRow &row);

/// What stands for the value in a table: itself when it is plain, else dots and a word.
QString shownValue(const VariableRow &row);

} // namespace sealwright::environments
