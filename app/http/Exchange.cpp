// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/Exchange.h"

#include "app/http/HeadBlock.h"
#include "app/http/HeadText.h"

#include <algorithm>

namespace sealwright::http {
namespace {

base::Json toJson(const Timings &timings)
{
    base::Json json = base::Json::object();
    json["dns"] = timings.dns.count();
    json["connect"] = timings.connect.count();
    json["tls"] = timings.tls.count();
    json["send"] = timings.send.count();
    json["firstByte"] = timings.firstByte.count();
    json["total"] = timings.total.count();
    return json;
}

base::Json toJson(const TlsFacts &tls)
{
    base::Json peer = base::Json::array();
    for (const PeerCertificate &certificate : tls.peer) {
        base::Json json = base::Json::object();
        json["subject"] = base::utf8(certificate.subject);
        json["issuer"] = base::utf8(certificate.issuer);
        json["notAfter"] = base::utf8(certificate.notAfter);
        json["sha256"] = base::utf8(certificate.sha256);
        peer.push_back(std::move(json));
    }
    base::Json json = base::Json::object();
    json["version"] = base::utf8(tls.version);
    json["cipher"] = base::utf8(tls.cipher);
    if (tls.asksForCertificate) {
        json["asksForCertificate"] = true;
    }
    json["peer"] = std::move(peer);
    return json;
}

base::Json toJson(const std::vector<QString> &texts)
{
    base::Json json = base::Json::array();
    for (const QString &text : texts) {
        json.push_back(base::utf8(text));
    }
    return json;
}

base::Json sentJson(const Exchange &exchange)
{
    base::Json sent = base::Json::object();
    sent["head"] = headText(exchange.sentHead);
    sent["headBase64"] = exchange.sentHead.toBase64().toStdString();
    sent["bodyBytes"] = exchange.sentBodyBytes;
    return sent;
}

base::Json receivedJson(const Exchange &exchange)
{
    base::Json received = base::Json::object();
    for (const QByteArray &head : exchange.interimHeads) {
        base::Json interim = base::Json::object();
        interim["head"] = headText(head);
        interim["headBase64"] = head.toBase64().toStdString();
        received["interim"].push_back(std::move(interim));
    }
    received["head"] = headText(exchange.receivedHead);
    received["headBase64"] = exchange.receivedHead.toBase64().toStdString();
    received["bodyBytes"] = exchange.receivedBodyBytes;
    if (exchange.bodyFile.isEmpty()) {
        received["bodyBase64"] = exchange.receivedBody.toBase64().toStdString();
    } else {
        received["bodyFile"] = base::utf8(exchange.bodyFile);
    }
    if (!exchange.receivedTrailers.isEmpty()) {
        received["trailers"] = headText(exchange.receivedTrailers);
        received["trailersBase64"] = exchange.receivedTrailers.toBase64().toStdString();
    }
    return received;
}

} // namespace

std::chrono::microseconds Timings::receive() const
{
    return std::max(std::chrono::microseconds(0), total - dns - connect - tls - send - firstByte);
}

HeaderList Exchange::receivedHeaders() const
{
    return readHead(receivedHead).headers;
}

QByteArray Exchange::reason() const
{
    const QByteArray statusLine = readHead(receivedHead.first(receivedHead.indexOf('\n') + 1)).startLine;
    const qsizetype first = statusLine.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : statusLine.indexOf(' ', first + 1);
    return second < 0 ? QByteArray() : statusLine.mid(second + 1);
}

base::Json toJson(const base::Error &error)
{
    base::Json json = base::Json::object();
    json["code"] = std::string(error.code());
    for (const base::Fact &fact : error.facts()) {
        if (const auto *number = std::get_if<qint64>(&fact.value)) {
            json[fact.name] = *number;
        } else {
            json[fact.name] = base::utf8(fact.text());
        }
    }
    return json;
}

base::Json toJson(const Exchange &exchange)
{
    base::Json json = base::Json::object();
    json["request"] = toJson(exchange.request);
    json["sent"] = sentJson(exchange);
    json["received"] = receivedJson(exchange);
    json["status"] = exchange.status;
    json["httpVersion"] = headText(exchange.httpVersion);
    json["timings"] = toJson(exchange.timings);
    json["tls"] = exchange.tls ? toJson(*exchange.tls) : base::Json();
    json["remote"] = base::utf8(exchange.remote);
    json["redirects"] = toJson(exchange.redirects);
    if (!exchange.anomalies.empty()) {
        json["anomalies"] = toJson(exchange.anomalies);
    }
    json["error"] = exchange.error ? toJson(*exchange.error) : base::Json();
    return json;
}

} // namespace sealwright::http
