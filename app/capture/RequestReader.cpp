// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/RequestReader.h"

#include "app/capture/ChunkLine.h"
#include "app/capture/FieldLine.h"

namespace sealwright::capture {

namespace {

constexpr qsizetype kCompactFrom = 32 * 1024;

Refusal tooLarge(CaptureError error, qint64 limit, int status)
{
    return {{error, {{"limit", limit}}}, status};
}

/// A line ends in CRLF and holds neither byte elsewhere (RFC 9112 §2.2); `lineFeed` is where its LF stands.
std::optional<Refusal> checkLineEnd(QByteArrayView bytes, qsizetype start, qsizetype lineFeed, qint64 offset)
{
    if (lineFeed == start || bytes[lineFeed - 1] != '\r') {
        return malformed("bare_lf", offset + lineFeed);
    }
    const qsizetype carriageReturn = bytes.first(lineFeed - 1).indexOf('\r', start);
    if (carriageReturn >= 0) {
        return malformed("bare_cr", offset + carriageReturn);
    }
    return std::nullopt;
}

} // namespace

ReaderRules ReaderRules::of(const ReceiverOptions &options, QByteArray scheme, const QByteArray &address)
{
    return {std::move(scheme), options.limits.headBytes, options.limits.bodyBytes,
            HostRule(options.allowedHosts, address)};
}

RequestReader::RequestReader(ReaderRules rules)
    : m_rules(std::move(rules))
    , m_strict(m_rules.scheme)
{
}

void RequestReader::feed(QByteArrayView bytes)
{
    if (m_state != State::Ended) {
        m_buffer.append(bytes);
    }
}

std::optional<ReadRequest> RequestReader::next()
{
    while (!m_result && m_state != State::Ended && step() == Step::Again) {
    }
    return std::exchange(m_result, std::nullopt);
}

RequestReader::Step RequestReader::step()
{
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::FixedBody:
        return readFixedBody();
    case State::ChunkSize:
        return readChunkSize();
    case State::ChunkData:
        return readChunkData();
    case State::ChunkEnd:
        return readChunkEnd();
    case State::Trailers:
        return readTrailers();
    case State::Ended:
        break;
    }
    return Step::NeedsMore;
}

/// The next line of head or trailers. Nothing when it is not whole yet, or when it ended the request: both
/// may grow to the limit of the head, and no further.
std::optional<RequestReader::Line> RequestReader::nextLine()
{
    const QByteArrayView bytes = pending();
    const qsizetype lineFeed = bytes.indexOf('\n', m_scanned);
    if ((lineFeed < 0 ? bytes.size() : lineFeed + 1) > m_rules.headBytes) {
        end(tooLarge(CaptureError::HeadTooLarge, m_rules.headBytes, 431));
        return std::nullopt;
    }
    if (lineFeed < 0) {
        m_scanned = bytes.size();
        return std::nullopt;
    }
    if (auto refusal = checkLineEnd(bytes, m_lineStart, lineFeed, offset(0))) {
        end(std::move(*refusal));
        return std::nullopt;
    }
    const qsizetype start = std::exchange(m_lineStart, lineFeed + 1);
    m_scanned = m_lineStart;
    return Line{bytes.sliced(start, lineFeed - 1 - start), start};
}

RequestReader::Step RequestReader::readHead()
{
    if (!m_strict.hasRequestLine()) {
        if (auto refusal = checkRequestStart(pending().sliced(m_lineStart), offset(m_lineStart))) {
            return end(std::move(*refusal));
        }
    }
    const std::optional<Line> line = nextLine();
    if (!line) {
        return Step::NeedsMore;
    }
    if (!line->text.isEmpty()) {
        auto refusal = m_strict.addLine(line->text, offset(line->start));
        return refusal ? end(std::move(*refusal)) : Step::Again;
    }
    if (m_strict.hasRequestLine()) {
        return finishHead();
    }
    if (m_blankLine > 0) {
        return end(malformed("leading_blank_lines", offset(line->start)));
    }
    m_blankLine = m_lineStart;
    return Step::Again;
}

RequestReader::Step RequestReader::finishHead()
{
    if (auto refusal = m_strict.finish()) {
        return end(std::move(*refusal));
    }
    const RequestHead &head = m_strict.head();
    if (!m_framing.put(pending().sliced(m_blankLine, m_lineStart - m_blankLine))) {
        return endInFraming("parser_refused");
    }
    const bool isChunked = head.framing == RequestHead::Framing::Chunked;
    const bool hasLength = head.framing == RequestHead::Framing::Length;
    if (m_framing.isChunked() != isChunked || m_framing.contentLength().has_value() != hasLength) {
        return endInFraming("parser_disagrees");
    }
    if (!m_rules.hosts.allows(head.authority)) {
        m_hostRefusal = Refusal{
            {CaptureError::HostNotAllowed, {{"host", QString::fromLatin1(head.authority.host)}}}, 421};
        if (head.expectsContinue) {
            m_head = pending().first(m_lineStart).toByteArray();
            return end(std::move(*m_hostRefusal));
        }
    }
    m_head = pending().first(m_lineStart).toByteArray();
    if (hasLength && head.length > m_rules.bodyBytes) {
        return end(tooLarge(CaptureError::BodyTooLarge, m_rules.bodyBytes, 413));
    }
    consume(m_lineStart);
    if (isChunked) {
        m_state = State::ChunkSize;
    } else if (hasLength && head.length > 0) {
        m_remaining = head.length;
        m_state = State::FixedBody;
    } else {
        return complete();
    }
    m_wantsContinue = head.expectsContinue;
    return Step::Again;
}

RequestReader::Step RequestReader::readFixedBody()
{
    const QByteArrayView bytes = pending().first(std::min<qint64>(pending().size(), m_remaining));
    if (bytes.isEmpty()) {
        return Step::NeedsMore;
    }
    m_wantsContinue = false;
    if (!m_framing.put(bytes)) {
        return endInFraming("parser_refused");
    }
    m_remaining -= bytes.size();
    consume(bytes.size());
    return m_remaining > 0 ? Step::NeedsMore : complete();
}

RequestReader::Step RequestReader::readChunkSize()
{
    const QByteArrayView bytes = pending();
    m_wantsContinue = m_wantsContinue && bytes.isEmpty();
    const qsizetype lineFeed = bytes.indexOf('\n', m_scanned);
    const QByteArrayView known = lineFeed < 0 ? bytes : bytes.first(lineFeed);
    if (auto refusal = checkChunkStart(known, offset(0), m_extensionBytes)) {
        return end(std::move(*refusal));
    }
    if (lineFeed < 0) {
        m_scanned = bytes.size();
        return Step::NeedsMore;
    }
    if (auto refusal = checkLineEnd(bytes, 0, lineFeed, offset(0))) {
        return end(std::move(*refusal));
    }
    ChunkLine line;
    if (auto refusal = readChunkLine(bytes.first(lineFeed - 1), offset(0), line)) {
        return end(std::move(*refusal));
    }
    m_extensionBytes += line.extensionBytes;
    if (line.size > static_cast<quint64>(m_rules.bodyBytes - m_framing.body().size())) {
        return end(tooLarge(CaptureError::BodyTooLarge, m_rules.bodyBytes, 413));
    }
    m_framingPrefix.append(bytes.first(lineFeed + 1));
    if (line.size == 0) {
        m_state = State::Trailers;
    } else {
        if (!m_framing.put(std::exchange(m_framingPrefix, QByteArray()))) {
            return endInFraming("chunk_extension_invalid");
        }
        m_remaining = static_cast<qint64>(line.size);
        m_state = State::ChunkData;
    }
    consume(lineFeed + 1);
    return Step::Again;
}

RequestReader::Step RequestReader::readChunkData()
{
    const QByteArrayView bytes = pending().first(std::min<qint64>(pending().size(), m_remaining));
    if (bytes.isEmpty()) {
        return Step::NeedsMore;
    }
    if (!m_framing.put(bytes)) {
        return endInFraming("parser_refused");
    }
    m_remaining -= bytes.size();
    consume(bytes.size());
    if (m_remaining > 0) {
        return Step::NeedsMore;
    }
    m_state = State::ChunkEnd;
    return Step::Again;
}

RequestReader::Step RequestReader::readChunkEnd()
{
    constexpr QByteArrayView lineEnd("\r\n");
    const QByteArrayView bytes = pending();
    for (qsizetype i = 0; i < lineEnd.size(); ++i) {
        if (i >= bytes.size()) {
            return Step::NeedsMore;
        }
        if (bytes[i] != lineEnd[i]) {
            return end(malformed("chunk_end_missing", offset(i)));
        }
    }
    m_framingPrefix = lineEnd.toByteArray();
    consume(lineEnd.size());
    m_state = State::ChunkSize;
    return Step::Again;
}

RequestReader::Step RequestReader::readTrailers()
{
    const std::optional<Line> line = nextLine();
    if (!line) {
        return Step::NeedsMore;
    }
    if (line->text.isEmpty()) {
        m_framingPrefix.append(pending().first(m_lineStart));
        if (!m_framing.put(std::exchange(m_framingPrefix, QByteArray()))) {
            return endInFraming("parser_refused");
        }
        consume(m_lineStart);
        return complete();
    }
    if (auto refusal = readFieldLine(line->text, offset(line->start), m_trailers)) {
        return end(std::move(*refusal));
    }
    if (isForbiddenInTrailer(m_trailers.fields().back().name)) {
        return end(malformed("trailer_forbidden", offset(line->start)));
    }
    return Step::Again;
}

RequestReader::Step RequestReader::complete()
{
    if (!m_framing.isDone()) {
        return endInFraming("parser_disagrees");
    }
    if (m_hostRefusal) {
        return end(std::move(*m_hostRefusal));
    }
    ReadRequest request = takeRequest();
    request.keepAlive = m_strict.head().keepAlive;
    if (request.keepAlive) {
        beginRequest();
    } else {
        m_state = State::Ended;
        m_buffer.clear();
        m_begin = 0;
    }
    m_result = std::move(request);
    return Step::Again;
}

RequestReader::Step RequestReader::endInFraming(const char *rule)
{
    Refusal refusal = malformed(rule, m_consumed);
    if (!m_framing.reason().isEmpty()) {
        refusal.error = refusal.error.with({"parser", m_framing.reason()});
    }
    return end(std::move(refusal));
}

RequestReader::Step RequestReader::end(Refusal refusal)
{
    if (m_head.isEmpty()) {
        // Everything that came, also what stands behind the fault: seeing it is the point.
        m_head = pending().first(std::min(pending().size(), m_rules.headBytes)).toByteArray();
    }
    ReadRequest request = takeRequest();
    request.capture.problem = std::move(refusal.error);
    request.refusedWith = refusal.status;
    m_result = std::move(request);
    m_state = State::Ended;
    m_buffer.clear();
    m_begin = 0;
    return Step::NeedsMore;
}

std::optional<ReadRequest> RequestReader::refuse(Refusal refusal)
{
    if (phase() != Phase::Head && phase() != Phase::Body) {
        return std::nullopt;
    }
    end(std::move(refusal));
    return std::exchange(m_result, std::nullopt);
}

bool RequestReader::takeContinue()
{
    return std::exchange(m_wantsContinue, false);
}

RequestReader::Phase RequestReader::phase() const
{
    if (m_state == State::Ended) {
        return Phase::Ended;
    }
    if (m_state != State::Head) {
        return Phase::Body;
    }
    const QByteArrayView bytes = pending();
    return QByteArrayView("\r\n").startsWith(bytes) ? Phase::Idle : Phase::Head;
}

qint64 RequestReader::heldBytes() const
{
    return m_head.size() + m_framing.body().size() + m_buffer.size();
}

void RequestReader::consume(qsizetype count)
{
    m_begin += count;
    m_consumed += count;
    m_lineStart = 0;
    m_scanned = 0;
    if (m_begin == m_buffer.size()) {
        m_buffer.clear();
        m_begin = 0;
    } else if (m_begin >= kCompactFrom) {
        m_buffer.remove(0, m_begin);
        m_begin = 0;
    }
}

ReadRequest RequestReader::takeRequest()
{
    const RequestHead &head = m_strict.head();
    ReadRequest request;
    request.minorVersion = head.minorVersion;
    request.capture.head = std::exchange(m_head, QByteArray());
    request.capture.trailers = std::exchange(m_trailers, http::HeaderList());
    request.capture.request = http::Request{head.method, head.url, head.headers, m_framing.takeBody()};
    return request;
}

void RequestReader::beginRequest()
{
    m_state = State::Head;
    m_strict = StrictHead(m_rules.scheme);
    m_framing = BeastFraming();
    m_consumed = 0;
    m_lineStart = 0;
    m_scanned = 0;
    m_blankLine = 0;
    m_remaining = 0;
    m_extensionBytes = 0;
    m_framingPrefix.clear();
    m_hostRefusal.reset();
    m_wantsContinue = false;
    ++m_number;
}

} // namespace sealwright::capture
