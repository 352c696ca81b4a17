// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SignRequest.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sealwright::cli {

/// `--timestamp`, `--id`, `--nonce`: what makes a signature the same again.
struct MomentOptions
{
    std::string timestamp;
    std::string id;
    std::string nonce;
};

void addMomentOptions(CLI::App &command, MomentOptions &options);

base::Result<flow::MomentOverrides> readMoment(const MomentOptions &options,
                                               const std::vector<std::string> &variables);

} // namespace sealwright::cli
