// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Environment.h"

#include <cstdlib>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace

/// An environment's file, a zero byte, and a text that asks for its variables. Reading may fail in many ways
/// and crash in none. What was read is written as it was; what is filled in stays within its limits, and a
/// text that asks for nothing stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype end = input.indexOf('\0');
    const QByteArray text = end < 0 ? QByteArray() : input.sliced(end + 1);
    auto document = base::parseJson(input.first(end < 0 ? input.size() : end));
    if (!document) {
        return 0;
    }
    const auto environment = workspace::environmentFromJson(*document);
    if (!environment) {
        return 0;
    }
    const auto again = workspace::environmentFromJson(workspace::toJson(*environment));
    demand(again && again->variables == environment->variables && again->name == environment->name);
    const base::Variables values = workspace::plainValues(*environment, "label");
    const auto kept = values.expand(text, base::Variables::WhenUnknown::Keep);
    const auto strict = values.expand(text);
    demand(!kept || kept->size() <= text.size() + base::Variables::kSizeLimit);
    demand(!strict || (kept && *kept == *strict));
    demand(!base::variableUses(text).empty() || (strict && *strict == text));
    return 0;
}
