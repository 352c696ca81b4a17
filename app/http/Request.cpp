// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/Request.h"

#include "app/http/HeadBlock.h"
#include "app/http/HeadText.h"
#include "app/http/Url.h"

namespace sealwright::http {
namespace {

constexpr qsizetype kMethodLimit = 64;

base::Failure invalid(const char *member, const QString &reason)
{
    return base::failure(HttpError::RequestDocumentInvalid,
                         {{"member", QString::fromLatin1(member)}, {"reason", reason}});
}

QByteArray bytesOf(const base::Json &text)
{
    return QByteArray::fromStdString(text.get_ref<const std::string &>());
}

base::Result<HeaderList> headersFromJson(const base::Json &pairs)
{
    if (!pairs.is_array()) {
        return invalid("headers", QStringLiteral("it is no array"));
    }
    std::vector<HeaderField> fields;
    fields.reserve(pairs.size());
    for (const base::Json &pair : pairs) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            return invalid("headers", QStringLiteral("element %1 is not [\"Name\",\"value\"]")
                                          .arg(static_cast<qint64>(fields.size()) + 1));
        }
        fields.push_back({bytesOf(pair[0]), bytesOf(pair[1])});
    }
    return HeaderList(std::move(fields));
}

} // namespace

base::Result<void> checkRequest(const Request &request)
{
    if (!isToken(request.method) || request.method.size() > kMethodLimit) {
        return base::failure(HttpError::MethodInvalid,
                             {{"method", QString::fromUtf8(request.method.left(kMethodLimit))}});
    }
    if (const base::Result<Url> url = Url::parse(request.url); !url) {
        return std::unexpected(url.error());
    }
    return checkHeaders(request.headers);
}

base::Json toJson(const Request &request)
{
    base::Json headers = base::Json::array();
    for (const HeaderField &field : request.headers) {
        headers.push_back(base::Json::array({headText(field.name), headText(field.value)}));
    }
    base::Json document = base::Json::object();
    document["method"] = headText(request.method);
    document["url"] = headText(request.url);
    document["headers"] = std::move(headers);
    document["bodyBase64"] = request.body.toBase64().toStdString();
    return document;
}

base::Result<Request> requestFromJson(const base::Json &document)
{
    if (!document.is_object()) {
        return invalid("document", QStringLiteral("it is no object"));
    }
    Request request;
    if (const auto method = document.find("method"); method != document.end()) {
        if (!method->is_string()) {
            return invalid("method", QStringLiteral("it is no string"));
        }
        request.method = bytesOf(*method);
    }
    const auto url = document.find("url");
    if (url == document.end() || !url->is_string()) {
        return invalid("url", url == document.end() ? QStringLiteral("it is missing")
                                                    : QStringLiteral("it is no string"));
    }
    request.url = bytesOf(*url);
    if (const auto headers = document.find("headers"); headers != document.end()) {
        base::Result<HeaderList> list = headersFromJson(*headers);
        if (!list) {
            return std::unexpected(std::move(list).error());
        }
        request.headers = std::move(*list);
    }
    if (const auto body = document.find("bodyBase64"); body != document.end()) {
        if (!body->is_string()) {
            return invalid("bodyBase64", QStringLiteral("it is no string"));
        }
        auto decoded =
            QByteArray::fromBase64Encoding(bytesOf(*body), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded) {
            return invalid("bodyBase64", QStringLiteral("it is no base64"));
        }
        request.body = std::move(*decoded);
    }
    return request;
}

} // namespace sealwright::http
