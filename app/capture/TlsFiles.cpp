// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/TlsFiles.h"

#include "app/base/SecretBytes.h"
#include "app/crypto/CertificateKey.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace sealwright::capture {

namespace {

base::Failure unreadable(const QString &path, const char *reason)
{
    return base::failure(CaptureError::TlsFileUnreadable,
                         {{"path", path}, {"reason", QString::fromLatin1(reason)}});
}

base::Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::failure(CaptureError::TlsFileUnreadable,
                             {{"path", path}, {"reason", file.errorString()}});
    }
    return file.readAll();
}

} // namespace

base::Result<QSslConfiguration> readTlsFiles(const QString &certificateFile, const QString &keyFile)
{
    const base::Result<QByteArray> certificates = readFile(certificateFile);
    if (!certificates) {
        return base::Failure(certificates.error());
    }
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificates, QSsl::Pem);
    if (chain.isEmpty() || chain.front().isNull()) {
        return unreadable(certificateFile, "it holds no PEM certificate");
    }
    base::Result<QByteArray> keyText = readFile(keyFile);
    if (!keyText) {
        return base::Failure(keyText.error());
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*keyText, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull()) {
            configuration.setPrivateKey(key);
            const bool belongs = crypto::isKeyOfCertificate(*keyText, *certificates);
            base::wipe(*keyText);
            return belongs ? base::Result<QSslConfiguration>(configuration)
                           : unreadable(keyFile, "it is not the key of the certificate");
        }
    }
    base::wipe(*keyText);
    return unreadable(keyFile, "it holds no unencrypted PEM private key");
}

} // namespace sealwright::capture
