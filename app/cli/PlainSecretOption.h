// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/flow/FindTypedSecrets.h"

namespace CLI {
class App;
}

namespace sealwright::cli {

/// `--allow-plain-secret`: a live secret of the vault may stand in what is saved.
void addPlainSecretOption(CLI::App &command, bool &allowed);

constexpr flow::PlainSecrets plainSecrets(bool allowed)
{
    return allowed ? flow::PlainSecrets::AsTyped : flow::PlainSecrets::Refuse;
}

/// What to do instead, for whoever was refused because of that; nothing for another error.
void adviseOnPlainSecret(Console &console, const base::Error &error);

/// Which secrets were not looked for, on standard error.
void noteNotCompared(Console &console, const std::optional<flow::NotCompared> &notCompared);

} // namespace sealwright::cli
