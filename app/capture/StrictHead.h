// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/RequestHead.h"
#include "app/capture/RequestLine.h"

#include <vector>

namespace sealwright::capture {

/// Our own layer over the raw lines of a head: stricter than Boost.Beast wherever two HTTP parsers are known
/// to disagree (RFC 9112 §11.2). Lines go in one by one, so that a fault is told at the byte where it stands.
class StrictHead
{
public:
    explicit StrictHead(QByteArray scheme)
        : m_scheme(std::move(scheme))
    {
    }

    /// A line without its CRLF, not empty; the first one is the request line. `offset` is that of its first
    /// byte.
    std::optional<Refusal> addLine(QByteArrayView line, qint64 offset);
    /// At the blank line: what only the whole head can tell.
    std::optional<Refusal> finish();

    bool hasRequestLine() const { return m_hasRequestLine; }

    /// What was understood so far.
    const RequestHead &head() const { return m_head; }

private:
    std::optional<Refusal> readHost();
    std::optional<Refusal> readExpectation();
    void readPersistence();
    void buildUrl();

    QByteArray m_scheme;
    RequestLine m_line;
    RequestHead m_head;
    std::vector<qint64> m_offsets;
    bool m_hasRequestLine = false;
};

} // namespace sealwright::capture
