// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/WireHeaders.h"

#include "app/http/Url.h"

#include <algorithm>

namespace sealwright::sender {
namespace {

bool meansToHaveABody(const QByteArray &method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace

bool beginsLikeJson(QByteArrayView body)
{
    const auto *const first =
        std::ranges::find_if(body, [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    return first != body.end() && (*first == '{' || *first == '[');
}

http::HeaderList wireHeaders(const http::Request &request, DefaultHeaders defaults)
{
    const http::HeaderList &given = request.headers;
    std::vector<http::HeaderField> fields;
    fields.reserve(given.fields().size() + 5);
    if (!given.contains("Host")) {
        const base::Result<http::Url> url = http::Url::parse(request.url);
        fields.push_back({"Host", url ? url->authority() : QByteArray()});
    }
    fields.insert(fields.end(), given.begin(), given.end());
    const auto add = [&](const char *name, const QByteArray &value) {
        if (!given.contains(name)) {
            fields.push_back({name, value});
        }
    };
    if (defaults == DefaultHeaders::Add) {
        add("User-Agent", QByteArrayLiteral("Sealwright/" SEALWRIGHT_VERSION));
        add("Accept", QByteArrayLiteral("*/*"));
        if (beginsLikeJson(request.body)) {
            add("Content-Type", QByteArrayLiteral("application/json"));
        }
    }
    if (!given.contains("Transfer-Encoding") &&
        (!request.body.isEmpty() || meansToHaveABody(request.method))) {
        add("Content-Length", QByteArray::number(request.body.size()));
    }
    return http::HeaderList(std::move(fields));
}

} // namespace sealwright::sender
