// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CapturedRequest.h"

#include "app/http/HarRequest.h"
#include "app/http/RawRequest.h"
#include "app/http/Url.h"

namespace sealwright::http {
namespace {

/// HAR says a header as an object, a request document as a pair.
bool isHarRequest(const base::Json &request)
{
    if (request.contains("postData") || request.contains("httpVersion")) {
        return true;
    }
    const auto headers = request.find("headers");
    return headers != request.end() && headers->is_array() && !headers->empty() &&
           headers->front().is_object();
}

base::Result<CapturedRequest> fromDocument(base::Json document, QByteArrayView url)
{
    if (!document.is_object()) {
        return invalidDocument("document",
                               QStringLiteral("it is neither a request document nor a HAR entry"));
    }
    if (const auto log = document.find("log"); log != document.end() && log->is_object()) {
        const auto entries = log->find("entries");
        if (entries == log->end() || !entries->is_array()) {
            return invalidDocument("log.entries", QStringLiteral("it is no array"));
        }
        if (entries->size() != 1) {
            return invalidDocument("log.entries",
                                   QStringLiteral("it has %1 entries, but exactly one is needed")
                                       .arg(static_cast<qint64>(entries->size())));
        }
        base::Json entry = entries->front();
        document = std::move(entry);
    }
    // A HAR entry, an exchange and a delivery all hold theirs in `request`.
    if (document.is_object() && document.contains("request") && document["request"].is_object()) {
        base::Json inner = document["request"];
        document = std::move(inner);
    }
    if (!url.isEmpty() && document.is_object()) {
        document["url"] = base::utf8(url);
    }
    const bool isHar = isHarRequest(document);
    base::Result<Request> request = isHar ? requestFromHar(document) : requestFromJson(document);
    if (!request) {
        return std::unexpected(std::move(request).error());
    }
    CapturedRequest captured;
    captured.request = std::move(*request);
    captured.form = isHar ? CapturedForm::Har : CapturedForm::Document;
    return captured;
}

base::Result<CapturedRequest> readDocument(QByteArrayView text, QByteArrayView url)
{
    base::Result<base::Json> document = base::parseJson(text);
    if (!document) {
        return std::unexpected(std::move(document).error());
    }
    return fromDocument(std::move(*document), url);
}

/// The target in origin form: where it went stands in Host alone.
bool isOriginForm(QByteArrayView message)
{
    const qsizetype blank = message.indexOf(' ');
    return blank >= 0 && message.sliced(blank + 1).startsWith('/');
}

base::Result<CapturedRequest> readRaw(QByteArrayView message, QByteArrayView url)
{
    base::Result<Request> request = parseRawRequest(message, url);
    if (!request) {
        return std::unexpected(std::move(request).error());
    }
    CapturedRequest captured;
    captured.request = std::move(*request);
    captured.isSchemeAssumed = url.isEmpty() && isOriginForm(message);
    return captured;
}

base::Result<CapturedRequest> readCurl(QByteArrayView command, QByteArrayView url)
{
    base::Result<CurlCommand> read = readCurlCommand(command, url);
    if (!read) {
        return std::unexpected(std::move(read).error());
    }
    CapturedRequest captured;
    captured.request = std::move(read->request);
    captured.form = CapturedForm::Curl;
    captured.findings = std::move(read->findings);
    return captured;
}

base::Result<CapturedRequest> readForm(QByteArrayView text, QByteArrayView url)
{
    qsizetype start = 0;
    while (start < text.size() && QByteArrayView(" \t\r\n").contains(text[start])) {
        ++start;
    }
    if (start < text.size() && (text[start] == '{' || text[start] == '[')) {
        return readDocument(text, url);
    }
    return isCurlCommand(text) ? readCurl(text, url) : readRaw(text, url);
}

} // namespace

base::Result<CapturedRequest> readCaptured(QByteArrayView text, QByteArrayView url)
{
    if (text.startsWith("\xef\xbb\xbf")) {
        text = text.sliced(3);
    }
    if (!url.isEmpty()) {
        if (const base::Result<Url> parsed = Url::parse(url); !parsed) {
            return std::unexpected(parsed.error());
        }
    }
    base::Result<CapturedRequest> captured = readForm(text, url);
    if (captured) {
        if (base::Result<void> checked = checkRequest(captured->request); !checked) {
            return std::unexpected(std::move(checked).error());
        }
    }
    return captured;
}

base::Result<Request> readCapturedRequest(QByteArrayView text, QByteArrayView url)
{
    base::Result<CapturedRequest> captured = readCaptured(text, url);
    if (!captured) {
        return std::unexpected(std::move(captured).error());
    }
    return std::move(captured->request);
}

} // namespace sealwright::http
