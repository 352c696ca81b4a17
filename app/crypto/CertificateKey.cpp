// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/CertificateKey.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace sealwright::crypto {
namespace {

template<auto release>
struct Release
{
    void operator()(auto *object) const { release(object); }
};

using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;

Bio readerOf(QByteArrayView text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// Without it OpenSSL would ask on the terminal.
int noPassword(char * /*buffer*/, int /*size*/, int /*writing*/, void * /*data*/)
{
    return -1;
}

} // namespace

bool isKeyOfCertificate(QByteArrayView keyPem, QByteArrayView certificatePem)
{
    const Bio keyText = readerOf(keyPem);
    const Bio certificateText = readerOf(certificatePem);
    const Key key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, noPassword, nullptr));
    const Certificate certificate(PEM_read_bio_X509(certificateText.get(), nullptr, noPassword, nullptr));
    const bool belongs = key && certificate && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    return belongs;
}

} // namespace sealwright::crypto
