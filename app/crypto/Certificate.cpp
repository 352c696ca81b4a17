// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Certificate.h"

#include "app/base/Encoding.h"
#include "app/crypto/DerShape.h"
#include "app/crypto/KeyReader.h"
#include "app/crypto/OpenSslHandles.h"
#include "app/crypto/PemBlocks.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <openssl/pem.h>

#include <algorithm>
#include <ctime>

namespace sealwright::crypto {
namespace {

using SharedCertificate = std::shared_ptr<X509>;
using OwnedX509 = Owned<X509, X509_free>;

bool isCertificateLabel(const QByteArray &label)
{
    return label == "CERTIFICATE" || label == "X509 CERTIFICATE";
}

SharedCertificate certificateIn(QByteArrayView der)
{
    const unsigned char *at = octets(der.data());
    const unsigned char *const end = at + der.size();
    OwnedX509 certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    return certificate && at == end ? SharedCertificate(std::move(certificate)) : nullptr;
}

QByteArray writtenTo(const OwnedBio &bio)
{
    char *bytes = nullptr;
    const long count = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<qsizetype>(count)};
}

/// `CN = client, O = Example`, as libcurl tells the server's.
QString nameText(const X509_NAME *name)
{
    const OwnedBio bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0,
                       XN_FLAG_ONELINE & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return QString::fromUtf8(writtenTo(bio));
}

base::TimePoint timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        return {};
    }
    return base::TimePoint(std::chrono::seconds(::timegm(&parts)));
}

QByteArray derOf(X509 *certificate)
{
    QByteArray der(i2d_X509(certificate, nullptr), '\0');
    unsigned char *at = octets(der.data());
    i2d_X509(certificate, &at);
    return der;
}

CertificateFacts certificateFacts(X509 *leaf, std::size_t count)
{
    CertificateFacts facts;
    facts.subject = nameText(X509_get_subject_name(leaf));
    facts.issuer = nameText(X509_get_issuer_name(leaf));
    facts.notBefore = timeOf(X509_get0_notBefore(leaf));
    facts.notAfter = timeOf(X509_get0_notAfter(leaf));
    facts.sha256 =
        QString::fromLatin1(QCryptographicHash::hash(derOf(leaf), QCryptographicHash::Sha256).toHex());
    facts.chained = static_cast<int>(count) - 1;
    return facts;
}

base::Failure damagedAt(std::size_t number)
{
    return base::failure(CertificateError::Damaged, {{"number", static_cast<qint64>(number)}});
}

base::Failure missing(const QString &form)
{
    return base::failure(CertificateError::Missing, {{"form", form}});
}

base::Result<std::vector<SharedCertificate>> fromBlocks(QByteArrayView text)
{
    const base::Result<std::vector<PemBlock>> blocks = pemBlocks(text);
    if (!blocks) {
        return base::Failure(blocks.error());
    }
    std::vector<SharedCertificate> certificates;
    for (const PemBlock &block : *blocks) {
        if (block.label.endsWith("PRIVATE KEY")) {
            return base::failure(CertificateError::HoldsPrivateKey);
        }
        if (!isCertificateLabel(block.label)) {
            continue;
        }
        const base::Result<PemContent> content = contentOf(block, nullptr);
        if (!content) {
            return base::Failure(content.error());
        }
        SharedCertificate certificate = certificateIn(content->der.view());
        if (!certificate) {
            return damagedAt(certificates.size() + 1);
        }
        certificates.push_back(std::move(certificate));
    }
    if (certificates.empty()) {
        return missing(blocks->empty() ? QString() : QString::fromLatin1(blocks->front().label));
    }
    return certificates;
}

base::Result<std::vector<SharedCertificate>> fromOneDer(QByteArrayView der)
{
    const base::Result<KeyStructure> structure = derStructure(der);
    if (structure && *structure != KeyStructure::Certificate) {
        switch (*structure) {
        case KeyStructure::Spki:
        case KeyStructure::Pkcs1Public:
            return missing(QString::fromLatin1(nameOf({*structure, KeyWrapping::Der})));
        default:
            return base::failure(CertificateError::HoldsPrivateKey);
        }
    }
    if (!structure && structure.error().is(KeyError::FormUnsupported)) {
        return missing(structure.error().fact("form"));
    }
    SharedCertificate certificate = certificateIn(der);
    if (!certificate) {
        return damagedAt(1);
    }
    return std::vector{std::move(certificate)};
}

base::Result<std::vector<SharedCertificate>> certificatesIn(QByteArrayView text)
{
    if (looksLikePem(text)) {
        return fromBlocks(text);
    }
    if (looksLikeDer(text)) {
        return fromOneDer(text);
    }
    QByteArray joined;
    joined.reserve(text.size());
    std::ranges::copy_if(text, std::back_inserter(joined),
                         [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
    const base::SecretBytes digits = base::SecretBytes::take(std::move(joined)); // it may be anything
    if (std::optional<QByteArray> bytes = base::decode(digits.view(), base::Encoding::Base64)) {
        const base::SecretBytes der = base::SecretBytes::take(*std::move(bytes));
        if (looksLikeDer(der.view())) {
            return fromOneDer(der.view());
        }
    }
    return missing({});
}

QString isoText(base::TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toUTC().toString(Qt::ISODate);
}

} // namespace

base::Json toJson(const CertificateFacts &facts)
{
    base::Json json;
    json["subject"] = base::utf8(facts.subject);
    json["issuer"] = base::utf8(facts.issuer);
    json["notBefore"] = base::utf8(isoText(facts.notBefore));
    json["notAfter"] = base::utf8(isoText(facts.notAfter));
    json["sha256"] = base::utf8(facts.sha256);
    json["chained"] = facts.chained;
    return json;
}

std::optional<CertificateWarning> warningOf(const CertificateFacts &facts, base::TimePoint now)
{
    if (now > facts.notAfter) {
        return CertificateWarning::Expired;
    }
    return now < facts.notBefore ? std::optional(CertificateWarning::NotYetValid) : std::nullopt;
}

base::Result<CertificateChain> CertificateChain::read(QByteArrayView text)
{
    const ErrorQueueKept queue;
    if (text.size() > kLongestKeyText) {
        return base::failure(KeyError::TooLarge, {{"size", text.size()}, {"limit", kLongestKeyText}});
    }
    base::Result<std::vector<SharedCertificate>> certificates = certificatesIn(text);
    if (!certificates) {
        return base::Failure(certificates.error());
    }
    CertificateFacts facts = certificateFacts(certificates->front().get(), certificates->size());
    return CertificateChain(*std::move(certificates), std::move(facts));
}

QByteArray CertificateChain::pem() const
{
    const ErrorQueueKept queue;
    const OwnedBio bio(BIO_new(BIO_s_mem()));
    for (const SharedCertificate &certificate : m_certificates) {
        PEM_write_bio_X509(bio.get(), certificate.get());
    }
    return writtenTo(bio);
}

base::Result<void> CertificateChain::checkKey(const PrivateKey &key) const
{
    const ErrorQueueKept queue;
    const auto owner = std::ranges::find_if(m_certificates, [&key](const SharedCertificate &certificate) {
        return X509_check_private_key(certificate.get(), key.handle()) == 1;
    });
    if (owner == m_certificates.begin()) {
        return {};
    }
    std::vector<base::Fact> facts{{"subject", m_facts.subject}};
    if (owner != m_certificates.end()) {
        facts.emplace_back("number", static_cast<qint64>(owner - m_certificates.begin()) + 1);
    }
    return base::failure(CertificateError::KeyMismatch, std::move(facts));
}

} // namespace sealwright::crypto
