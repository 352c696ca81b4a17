// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Request.h"
#include "app/signing/SigningError.h"

#include <vector>

namespace sealwright::signing {

/// Where and when a signature of AWS counts: `20150830T123600Z`, `us-east-1`, `service`.
struct CredentialScope
{
    QByteArray time;
    QByteArray region;
    QByteArray service;

    QByteArray date() const { return time.first(8); }

    /// `20150830/us-east-1/service/aws4_request`
    QByteArray text() const { return date() + "/" + region + "/" + service + "/aws4_request"; }
};

/// The canonical request of AWS Signature Version 4 over these headers (lower-case names, sorted). Fails with
/// what is wrong with the URL, or with ValueMissing for a header that is not there (Host comes from the URL).
base::Result<QByteArray> canonicalRequest(const http::Request &request,
                                          const std::vector<QByteArray> &signedHeaders,
                                          const QByteArray &service);

/// What is signed: the algorithm, the time, the scope and the hash of the canonical request.
QByteArray stringToSign(const CredentialScope &scope, const QByteArray &canonical);

/// With the key derived in four steps from the secret access key.
QByteArray awsSignature(const CredentialScope &scope, QByteArrayView secretAccessKey, QByteArrayView toSign);

} // namespace sealwright::signing
