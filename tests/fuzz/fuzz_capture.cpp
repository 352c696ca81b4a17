// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/ReplyWriter.h"

#include <cstdint>
#include <cstdlib>

using namespace sealwright;

namespace {

/// What must not depend on how the bytes were cut.
struct Seen
{
    std::vector<capture::ReadRequest> requests;
    capture::RequestReader::Phase phase = capture::RequestReader::Phase::Idle;
};

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

/// Pieces of 1 to 32 bytes, their sizes taken from the input itself; 0: all at once.
Seen read(QByteArrayView bytes, qsizetype seed)
{
    capture::ReaderRules rules;
    rules.headBytes = 1024;
    rules.bodyBytes = 4096;
    capture::RequestReader reader(rules);
    Seen seen;
    for (qsizetype at = 0, size = 0; at < bytes.size(); at += size) {
        size = seed == 0 ? bytes.size() : 1 + (static_cast<unsigned char>(bytes[at]) * seed + at) % 32;
        size = std::min(size, bytes.size() - at);
        reader.feed(bytes.sliced(at, size));
        while (std::optional<capture::ReadRequest> request = reader.next()) {
            const capture::Reply reply =
                request->capture.problem
                    ? capture::refusalReply(*request->capture.problem, request->refusedWith)
                    : capture::Reply();
            demand(capture::replyBytes(reply, *request).startsWith("HTTP/1.1 "));
            demand(request->capture.request.body.size() <= rules.bodyBytes);
            demand(request->capture.head.size() <= rules.headBytes);
            demand(request->capture.problem.has_value() == (request->refusedWith != 0));
            seen.requests.push_back(std::move(*request));
        }
        demand(reader.heldBytes() <= rules.headBytes + rules.bodyBytes + 64 * 1024 + size);
    }
    seen.phase = reader.phase();
    return seen;
}

void demandSame(const Seen &left, const Seen &right)
{
    demand(left.phase == right.phase && left.requests.size() == right.requests.size());
    for (std::size_t i = 0; i < left.requests.size(); ++i) {
        const capture::ReadRequest &one = left.requests[i];
        const capture::ReadRequest &other = right.requests[i];
        demand(one.refusedWith == other.refusedWith && one.keepAlive == other.keepAlive);
        demand(one.capture.request == other.capture.request);
        demand(one.capture.trailers == other.capture.trailers);
        if (!one.capture.problem) {
            demand(one.capture.head == other.capture.head);
            continue;
        }
        demand(one.capture.problem->code() == other.capture.problem->code());
        demand(one.capture.problem->fact("rule") == other.capture.problem->fact("rule"));
        demand(one.capture.problem->fact("offset") == other.capture.problem->fact("offset"));
    }
}

} // namespace

/// A stream of requests: nothing crashes, every limit holds, and cutting the bytes differently changes
/// nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const Seen whole = read(bytes, 0);
    demandSame(whole, read(bytes, 1));
    demandSame(whole, read(bytes, 7));
    return 0;
}
