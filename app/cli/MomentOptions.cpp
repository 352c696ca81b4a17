// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/MomentOptions.h"

#include "app/cli/Options.h"
#include "app/cli/Values.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {

void addMomentOptions(CLI::App &command, MomentOptions &options)
{
    constexpr const char *kGroup = "Moment of signing";
    addText(command, "--timestamp", options.timestamp, "T",
            "Milliseconds since 1970, or ISO 8601 (default now)")
        ->group(kGroup);
    addText(command, "--id", options.id, "ID", "Message id (default a fresh one)")->group(kGroup);
    addText(command, "--nonce", options.nonce, "N", "Nonce (default a fresh one)")->group(kGroup);
}

base::Result<flow::MomentOverrides> readMoment(const MomentOptions &options,
                                               const std::vector<std::string> &variables)
{
    flow::MomentOverrides moment;
    if (!options.timestamp.empty()) {
        const auto time = readTime(QStringLiteral("--timestamp"), options.timestamp);
        if (!time) {
            return base::Failure(time.error());
        }
        moment.time = *time;
    }
    auto values = readVariables(variables);
    if (!values) {
        return base::Failure(values.error());
    }
    moment.id = bytesOf(options.id);
    moment.nonce = bytesOf(options.nonce);
    moment.variables = std::move(*values);
    return moment;
}

} // namespace sealwright::cli
