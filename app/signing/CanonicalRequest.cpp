// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CanonicalRequest.h"

#include "app/base/SecretBytes.h"
#include "app/crypto/Hmac.h"
#include "app/http/Url.h"
#include "app/signing/PercentText.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

using crypto::HashAlgorithm;

QByteArray hexDigest(QByteArrayView bytes)
{
    return crypto::digest(HashAlgorithm::Sha256, bytes).toHex();
}

/// Without `.`, `..` and empty segments, each segment encoded once more. S3 takes the path as it is.
QByteArray canonicalPath(const QByteArray &path, bool isS3)
{
    if (isS3) {
        return percentDecoded(path).toPercentEncoding("/");
    }
    QList<QByteArray> kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment == "..") {
            if (!kept.isEmpty()) {
                kept.removeLast();
            }
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment.toPercentEncoding());
        }
    }
    QByteArray canonical = "/" + kept.join('/');
    if (path.endsWith('/') && canonical.size() > 1) {
        canonical.append('/');
    }
    return canonical;
}

/// Names and values encoded anew, sorted by name and then by value.
QByteArray canonicalQuery(const QByteArray &query)
{
    std::vector<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &piece : query.split('&')) {
        if (piece.isEmpty()) {
            continue;
        }
        const qsizetype equals = piece.indexOf('=');
        const QByteArray name = equals < 0 ? piece : piece.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : piece.sliced(equals + 1);
        pairs.emplace_back(percentDecoded(name).toPercentEncoding(),
                           percentDecoded(value).toPercentEncoding());
    }
    std::ranges::sort(pairs);
    QByteArray canonical;
    for (const auto &[name, value] : pairs) {
        canonical.append(canonical.isEmpty() ? "" : "&").append(name).append('=').append(value);
    }
    return canonical;
}

/// Blanks around it dropped, runs of blanks inside as one.
QByteArray canonicalValue(const std::vector<QByteArray> &values)
{
    QByteArray joined;
    for (const QByteArray &value : values) {
        joined.append(&value == &values.front() ? "" : ",").append(value.simplified());
    }
    return joined;
}

} // namespace

base::Result<QByteArray> canonicalRequest(const http::Request &request,
                                          const std::vector<QByteArray> &signedHeaders,
                                          const QByteArray &service)
{
    const base::Result<http::Url> url = http::Url::parse(request.url);
    if (!url) {
        return base::Failure(url.error());
    }
    QByteArray lines;
    QByteArray names;
    for (const QByteArray &name : signedHeaders) {
        std::vector<QByteArray> values = request.headers.all(name);
        if (values.empty() && name == "host") {
            values.push_back(url->authority());
        }
        if (values.empty()) {
            return base::failure(SigningError::ValueMissing,
                                 {{"expression", QString::fromUtf8(QByteArray("header:" + name))}});
        }
        lines.append(name).append(':').append(canonicalValue(values)).append('\n');
        names.append(names.isEmpty() ? "" : ";").append(name);
    }
    const QByteArray *stated = request.headers.find("X-Amz-Content-Sha256");
    const QByteArray payload = stated != nullptr ? stated->trimmed() : hexDigest(request.body);
    return request.method + "\n" + canonicalPath(url->path(), service == "s3") + "\n" +
           canonicalQuery(url->query()) + "\n" + lines + "\n" + names + "\n" + payload;
}

QByteArray stringToSign(const CredentialScope &scope, const QByteArray &canonical)
{
    return "AWS4-HMAC-SHA256\n" + scope.time + "\n" + scope.text() + "\n" + hexDigest(canonical);
}

QByteArray awsSignature(const CredentialScope &scope, QByteArrayView secretAccessKey, QByteArrayView toSign)
{
    QByteArray start("AWS4");
    start.reserve(start.size() + secretAccessKey.size());
    start.append(secretAccessKey);
    base::SecretBytes key = base::SecretBytes::take(std::move(start));
    for (const QByteArray &step : {scope.date(), scope.region, scope.service, QByteArray("aws4_request")}) {
        key = base::SecretBytes::take(crypto::hmac(HashAlgorithm::Sha256, key.view(), step));
    }
    return crypto::hmac(HashAlgorithm::Sha256, key.view(), toSign);
}

} // namespace sealwright::signing
