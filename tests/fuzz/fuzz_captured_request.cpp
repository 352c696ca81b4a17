// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeadBlock.h"
#include "app/http/Request.h"
#include "app/http/Url.h"

#include <cstdlib>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace

/// The first byte chooses the reader; the rest is what somebody pasted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const QByteArrayView text(data + 1, static_cast<qsizetype>(size - 1));
    switch (data[0] % 4) {
    case 0:
        if (const auto request = http::readCapturedRequest(text)) {
            demand(http::checkRequest(*request).has_value());
            const auto again = http::requestFromJson(http::toJson(*request));
            demand(again && again->body == request->body && again->headers.size() == request->headers.size());
        }
        break;
    case 1:
        if (const auto url = http::Url::parse(text)) {
            const auto again = http::Url::parse(url->text());
            demand(again && again->pathAndQuery() == url->pathAndQuery() && again->origin() == url->origin());
            demand(text.contains(url->text()) && url->path().startsWith('/'));
            const http::Url longer = url->withQueryParameter("n", text);
            const auto parsed = http::Url::parse(longer.text());
            demand(parsed && parsed->query() == longer.query() && parsed->path() == url->path());
        }
        break;
    case 2:
        if (const auto field = http::parseHeaderArgument(text)) {
            demand(http::checkHeader(*field).has_value());
        }
        break;
    default:
        for (const http::HeaderField &field : http::readHead(text).headers) {
            demand(!field.name.contains('\n') && !field.value.contains('\n'));
        }
        break;
    }
    return 0;
}
