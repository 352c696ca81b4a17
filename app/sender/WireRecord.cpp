// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/WireRecord.h"

#include <algorithm>
#include <utility>

namespace sealwright::sender {
namespace {

std::chrono::microseconds between(WireRecord::Moment from, WireRecord::Moment to)
{
    if (from == WireRecord::Moment() || to == WireRecord::Moment()) {
        return std::chrono::microseconds(0);
    }
    return std::max(std::chrono::microseconds(0),
                    std::chrono::duration_cast<std::chrono::microseconds>(to - from));
}

bool isBlankLine(QByteArrayView line)
{
    return line == QByteArrayView("\r\n") || line == QByteArrayView("\n");
}

/// 1xx, but for 101, which is a final answer.
bool isInformational(QByteArrayView head)
{
    const qsizetype blank = head.indexOf(' ');
    if (blank < 0) {
        return false;
    }
    const QByteArrayView status =
        head.sliced(blank + 1).first(std::min<qsizetype>(3, head.size() - blank - 1));
    return status.startsWith('1') && status != QByteArrayView("101");
}

} // namespace

bool WireRecord::hasSentHead() const
{
    return !isProxysTurn() && m_sentHead.endsWith("\r\n\r\n");
}

bool WireRecord::isFinalHead() const
{
    return !m_receivedHead.isEmpty() && !isInformational(m_receivedHead);
}

void WireRecord::headOut(QByteArrayView bytes, Moment now)
{
    if (m_sentHead.endsWith("\r\n\r\n")) { // A block before this one: CONNECT, or a connection that had died.
        m_sentHead.clear();
        m_sentBodyBytes = 0;
    }
    m_sentHead += bytes;
    m_lastSent = now;
    m_firstReceived = {};
}

void WireRecord::bodyOut(qsizetype count, Moment now)
{
    m_sentBodyBytes += count;
    m_lastSent = now;
    // What came before the last byte went out was a 100 Continue.
    m_firstReceived = {};
}

void WireRecord::headIn(QByteArrayView line, Moment now)
{
    if (!hasReceivedAnything()) {
        m_firstReceived = now;
    }
    if (isProxysTurn()) {
        return;
    }
    if (line.startsWith("HTTP/") && !m_receivedHead.isEmpty() && isInformational(m_receivedHead)) {
        if (!m_isReceivedHeadWhole) { // libcurl may keep the blank line after a 1xx to itself.
            m_receivedHead += "\r\n";
        }
        m_interimHeads.push_back(std::exchange(m_receivedHead, QByteArray()));
        m_isReceivedHeadWhole = false;
    }
    if (m_isReceivedHeadWhole) {
        return; // A trailer, which libcurl tells here only of HTTP/2: see trailerIn.
    }
    m_receivedHead += line;
    m_isReceivedHeadWhole = isBlankLine(line);
}

void WireRecord::bodyIn(Moment now)
{
    if (!hasReceivedAnything()) {
        m_firstReceived = now;
    }
}

std::chrono::microseconds WireRecord::sendTime() const
{
    return between(m_requestBegan, m_lastSent);
}

std::chrono::microseconds WireRecord::firstByteTime() const
{
    return between(m_lastSent, m_firstReceived);
}

} // namespace sealwright::sender
