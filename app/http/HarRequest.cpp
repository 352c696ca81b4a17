// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HarRequest.h"

namespace sealwright::http {
namespace {

base::Result<HeaderList> headersFromHar(const base::Json &headers)
{
    std::vector<HeaderField> fields;
    QByteArray authority;
    for (const base::Json &header : headers) {
        const auto name = base::stringMember(header, "name");
        const auto value = base::stringMember(header, "value");
        if (!name || !value) {
            return invalidDocument("request.headers", QStringLiteral("element %1 is not {\"name\",\"value\"}")
                                                          .arg(static_cast<qint64>(fields.size()) + 1));
        }
        if (name->startsWith(QLatin1Char(':'))) {
            if (*name == QLatin1String(":authority")) {
                authority = value->toUtf8();
            }
            continue;
        }
        fields.push_back({name->toUtf8(), value->toUtf8()});
    }
    HeaderList list(std::move(fields));
    if (!authority.isEmpty() && !list.contains("Host")) {
        fields = {{"Host", authority}};
        fields.insert(fields.end(), list.begin(), list.end());
        list = HeaderList(std::move(fields));
    }
    return list;
}

base::Result<QByteArray> bodyFromHar(const base::Json &postData)
{
    const auto text = base::stringMember(postData, "text");
    if (!text) {
        const auto params = postData.find("params");
        if (params != postData.end() && !params->empty()) {
            return invalidDocument("request.postData",
                                   QStringLiteral("it has params but no text, so the bytes are lost"));
        }
        return QByteArray();
    }
    if (base::stringMember(postData, "encoding").value_or(QString()) != QLatin1String("base64")) {
        return text->toUtf8();
    }
    auto decoded = QByteArray::fromBase64Encoding(text->toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return invalidDocument("request.postData.text", QStringLiteral("it is no base64"));
    }
    return std::move(*decoded);
}

} // namespace

base::Result<Request> requestFromHar(const base::Json &harRequest)
{
    const auto method = base::stringMember(harRequest, "method");
    const auto url = base::stringMember(harRequest, "url");
    if (!method || !url) {
        return invalidDocument(method ? "request.url" : "request.method", QStringLiteral("it is missing"));
    }
    Request request;
    request.method = method->toUtf8();
    request.url = url->toUtf8();
    if (const auto headers = harRequest.find("headers"); headers != harRequest.end()) {
        if (!headers->is_array()) {
            return invalidDocument("request.headers", QStringLiteral("it is no array"));
        }
        base::Result<HeaderList> list = headersFromHar(*headers);
        if (!list) {
            return std::unexpected(std::move(list).error());
        }
        request.headers = std::move(*list);
    }
    const auto postData = harRequest.find("postData");
    if (postData != harRequest.end() && postData->is_object()) {
        base::Result<QByteArray> body = bodyFromHar(*postData);
        if (!body) {
            return std::unexpected(std::move(body).error());
        }
        request.body = std::move(*body);
    }
    return request;
}

} // namespace sealwright::http
