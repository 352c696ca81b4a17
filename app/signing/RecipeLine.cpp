// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeLine.h"

#include "app/base/LastOf.h"
#include "app/json/JsonText.h"

#include <algorithm>

namespace sealwright::signing {

base::Error withLine(const base::Error &error, QByteArrayView text)
{
    const json::JsonText json(text);
    QByteArray pointer = error.fact("member").toUtf8();
    std::optional<json::JsonText::Span> span = json.locate(pointer);
    while (!span && !pointer.isEmpty()) {
        pointer.truncate(std::max<qsizetype>(base::lastOf(pointer, '/'), 0));
        span = json.locate(pointer);
    }
    if (!span) {
        return error;
    }
    return error.with({"line", qint64{1 + std::ranges::count(text.first(span->begin), '\n')}});
}

} // namespace sealwright::signing
