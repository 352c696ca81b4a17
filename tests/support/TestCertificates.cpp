// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestCertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace sealwright::tests {

TestCertificates::TestCertificates()
{
    m_isValid =
        m_folder.isValid() &&
        run({QStringLiteral("ecparam"), QStringLiteral("-name"), QStringLiteral("prime256v1"),
             QStringLiteral("-genkey"), QStringLiteral("-noout"), QStringLiteral("-out"),
             QStringLiteral("ca.key")}) &&
        run({QStringLiteral("ecparam"), QStringLiteral("-name"), QStringLiteral("prime256v1"),
             QStringLiteral("-genkey"), QStringLiteral("-noout"), QStringLiteral("-out"),
             QStringLiteral("leaf.key")}) &&
        run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-new"), QStringLiteral("-key"),
             QStringLiteral("ca.key"), QStringLiteral("-subj"), QStringLiteral("/CN=Test Authority"),
             QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-out"),
             QStringLiteral("ca.pem")}) &&
        run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-new"), QStringLiteral("-key"),
             QStringLiteral("leaf.key"), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
             QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost"),
             QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-out"),
             QStringLiteral("self.pem")}) &&
        issue(QStringLiteral("good"), QStringLiteral("localhost"),
              QStringLiteral("DNS:localhost,IP:127.0.0.1"), 2) &&
        issue(QStringLiteral("expired"), QStringLiteral("localhost"), QStringLiteral("DNS:localhost"), -1) &&
        issue(QStringLiteral("other"), QStringLiteral("other.test"), QStringLiteral("DNS:other.test"), 2) &&
        issue(QStringLiteral("client"), QStringLiteral("client"), QStringLiteral("DNS:client.test"), 2);
}

bool TestCertificates::run(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

bool TestCertificates::issue(const QString &name, const QString &commonName, const QString &alternatives,
                             int days) const
{
    QFile extensions(file(QStringLiteral("extensions")));
    if (!extensions.open(QIODevice::WriteOnly)) {
        return false;
    }
    extensions.write("subjectAltName=" + alternatives.toUtf8() + '\n');
    extensions.close();
    const QString request = name + QStringLiteral(".csr");
    const QString certificate = name + QStringLiteral(".pem");
    return run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-key"),
                QStringLiteral("leaf.key"), QStringLiteral("-subj"), QStringLiteral("/CN=%1").arg(commonName),
                QStringLiteral("-out"), request}) &&
           run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
                QStringLiteral("-CA"), QStringLiteral("ca.pem"), QStringLiteral("-CAkey"),
                QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
                QString::number(days), QStringLiteral("-extfile"), QStringLiteral("extensions"),
                QStringLiteral("-out"), certificate});
}

QSslConfiguration TestCertificates::server(Leaf leaf, bool clients) const
{
    const QString name = leaf == Leaf::Good         ? QStringLiteral("good.pem")
                         : leaf == Leaf::Expired    ? QStringLiteral("expired.pem")
                         : leaf == Leaf::SelfSigned ? QStringLiteral("self.pem")
                                                    : QStringLiteral("other.pem");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate::fromPath(file(name)).value(0));
    QFile key(keyFile());
    if (key.open(QIODevice::ReadOnly)) {
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    }
    configuration.setPeerVerifyMode(clients ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (clients) {
        configuration.setCaCertificates(QSslCertificate::fromPath(authorityFile()));
    }
    return configuration;
}

} // namespace sealwright::tests
