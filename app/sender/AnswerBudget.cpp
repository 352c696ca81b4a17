// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/AnswerBudget.h"

namespace sealwright::sender {

void AnswerBudget::refuse(SendError code, const char *fact, qint64 limit)
{
    if (!m_error) {
        m_error = base::Error(code, {{fact, limit}});
    }
}

void AnswerBudget::takeHeadLine(QByteArrayView line)
{
    m_headBytes += line.size();
    if (line.startsWith("HTTP/")) {
        ++m_heads;
        m_headers = 0;
    } else if (line != QByteArrayView("\r\n") && line != QByteArrayView("\n")) {
        ++m_headers;
    }
    if (m_heads > kInterims + 1) {
        refuse(SendError::HeadTooLarge, "interim", kInterims);
    } else if (m_headers > kHeaders) {
        refuse(SendError::HeadTooLarge, "headers", kHeaders);
    } else if (m_headBytes > kHeadBytes) {
        refuse(SendError::HeadTooLarge, "limit", kHeadBytes);
    }
}

void AnswerBudget::takeTrailer(QByteArrayView line)
{
    m_trailerBytes += line.size();
    ++m_trailers;
    if (m_trailerBytes > kTrailerBytes) {
        refuse(SendError::TrailersTooLarge, "limit", kTrailerBytes);
    } else if (m_trailers > kTrailers) {
        refuse(SendError::TrailersTooLarge, "trailers", kTrailers);
    }
}

void AnswerBudget::takeFramed(qint64 bytes)
{
    // What came before has been taken apart by now.
    if (m_framingBytes > m_framingLimit) {
        refuse(SendError::FramingTooLarge, "limit", kFramingBytes);
    }
    m_framingBytes += bytes;
}

void AnswerBudget::takeBody(qint64 bytes)
{
    m_framingBytes -= bytes;
    m_framingLimit += kFramingBytesAPiece;
}

} // namespace sealwright::sender
