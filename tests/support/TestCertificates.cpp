// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestCertificates.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace sealwright::tests {
namespace {

/// `x509 -days` makes no certificate of the past any more (OpenSSL 3.5); `ca`, which takes dates, wants a
/// database.
constexpr char kAuthority[] = R"([ca]
default_ca = test
[test]
new_certs_dir = .
database = database
rand_serial = yes
unique_subject = no
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = names
[names]
commonName = supplied
)";

/// As `ca` takes it: YYMMDDHHMMSSZ.
QString time(const QDateTime &moment)
{
    return moment.toString(QStringLiteral("yyMMddHHmmss'Z'"));
}

} // namespace

TestCertificates::TestCertificates()
{
    m_isValid = m_folder.isValid() && write(QStringLiteral("ca.conf"), kAuthority) &&
                write(QStringLiteral("database"), {}) &&
                run({QStringLiteral("ecparam"), QStringLiteral("-name"), QStringLiteral("prime256v1"),
                     QStringLiteral("-genkey"), QStringLiteral("-noout"), QStringLiteral("-out"),
                     QStringLiteral("ca.key")}) &&
                run({QStringLiteral("ecparam"), QStringLiteral("-name"), QStringLiteral("prime256v1"),
                     QStringLiteral("-genkey"), QStringLiteral("-noout"), QStringLiteral("-out"),
                     QStringLiteral("leaf.key")}) &&
                run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-new"),
                     QStringLiteral("-key"), QStringLiteral("ca.key"), QStringLiteral("-subj"),
                     QStringLiteral("/CN=Test Authority"), QStringLiteral("-days"), QStringLiteral("2"),
                     QStringLiteral("-out"), QStringLiteral("ca.pem")}) &&
                run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-new"),
                     QStringLiteral("-key"), QStringLiteral("leaf.key"), QStringLiteral("-subj"),
                     QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                     QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-days"),
                     QStringLiteral("2"), QStringLiteral("-out"), QStringLiteral("self.pem")}) &&
                issue(QStringLiteral("good"), QStringLiteral("localhost"),
                      QStringLiteral("DNS:localhost,IP:127.0.0.1"), Validity::Now) &&
                issue(QStringLiteral("expired"), QStringLiteral("localhost"), QStringLiteral("DNS:localhost"),
                      Validity::Past) &&
                issue(QStringLiteral("other"), QStringLiteral("other.test"), QStringLiteral("DNS:other.test"),
                      Validity::Now) &&
                issue(QStringLiteral("client"), QStringLiteral("client"), QStringLiteral("DNS:client.test"),
                      Validity::Now);
}

bool TestCertificates::run(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

bool TestCertificates::write(const QString &name, const QByteArray &text) const
{
    QFile written(file(name));
    return written.open(QIODevice::WriteOnly) && written.write(text) == text.size();
}

bool TestCertificates::issue(const QString &name, const QString &commonName, const QString &alternatives,
                             Validity validity) const
{
    const QString request = name + QStringLiteral(".csr");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 end = validity == Validity::Now ? 2 : -1;
    return write(QStringLiteral("extensions"), "subjectAltName=" + alternatives.toUtf8() + '\n') &&
           run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-key"),
                QStringLiteral("leaf.key"), QStringLiteral("-subj"), QStringLiteral("/CN=%1").arg(commonName),
                QStringLiteral("-out"), request}) &&
           run({QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"),
                QStringLiteral("-config"), QStringLiteral("ca.conf"), QStringLiteral("-startdate"),
                time(now.addDays(end - 2)), QStringLiteral("-enddate"), time(now.addDays(end)),
                QStringLiteral("-extfile"), QStringLiteral("extensions"), QStringLiteral("-in"), request,
                QStringLiteral("-out"), name + QStringLiteral(".pem")});
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
