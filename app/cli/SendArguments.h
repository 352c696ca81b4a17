// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/AuthenticationOptions.h"
#include "app/cli/MomentOptions.h"
#include "app/cli/RequestOptions.h"
#include "app/flow/RepeatSend.h"
#include "app/flow/RetryPlan.h"

namespace sealwright::cli {

/// The command line of `send` as it was typed.
struct SendArguments
{
    std::string savedRequest;
    RequestOptions request;
    AuthenticationOptions authentication;
    MomentOptions moment;
    std::string timeout;
    bool http11 = false;
    bool http2 = false;
    std::string proxy;
    std::vector<std::string> resolve;
    bool insecure = false;
    std::string caFile;
    std::string certificateFile;
    std::string keyFile;
    bool noDefaultHeaders = false;
    std::string output;
    bool fail = false;
    std::string repeat;
    std::string concurrency;
    bool sameId = false;
    std::string retry;
    bool noHistory = false;
};

void addSendArguments(CLI::App &command, SendArguments &arguments);
/// Those of them that are about the way: time-out, HTTP version, proxy, addresses, TLS.
void addConnectionArguments(CLI::App &command, SendArguments &arguments);

base::Result<sender::SendOptions> readSendOptions(const SendArguments &arguments);
base::Result<flow::RepeatOptions> readRepeatOptions(const SendArguments &arguments);
base::Result<flow::RetryPlan> readRetryPlan(const SendArguments &arguments);

} // namespace sealwright::cli
