// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CurlUrl.h"

#include "app/base/LastOf.h"

#include <QByteArrayList>

#include <algorithm>

namespace sealwright::http {
namespace {

/// Where the authority begins: after `scheme://`, or -1.
qsizetype startOfAuthority(QByteArrayView url)
{
    const qsizetype mark = url.indexOf(QByteArrayView("://"));
    const bool isScheme = mark > 0 && std::ranges::all_of(url.first(mark), [](char c) {
                              return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                     (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
                          });
    return isScheme ? mark + 3 : -1;
}

qsizetype endOfAuthority(QByteArrayView url, qsizetype start)
{
    qsizetype end = start;
    while (end < url.size() && !QByteArrayView("/?#").contains(url[end])) {
        ++end;
    }
    return end;
}

QByteArray withoutDotSegments(QByteArrayView path)
{
    QByteArrayList kept;
    const QByteArrayList segments = path.sliced(1).toByteArray().split('/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool isLast = i + 1 == segments.size();
        const QByteArray &segment = segments[i];
        const bool isUp = segment == "..";
        if (isUp && !kept.isEmpty()) {
            kept.removeLast();
        }
        if (!isUp && segment != ".") {
            kept.append(segment);
        } else if (isLast) {
            kept.append(QByteArray());
        }
    }
    return '/' + kept.join('/');
}

} // namespace

CurlUrl readCurlUrl(QByteArrayView text, bool pathAsIs)
{
    CurlUrl read;
    QByteArray url = text.toByteArray();
    if (const qsizetype fragment = url.indexOf('#'); fragment >= 0) {
        url.truncate(fragment);
    }
    if (!url.isEmpty() && startOfAuthority(url) < 0) {
        url.prepend("http://");
    }
    const qsizetype start = startOfAuthority(url);
    if (start >= 0) {
        const qsizetype end = endOfAuthority(url, start);
        const qsizetype at = base::lastOf(QByteArrayView(url).first(end), '@');
        if (at >= start) {
            QByteArray user = url.mid(start, at - start);
            user += user.contains(':') ? "" : ":";
            read.user = QByteArray::fromPercentEncoding(user);
            url.remove(start, at + 1 - start);
        }
    }
    if (start >= 0 && !pathAsIs) {
        const qsizetype begin = endOfAuthority(url, start);
        const qsizetype query = url.indexOf('?', begin);
        const qsizetype end = query < 0 ? url.size() : query;
        const QByteArrayView path = QByteArrayView(url).sliced(begin, end - begin);
        if (path.contains("/.")) {
            const QByteArray resolved = withoutDotSegments(path);
            url.replace(begin, end - begin, resolved);
        }
    }
    const qsizetype bracket =
        url.indexOf('[', std::max<qsizetype>(start, 0) + 1); // one may begin an IPv6 address
    read.isSeveral = bracket >= 0 || url.contains('{');
    read.url = url;
    return read;
}

QByteArray withQuery(QByteArray url, QByteArrayView piece)
{
    const bool hasQuery = url.contains('?');
    const bool isOpen = url.endsWith('?') || url.endsWith('&');
    if (!hasQuery) {
        url += '?';
    } else if (!isOpen) {
        url += '&';
    }
    return url += piece;
}

std::optional<QByteArray> urlEncodedData(QByteArrayView argument)
{
    const auto isMark = [](char c) { return c == '=' || c == '@'; };
    const auto *const found = std::ranges::find_if(argument, isMark);
    if (found != argument.end() && *found == '@') {
        return std::nullopt;
    }
    QByteArray encoded;
    QByteArrayView content = argument;
    if (found != argument.end()) {
        const qsizetype equals = found - argument.begin();
        content = argument.sliced(equals + 1);
        if (equals > 0) {
            encoded = argument.first(equals + 1).toByteArray();
        }
    }
    encoded += content.toByteArray().toPercentEncoding().replace("%20", "+");
    return encoded;
}

} // namespace sealwright::http
