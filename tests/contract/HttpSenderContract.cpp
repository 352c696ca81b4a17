// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/HttpSenderContract.h"

#include "app/http/HeadBlock.h"

namespace sealwright::tests {
namespace {

QByteArray codeOf(const http::Exchange &exchange)
{
    return exchange.error ? QByteArray(exchange.error->code().data(),
                                       static_cast<qsizetype>(exchange.error->code().size()))
                          : QByteArray();
}

QByteArray namesOf(const http::HeaderList &headers)
{
    QByteArrayList names;
    for (const http::HeaderField &field : headers) {
        names.append(field.name);
    }
    return names.join(' ');
}

} // namespace

http::Exchange HttpSenderContract::send(http::Request request, sender::DefaultHeaders defaults)
{
    sender::SendOptions options;
    options.defaultHeaders = defaults;
    return await(sender().send(std::move(request), options, {}));
}

QByteArray HttpSenderContract::url(const QByteArray &path)
{
    return origin() + path;
}

void HttpSenderContract::tellsWhatItSent()
{
    const http::Request request{"PATCH", url("/a/../b?x=%20#f"), http::HeaderList{{"X-a", "1"}, {"x-A", ""}},
                                "body"};
    const http::Exchange exchange = send(request);
    QCOMPARE(codeOf(exchange), QByteArray());
    QVERIFY(exchange.sentHead.startsWith("PATCH /a/../b?x=%20 HTTP/1.1\r\nHost: "));
    QVERIFY(exchange.sentHead.contains("\r\nX-a: 1\r\nx-A:\r\n"));
    QVERIFY(exchange.sentHead.endsWith("\r\n\r\n"));
    QCOMPARE(exchange.sentBodyBytes, 4);
    QCOMPARE(exchange.request.method, request.method);
    QCOMPARE(exchange.request.url, request.url);
    QCOMPARE(exchange.request.body, request.body);
    QVERIFY(exchange.request.headers == http::readHead(exchange.sentHead).headers);
    QVERIFY(!exchange.remote.isEmpty());
}

void HttpSenderContract::addsOnlyTheDefaultHeaders()
{
    const http::Exchange json = send({"POST", url("/"), {}, "{}"});
    QCOMPARE(namesOf(json.request.headers), QByteArray("Host User-Agent Accept Content-Type Content-Length"));
    QCOMPARE(*json.request.headers.find("Content-Type"), QByteArray("application/json"));
    const http::Exchange text = send({"POST", url("/"), {}, "a=b"});
    QCOMPARE(namesOf(text.request.headers), QByteArray("Host User-Agent Accept Content-Length"));
    const http::Exchange get = send({"GET", url("/"), {}, {}});
    QCOMPARE(namesOf(get.request.headers), QByteArray("Host User-Agent Accept"));
}

void HttpSenderContract::omitsThemWhenToldTo()
{
    const auto omit = sender::DefaultHeaders::Omit;
    QCOMPARE(namesOf(send({"POST", url("/"), {}, "{}"}, omit).request.headers),
             QByteArray("Host Content-Length"));
    QCOMPARE(namesOf(send({"POST", url("/"), {}, {}}, omit).request.headers),
             QByteArray("Host Content-Length"));
    QCOMPARE(namesOf(send({"GET", url("/"), {}, {}}, omit).request.headers), QByteArray("Host"));
    QCOMPARE(namesOf(send({"DELETE", url("/"), {}, "x"}, omit).request.headers),
             QByteArray("Host Content-Length"));
}

void HttpSenderContract::keepsWhatTheUserWrote()
{
    const http::HeaderList headers{{"accept", "a"},       {"HOST", "h"},   {"User-agent", ""},
                                   {"content-TYPE", "b"}, {"Accept", "c"}, {"Content-Length", "2"}};
    const http::Exchange exchange = send({"POST", url("/"), headers, "{}"});
    QVERIFY(exchange.request.headers == headers);
}

void HttpSenderContract::tellsWhatItReceived()
{
    const QByteArray head = "HTTP/1.1 418 I'm a  teapot\r\nx-a: 1\r\nX-A:\r\nContent-Length: 3\r\n\r\n";
    answerNext(head + "abc");
    const http::Exchange exchange = send({"GET", url("/"), {}, {}});
    QCOMPARE(codeOf(exchange), QByteArray());
    QCOMPARE(exchange.receivedHead, head);
    QCOMPARE(exchange.receivedBody, QByteArray("abc"));
    QCOMPARE(exchange.receivedBodyBytes, 3);
    QCOMPARE(exchange.status, 418);
    QCOMPARE(exchange.httpVersion, QByteArray("HTTP/1.1"));
    QCOMPARE(exchange.reason(), QByteArray("I'm a  teapot"));
    QVERIFY(!exchange.tls);
    QVERIFY(exchange.bodyFile.isEmpty());
}

void HttpSenderContract::carriesAnyBytes()
{
    const QByteArray body("\0\xff\r\n\r\n\x1a{", 8);
    answerNext("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n" + body);
    const http::Exchange exchange = send({"POST", url("/"), {}, body});
    QCOMPARE(exchange.request.body, body);
    QCOMPARE(exchange.receivedBody, body);
}

void HttpSenderContract::doesNotFollowARedirect()
{
    answerNext("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    const http::Exchange exchange = send({"GET", url("/"), {}, {}});
    QCOMPARE(exchange.status, 302);
    QVERIFY(exchange.redirects.empty());
    send({"GET", url("/next"), {}, {}});
    QCOMPARE(seen(), std::size_t{2}); // nothing came between the two
}

void HttpSenderContract::putsAFailureIntoTheExchange()
{
    closeNext("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
    const http::Exchange exchange = send({"POST", url("/"), {}, "x"});
    QCOMPARE(codeOf(exchange), QByteArray("closed_early"));
    QCOMPARE(exchange.error->kind(), base::ErrorKind::Network);
    QCOMPARE(exchange.error->fact("received"), QStringLiteral("3"));
    QCOMPARE(exchange.error->fact("expected"), QStringLiteral("9"));
    QCOMPARE(exchange.receivedBody, QByteArray("abc"));
    QCOMPARE(exchange.status, 200);
    QVERIFY(exchange.sentHead.endsWith("\r\n\r\n"));
}

void HttpSenderContract::refusesWhatCannotBeSent()
{
    const http::Exchange exchange = send({"POST", url("/"), http::HeaderList{{"X", "a\r\nInjected: 1"}}, {}});
    QCOMPARE(codeOf(exchange), QByteArray("header_value_invalid"));
    QCOMPARE(exchange.sentHead, QByteArray());
    send({"GET", url("/next"), {}, {}});
    QCOMPARE(seen(), std::size_t{1});
}

void HttpSenderContract::cancelsBeforeAndWhile()
{
    base::CancellationSource before;
    before.request();
    http::Request request{"POST", url("/"), {}, "x"};
    const http::Exchange never = await(sender().send(request, {}, before.cancellation()));
    QCOMPARE(codeOf(never), QByteArray("cancelled"));
    send({"GET", url("/next"), {}, {}});
    QCOMPARE(seen(), std::size_t{1});

    neverAnswerNext();
    base::CancellationSource source;
    QCoro::Task<http::Exchange> task = sender().send(request, {}, source.cancellation());
    QTRY_COMPARE(seen(), std::size_t{2});
    QVERIFY(!task.isReady());
    source.request();
    QVERIFY(task.isReady());
    const http::Exchange stopped = await(std::move(task));
    QCOMPARE(codeOf(stopped), QByteArray("cancelled"));
    QCOMPARE(stopped.error->kind(), base::ErrorKind::Cancelled);
    QCOMPARE(stopped.status, 0);
}

void HttpSenderContract::answersEachRequestWithItsOwn()
{
    std::vector<QCoro::Task<http::Exchange>> tasks;
    for (int i = 0; i < 5; ++i) {
        tasks.push_back(
            sender().send({"POST", url("/" + QByteArray::number(i)), {}, QByteArray::number(i)}, {}, {}));
    }
    for (int i = 4; i >= 0; --i) {
        const http::Exchange exchange = await(std::move(tasks[static_cast<std::size_t>(i)]));
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.request.body, QByteArray::number(i));
        QVERIFY(exchange.sentHead.contains(QByteArray("/" + QByteArray::number(i) + " HTTP/1.1")));
    }
}

} // namespace sealwright::tests
