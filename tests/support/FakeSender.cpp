// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeSender.h"

#include "app/http/HeadBlock.h"
#include "app/http/Url.h"
#include "app/sender/WireHeaders.h"

#include <algorithm>

namespace sealwright::tests {
namespace {

http::Exchange sentExchange(http::Request request, const sender::SendOptions &options)
{
    http::Exchange exchange;
    QByteArray head = request.method;
    head += ' ';
    head += http::Url::parse(request.url)->pathAndQuery();
    head += " HTTP/1.1\r\n";
    for (const http::HeaderField &field : sender::wireHeaders(request, options.defaultHeaders)) {
        head += field.name;
        head += field.value.isEmpty() ? ":" : ": ";
        head += field.value;
        head += "\r\n";
    }
    head += "\r\n";
    request.headers = http::readHead(head).headers;
    exchange.sentBodyBytes = request.body.size();
    exchange.sentHead = std::move(head);
    exchange.request = std::move(request);
    exchange.remote = QStringLiteral("127.0.0.1:80");
    return exchange;
}

void receive(http::Exchange &exchange, const QByteArray &response)
{
    if (response.isEmpty()) {
        return;
    }
    const qsizetype blankLine = response.indexOf("\r\n\r\n");
    const qsizetype headSize = blankLine < 0 ? response.size() : blankLine + 4;
    exchange.receivedHead = response.first(headSize);
    exchange.receivedBody = response.sliced(headSize);
    exchange.receivedBodyBytes = exchange.receivedBody.size();
    const QByteArray statusLine = http::readHead(exchange.receivedHead).startLine;
    exchange.httpVersion = statusLine.left(statusLine.indexOf(' '));
    exchange.status = statusLine.mid(statusLine.indexOf(' ') + 1, 3).toInt();
}

} // namespace

FakeSender::Outcome FakeSender::nextOutcome()
{
    if (m_script.empty()) {
        return {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", std::nullopt};
    }
    Outcome outcome = std::move(m_script.front());
    m_script.pop_front();
    return outcome;
}

void FakeSender::answer(QByteArray response)
{
    m_script.push_back({std::move(response), std::nullopt});
}

void FakeSender::answer(int status, QByteArray body)
{
    QByteArray response = "HTTP/1.1 " + QByteArray::number(status) +
                          " Scripted\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    response += body;
    answer(std::move(response));
}

void FakeSender::fail(base::Error error, QByteArray received)
{
    m_script.push_back({std::move(received), std::move(error)});
}

qsizetype FakeSender::held() const
{
    return std::ranges::count_if(m_held, [](const base::OneShot<bool> &gate) { return !gate.isResolved(); });
}

void FakeSender::releaseOne()
{
    while (!m_held.empty()) {
        base::OneShot<bool> first = std::move(m_held.front());
        m_held.pop_front();
        if (!first.isResolved()) {
            first.resolve(true);
            return;
        }
    }
}

void FakeSender::release()
{
    m_isHolding = false;
    while (!m_held.empty()) {
        releaseOne();
    }
}

QCoro::Task<http::Exchange> FakeSender::send(http::Request request, sender::SendOptions options,
                                             base::Cancellation cancellation)
{
    if (const base::Result<void> checked = http::checkRequest(request); !checked) {
        http::Exchange refused;
        refused.request = std::move(request);
        refused.error = checked.error();
        co_return refused;
    }
    if (cancellation.isRequested()) {
        http::Exchange never;
        never.request = std::move(request);
        never.error = base::Error(sender::SendError::Cancelled);
        co_return never;
    }
    m_sent.push_back({request, options});
    http::Exchange exchange = sentExchange(std::move(request), options);
    Outcome outcome = nextOutcome();
    bool isAnswered = true;
    if (m_isHolding) {
        base::OneShot<bool> gate;
        m_held.push_back(gate);
        cancellation.onRequested([gate]() mutable { gate.resolve(false); });
        base::OneShot<bool>::Awaiter released = gate.awaiter();
        isAnswered = co_await released;
    }
    if (!isAnswered) {
        exchange.error = base::Error(sender::SendError::Cancelled);
        co_return exchange;
    }
    receive(exchange, outcome.received);
    exchange.error = outcome.error;
    co_return exchange;
}

} // namespace sealwright::tests
