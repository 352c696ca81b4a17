// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/BeastFraming.h"
#include "app/capture/HostRule.h"
#include "app/capture/StrictHead.h"

namespace sealwright::capture {

struct ReaderRules
{
    QByteArray scheme{"http"};
    qsizetype headBytes = ReceiverLimits().headBytes;
    qint64 bodyBytes = ReceiverLimits().bodyBytes;
    HostRule hosts;

    /// At `address`, where the sender reached us.
    static ReaderRules of(const ReceiverOptions &options, QByteArray scheme, const QByteArray &address);
};

/// One request out of the stream; time and sender are the connection's to fill in.
struct ReadRequest
{
    Capture capture;
    int refusedWith = 0; ///< the status of a problem's answer; 0: the canned reply
    bool keepAlive = false;
    int minorVersion = 1;
};

/// Bytes in, requests out, without a socket: how the bytes were cut into pieces never changes the outcome.
/// After a request that was refused, or one without keep-alive, nothing more is read. Holds at most the
/// limits and what one `feed` brought.
class RequestReader
{
public:
    enum class Phase {
        Idle, ///< between two requests
        Head,
        Body,
        Ended,
    };

    explicit RequestReader(ReaderRules rules);

    void feed(QByteArrayView bytes);
    /// The next request, as soon as it is complete or refused. Call it until there is none before feeding
    /// more.
    std::optional<ReadRequest> next();
    /// Ends the current request for a reason from outside, such as a timeout; nothing when there is none.
    std::optional<ReadRequest> refuse(Refusal refusal);

    /// True once for each request that waits for `100 Continue` before its body.
    bool takeContinue();

    Phase phase() const;

    /// Counts the requests that were begun: tells two heads in a row apart.
    qint64 requestNumber() const { return m_number; }

    /// What is kept for the request that is not complete yet.
    qint64 heldBytes() const;

    qint64 bodyBytes() const { return m_framing.body().size(); }

private:
    enum class State { Head, FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailers, Ended };
    enum class Step { NeedsMore, Again };

    struct Line
    {
        QByteArrayView text; ///< without its end
        qsizetype start = 0; ///< in pending()
    };

    Step step();
    std::optional<Line> nextLine();
    Step readHead();
    Step finishHead();
    Step readFixedBody();
    Step readChunkSize();
    Step readChunkData();
    Step readChunkEnd();
    Step readTrailers();
    Step complete();
    Step end(Refusal refusal);
    Step endInFraming(const char *rule);

    QByteArrayView pending() const { return QByteArrayView(m_buffer).sliced(m_begin); }

    qint64 offset(qsizetype inPending) const { return m_consumed + inPending; }

    void consume(qsizetype count);
    void beginRequest();
    ReadRequest takeRequest();

    ReaderRules m_rules;
    QByteArray m_buffer;
    qsizetype m_begin = 0;
    State m_state = State::Head;
    qint64 m_number = 0;
    std::optional<ReadRequest> m_result;

    // The request at hand.
    StrictHead m_strict;
    BeastFraming m_framing;
    QByteArray m_head;
    qint64 m_consumed = 0;     ///< bytes of this request that left the buffer
    qsizetype m_lineStart = 0; ///< in pending()
    qsizetype m_scanned = 0;   ///< in pending(): no line feed before it since m_lineStart
    qsizetype m_blankLine = 0; ///< length of the tolerated one before the request line
    qint64 m_remaining = 0;    ///< of the body or chunk
    qsizetype m_extensionBytes = 0;
    QByteArray m_framingPrefix; ///< what Beast wants together with the next line
    http::HeaderList m_trailers;
    std::optional<Refusal> m_hostRefusal; ///< told once the request is complete
    bool m_wantsContinue = false;
};

} // namespace sealwright::capture
