// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CapturedRequest.h"
#include "app/http/CommandWords.h"

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

/// The first byte chooses the shell of the splitting that is tried beside the whole; the rest is the command.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const QByteArrayView text(data + 1, static_cast<qsizetype>(size - 1));
    if (const auto words = http::splitCommand(text, 0, static_cast<http::Shell>(data[0] % 3))) {
        for (const http::CommandWord &word : words->words) {
            demand(word.offset >= 0 && word.offset < text.size());
        }
        for (const http::CommandWords::Expansion &expansion : words->expansions) {
            demand(text.sliced(expansion.offset, expansion.text.size()) == expansion.text);
        }
        demand(words->end < text.size());
    }
    const auto read = http::readCurlCommand(text);
    if (read) {
        demand(http::checkRequest(read->request).has_value());
        qint64 line = 1;
        for (const http::CurlFinding &finding : read->findings) {
            demand(finding.line >= line && finding.column >= 1);
            line = finding.line;
        }
        demand(line <= text.count('\n') + 1);
    } else {
        const base::Error &error = read.error();
        demand(error.fact("line").isEmpty() || error.fact("line").toLongLong() <= text.count('\n') + 1);
    }
    if (http::isCurlCommand(text) && !text.startsWith("\xef\xbb\xbf")) {
        const auto captured = http::readCaptured(text);
        demand(captured.has_value() == read.has_value());
    }
    return 0;
}
