// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sealwright::http {

/// A URL as curl takes one: `http://` where there is no scheme, no fragment, a user's name and password
/// apart,
/// `.` and `..` of the path resolved unless `pathAsIs` (RFC 3986 §5.2.4).
struct CurlUrl
{
    QByteArray url;
    std::optional<QByteArray> user; ///< `name:password`, percent-decoded
    bool isSeveral = false;         ///< `{a,b}` or `[1-9]` stands in it
};

CurlUrl readCurlUrl(QByteArrayView text, bool pathAsIs);

/// `url` with one more piece of query.
QByteArray withQuery(QByteArray url, QByteArrayView piece);

/// What --data-urlencode makes of its argument: `content`, `=content`, `name=content`. Nothing for
/// `@file` and `name@file`.
std::optional<QByteArray> urlEncodedData(QByteArrayView argument);

} // namespace sealwright::http
