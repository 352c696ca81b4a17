// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ErrorReport.h"

#include "app/cli/Console.h"
#include "app/text/Describe.h"

namespace sealwright::cli {

int exitCodeOf(base::ErrorKind kind)
{
    switch (kind) {
    case base::ErrorKind::BadInput:
        return 2;
    case base::ErrorKind::Unavailable:
        return 3;
    case base::ErrorKind::Network:
        return 4;
    case base::ErrorKind::LocalIo:
        return 5;
    case base::ErrorKind::Cancelled:
        return kExitInterrupted;
    }
    return 2;
}

base::Json errorJson(const base::Error &error)
{
    base::Json json;
    json["code"] = std::string(error.code());
    json["message"] = base::utf8(text::describe(error));
    for (const base::Fact &fact : error.facts()) {
        if (const qint64 *number = std::get_if<qint64>(&fact.value)) {
            json[fact.name] = *number;
        } else {
            json[fact.name] = base::utf8(fact.text());
        }
    }
    return json;
}

int report(Console &console, const base::Error &error)
{
    if (console.isJson()) {
        base::Json document;
        document["error"] = errorJson(error);
        console.document(document);
    }
    console.error(text::describe(error));
    return exitCodeOf(error.kind());
}

} // namespace sealwright::cli
