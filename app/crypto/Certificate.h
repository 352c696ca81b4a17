// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/crypto/Key.h"

#include <optional>
#include <vector>

struct x509_st;

namespace sealwright::crypto {

enum class CertificateError {
    Missing,         ///< there is none in the text: fact `form` (what is there instead, when it is known)
    HoldsPrivateKey, ///< the text holds a private key, alone or beside the certificate
    Damaged,         ///< fact `number` (which of the chain, from 1)
    KeyMismatch,     ///< the key is another one's: facts `subject`, `number` (of the chain's it belongs to)
};

constexpr base::ErrorInfo errorInfo(CertificateError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case CertificateError::Missing:
        return {"certificate_missing", BadInput};
    case CertificateError::HoldsPrivateKey:
        return {"certificate_holds_private_key", BadInput};
    case CertificateError::Damaged:
        return {"certificate_damaged", BadInput};
    case CertificateError::KeyMismatch:
        return {"certificate_key_mismatch", BadInput};
    }
    return {};
}

/// What may be shown of a certificate: all of it is public.
struct CertificateFacts
{
    QString subject; ///< `CN = client, O = Example`
    QString issuer;
    base::TimePoint notBefore{};
    base::TimePoint notAfter{};
    QString sha256;  ///< of its DER, lower-case hex
    int chained = 0; ///< further certificates behind it

    bool operator==(const CertificateFacts &) const = default;
};

/// `{"subject","issuer","notBefore","notAfter","sha256","chained"}`
base::Json toJson(const CertificateFacts &facts);

enum class CertificateWarning { Expired, NotYetValid };

/// What TLS would refuse it for at `now`.
std::optional<CertificateWarning> warningOf(const CertificateFacts &facts, base::TimePoint now);

/// A certificate with those that lead from it to an authority (RFC 8446 §4.4.2): its own first. Nobody checks
/// here that they do. Cheap to copy.
class CertificateChain
{
public:
    /// PEM, one block or several; DER of one, or base64 of that. Fails with a CertificateError, or with
    /// PemTruncated, PemDamaged or TooLarge of KeyError.
    static base::Result<CertificateChain> read(QByteArrayView text);

    const CertificateFacts &facts() const { return m_facts; }

    /// All of them in PEM, whatever they came in.
    QByteArray pem() const;

    /// Fails with KeyMismatch where the first one was made for another key.
    base::Result<void> checkKey(const PrivateKey &key) const;

private:
    using Certificates = std::vector<std::shared_ptr<x509_st>>;

    CertificateChain(Certificates certificates, CertificateFacts facts)
        : m_certificates(std::move(certificates))
        , m_facts(std::move(facts))
    {
    }

    Certificates m_certificates;
    CertificateFacts m_facts;
};

} // namespace sealwright::crypto
