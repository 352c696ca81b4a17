// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Invocation.h"
#include "app/http/Request.h"

#include <optional>

namespace CLI {
class App;
}

namespace sealwright::cli {

/// `--url`, `--method`, `--header`, `--body`, `--template`.
struct RequestOptions
{
    std::optional<std::string> url;
    std::string method;
    std::vector<std::string> headers;
    std::string body;
    std::string eventTemplate;
};

void addRequestOptions(CLI::App &command, RequestOptions &options);

/// `start` with what the options say put over it: URL, method and body replaced, headers appended. Checked:
/// it can be sent, as far as that can be told before its variables are filled in.
base::Result<http::Request> readRequest(Invocation &invocation, const RequestOptions &options,
                                        http::Request start = {});

/// The argument of --template, `vapi/tool-calls`, as a body.
base::Result<QByteArray> templateBody(const std::string &name);

} // namespace sealwright::cli
