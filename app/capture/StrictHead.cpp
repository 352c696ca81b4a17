// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/StrictHead.h"

#include "app/capture/BodyFraming.h"
#include "app/capture/FieldLine.h"
#include "app/capture/HttpBytes.h"
#include "app/http/HeadBlock.h"

namespace sealwright::capture {

namespace {

/// Two authorities are the same when their hosts are and their ports, the scheme's own port filled in.
bool sameAuthority(const Authority &left, const Authority &right, int defaultPort)
{
    const auto portOf = [defaultPort](const Authority &authority) {
        return authority.port == 0 ? defaultPort : authority.port;
    };
    return left.host == right.host && portOf(left) == portOf(right);
}

} // namespace

std::optional<Refusal> StrictHead::addLine(QByteArrayView line, qint64 offset)
{
    if (!m_hasRequestLine) {
        m_hasRequestLine = true;
        auto refusal = readRequestLine(line, offset, m_line);
        m_head.method = m_line.method;
        m_head.minorVersion = m_line.minorVersion;
        return refusal;
    }
    m_offsets.push_back(offset);
    return readFieldLine(line, offset, m_head.headers);
}

std::optional<Refusal> StrictHead::finish()
{
    if (auto refusal = readHost()) {
        return refusal;
    }
    buildUrl();
    const auto offsetOf = [this](qsizetype index) { return m_offsets[static_cast<std::size_t>(index)]; };
    if (auto refusal = decideFraming(m_head, offsetOf)) {
        return refusal;
    }
    readPersistence();
    return readExpectation();
}

std::optional<Refusal> StrictHead::readHost()
{
    std::optional<std::size_t> at;
    const std::vector<http::HeaderField> &fields = m_head.headers.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!sameWord(fields[i].name, "host")) {
            continue;
        }
        if (at) {
            return malformed("host_repeated", m_offsets[i]);
        }
        at = i;
    }
    if (!at) {
        return malformed("host_missing", -1);
    }
    const std::optional<Authority> authority = parseAuthority(fields[*at].value);
    if (!authority) {
        return malformed("host_invalid", m_offsets[*at]);
    }
    const int defaultPort = m_line.target.left(6).toLower() == "https:" ? 443 : 80;
    if (m_line.targetAuthority && !sameAuthority(*m_line.targetAuthority, *authority, defaultPort)) {
        return malformed("host_differs_from_target", m_offsets[*at]);
    }
    m_head.authority = *authority;
    m_head.hostText = fields[*at].value;
    return std::nullopt;
}

void StrictHead::buildUrl()
{
    switch (m_line.form) {
    case TargetForm::Absolute:
        m_head.url = m_line.target;
        break;
    case TargetForm::Asterisk: // RFC 9112 §3.3: the path is empty
        m_head.url = m_scheme;
        m_head.url.append("://").append(m_head.hostText);
        break;
    case TargetForm::Origin:
        m_head.url = m_scheme;
        m_head.url.append("://").append(m_head.hostText).append(m_line.target);
        break;
    }
}

void StrictHead::readPersistence()
{
    bool close = false;
    bool keepAlive = false;
    for (const http::HeaderField &field : m_head.headers) {
        if (!sameWord(field.name, "connection")) {
            continue;
        }
        for (const QByteArray &option : field.value.split(',')) {
            close = close || sameWord(http::trimBlanks(option), "close");
            keepAlive = keepAlive || sameWord(http::trimBlanks(option), "keep-alive");
        }
    }
    m_head.keepAlive = !close && (m_head.minorVersion >= 1 || keepAlive); // RFC 9112 §9.3
}

std::optional<Refusal> StrictHead::readExpectation()
{
    int expectations = 0;
    for (const http::HeaderField &field : m_head.headers) {
        if (!sameWord(field.name, "expect") || m_head.minorVersion == 0) {
            continue; // RFC 9110 §10.1.1: of HTTP/1.0 it is ignored
        }
        ++expectations;
        if (expectations > 1 || !sameWord(field.value, "100-continue")) {
            return Refusal{{CaptureError::Expectation, {{"value", QString::fromLatin1(field.value)}}}, 417};
        }
    }
    m_head.expectsContinue = expectations == 1;
    return std::nullopt;
}

} // namespace sealwright::capture
