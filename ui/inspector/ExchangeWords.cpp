// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ExchangeWords.h"

#include "app/text/Describe.h"

namespace sealwright::inspector {
namespace {

WireBlock sentBlock(const http::Exchange &exchange, qint64 sentHeadBytes, std::vector<widgets::Mark> marks)
{
    WireBlock block;
    block.title =
        WireView::tr("→ sent to %1 · %2 head · %3 body")
            .arg(exchange.remote, text::byteCount(sentHeadBytes), text::byteCount(exchange.sentBodyBytes));
    block.head = exchange.sentHead;
    block.body = exchange.request.body;
    block.marks = std::move(marks);
    return block;
}

WireBlock receivedBlock(const http::Exchange &exchange)
{
    WireBlock block;
    const auto before = exchange.timings.total - exchange.timings.receive();
    block.title = WireView::tr("← received after %1 · %2 head · %3 body")
                      .arg(text::duration(before), text::byteCount(exchange.receivedHead.size()),
                           text::byteCount(exchange.receivedBodyBytes));
    for (const QByteArray &interim : exchange.interimHeads) {
        block.head += interim;
    }
    block.head += exchange.receivedHead;
    block.body = exchange.receivedBody;
    if (!exchange.receivedTrailers.isEmpty()) {
        block.title += WireView::tr(" · %1 trailers").arg(text::byteCount(exchange.receivedTrailers.size()));
        block.body += "\r\n" + exchange.receivedTrailers;
    }
    return block;
}

} // namespace

widgets::Pill::Tone toneOf(int status)
{
    using widgets::Pill;
    if (status >= 200 && status < 300) {
        return Pill::Tone::Ok;
    }
    return status >= 400 ? Pill::Tone::Bad : Pill::Tone::Warn;
}

QString statusWord(const http::Exchange &exchange)
{
    const QString reason = QString::fromUtf8(exchange.reason());
    return reason.isEmpty() ? QString::number(exchange.status)
                            : QStringLiteral("%1 %2").arg(exchange.status).arg(reason);
}

QStringList factsOf(const http::Exchange &exchange)
{
    QStringList facts{text::duration(exchange.timings.total)};
    if (!exchange.httpVersion.isEmpty()) {
        facts.append(QString::fromLatin1(exchange.httpVersion));
    }
    if (exchange.tls) {
        facts.append(exchange.tls->version);
    }
    if (exchange.status != 0) {
        facts.append(text::byteCount(exchange.receivedHead.size() + exchange.receivedBodyBytes));
    }
    return facts;
}

std::vector<WireBlock> wireBlocks(const http::Exchange &exchange, qint64 sentHeadBytes,
                                  std::vector<widgets::Mark> marks)
{
    std::vector<WireBlock> blocks;
    if (!exchange.sentHead.isEmpty()) {
        blocks.push_back(sentBlock(exchange, sentHeadBytes, std::move(marks)));
    }
    if (!exchange.receivedHead.isEmpty() || !exchange.receivedBody.isEmpty()) {
        blocks.push_back(receivedBlock(exchange));
    }
    return blocks;
}

} // namespace sealwright::inspector
