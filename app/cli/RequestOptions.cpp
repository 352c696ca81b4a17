// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RequestOptions.h"

#include "app/base/Variables.h"
#include "app/cli/CliError.h"
#include "app/cli/InputFile.h"
#include "app/cli/Options.h"
#include "app/cli/Values.h"
#include "app/vapi/EventTemplates.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace sealwright::cli {
namespace {

bool asksForVariables(const http::Request &request)
{
    return !base::variableUses(request.url).empty() ||
           std::ranges::any_of(request.headers, [](const http::HeaderField &field) {
               return !base::variableUses(field.name).empty() || !base::variableUses(field.value).empty();
           });
}

} // namespace

void addRequestOptions(CLI::App &command, RequestOptions &options)
{
    constexpr const char *kGroup = "Request";
    addTextOrNothing(command, "--url,-u", options.url, "URL", "Where to; http:// or https://")->group(kGroup);
    addText(command, "--method,-X", options.method, "METHOD", "Default POST")->group(kGroup);
    addTexts(command, "--header,-H", options.headers, "'NAME: VALUE'",
             "Order, case and duplicates are kept; 'NAME;' sends it empty (repeatable)")
        ->group(kGroup);
    addText(command, "--body,-d", options.body, "FILE|-", "The exact bytes of a file or of standard input")
        ->group(kGroup);
    addText(command, "--template", options.eventTemplate, "vapi/EVENT", "A Vapi event's sample as the body")
        ->group(kGroup);
}

base::Result<QByteArray> templateBody(const std::string &name)
{
    constexpr std::string_view kPrefix = "vapi/";
    if (!name.starts_with(kPrefix)) {
        return base::failure(
            CliError::ValueInvalid,
            {{"option", QStringLiteral("--template")},
             {"value", QString::fromStdString(name)},
             {"allowed", QStringLiteral("vapi/ and the name of an event (sealwright-cli vapi "
                                        "events lists them)")}});
    }
    return vapi::eventBody(QString::fromStdString(name.substr(kPrefix.size())));
}

base::Result<http::Request> readRequest(Invocation &invocation, const RequestOptions &options,
                                        http::Request start)
{
    http::Request request = std::move(start);
    if (options.url) {
        request.url = bytesOf(*options.url);
    }
    if (!options.method.empty()) {
        request.method = bytesOf(options.method);
    }
    for (const std::string &argument : options.headers) {
        const auto header = http::parseHeaderArgument(bytesOf(argument));
        if (!header) {
            return base::Failure(header.error());
        }
        request.headers.append(header->name, header->value);
    }
    if (!options.body.empty() && !options.eventTemplate.empty()) {
        return base::failure(CliError::OptionsConflict,
                             {{"option", QStringLiteral("--body")}, {"other", QStringLiteral("--template")}});
    }
    // Before the body: a pipe that somebody still fills need not be read for a request that cannot be sent.
    // With variables in it that can only be told when they are filled in.
    if (auto checked = http::checkRequest(request); !checked && !asksForVariables(request)) {
        return base::Failure(checked.error());
    }
    if (!options.body.empty()) {
        auto body = readInput(invocation, QStringLiteral("--body"), options.body);
        if (!body) {
            return base::Failure(body.error());
        }
        request.body = std::move(*body);
    } else if (!options.eventTemplate.empty()) {
        auto body = templateBody(options.eventTemplate);
        if (!body) {
            return base::Failure(body.error());
        }
        request.body = std::move(*body);
    }
    return request;
}

} // namespace sealwright::cli
