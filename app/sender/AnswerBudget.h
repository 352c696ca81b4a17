// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/HttpSender.h"

namespace sealwright::sender {

/// What one answer may bring beside its body before we stop reading it: its heads, interim ones included, the
/// trailers behind it and the framing between its chunks. The body has a limit of its own (ResponseBody).
/// The numbers for heads are those of newer libcurls, so that every libcurl takes and refuses the same.
class AnswerBudget
{
public:
    static constexpr qint64 kHeadBytes = 300 * 1024; ///< all heads of one answer together
    static constexpr qint64 kHeaders = 5000;         ///< of the final head
    static constexpr qint64 kInterims = 100;         ///< answers 1xx
    static constexpr qint64 kTrailerBytes = 64 * 1024;
    static constexpr qint64 kTrailers = 1000;
    static constexpr qint64 kFramingBytes = 64 * 1024;
    static constexpr qint64 kFramingBytesAPiece = 128; ///< more for each piece of the body

    /// Each line of a head as it comes.
    void takeHeadLine(QByteArrayView line);
    void takeTrailer(QByteArrayView line);
    /// Bytes of the body as they came, with whatever frames them …
    void takeFramed(qint64 bytes);
    /// … and one piece of what was in it.
    void takeBody(qint64 bytes);

    /// What is too much, once something is.
    const std::optional<base::Error> &error() const { return m_error; }

private:
    void refuse(SendError code, const char *fact, qint64 limit);

    qint64 m_headBytes = 0;
    qint64 m_headers = 0;
    qint64 m_heads = 0;
    qint64 m_trailerBytes = 0;
    qint64 m_trailers = 0;
    qint64 m_framingBytes = 0;
    qint64 m_framingLimit = kFramingBytes;
    std::optional<base::Error> m_error;
};

} // namespace sealwright::sender
