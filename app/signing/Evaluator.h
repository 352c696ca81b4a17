// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/Hmac.h"
#include "app/http/Url.h"
#include "app/signing/Template.h"

namespace sealwright::signing {

/// What templates can name beside the request itself. All of it stands elsewhere, which outlives this.
struct Values
{
    QByteArrayView timestamp;
    QByteArrayView id;
    QByteArrayView nonce;
    QByteArrayView signature;
    QByteArrayView now; ///< Unix seconds
    const Variables *variables = nullptr;
    const Variables *defaults = nullptr; ///< of variables that are not given
    /// The key's bytes, for `secret`; nothing: it stands as `{secret}`, for eyes.
    std::optional<QByteArrayView> secret;
};

/// Bytes made of a template, and which expression made which.
struct Expanded
{
    QByteArray bytes;
    std::vector<NamedPart> parts;
};

/// Yields the values of expressions for one request. Values that stand in the request as they are are not
/// copied. Request, values and key outlive it.
class Evaluator
{
public:
    /// `keyed` serves the pipe `hmac`, and only it.
    Evaluator(const http::Request &request, const Values &values, crypto::Hmac *keyed);

    /// Valid until the next call. Fails with ValueMissing, VariableMissing or what is wrong with the URL.
    base::Result<QByteArrayView> value(const Expression &expression);

    base::Result<Expanded> expand(const Template &text);

    /// After a change to the request.
    void requestChanged() { m_url.reset(); }

private:
    base::Result<QByteArrayView> piped(const Expression &expression);
    base::Result<QByteArrayView> sourceValue(const Expression &expression);
    base::Result<QByteArrayView> urlPart(const Expression &expression);
    base::Result<QByteArrayView> named(std::optional<QByteArray> value, const Expression &expression);
    static base::Result<QByteArrayView> required(QByteArrayView value, const Expression &expression);
    base::Result<void> parseUrl();
    base::Result<QByteArray> queryStringHash();

    const http::Request &m_request;
    const Values &m_values;
    crypto::Hmac *m_keyed;
    std::optional<http::Url> m_url;
    QByteArray m_scratch;
};

} // namespace sealwright::signing
