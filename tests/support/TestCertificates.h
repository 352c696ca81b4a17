// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QTemporaryDir>

namespace sealwright::tests {

/// Certificates made with the openssl program for one run of a test, and thrown away with it.
class TestCertificates
{
public:
    enum class Leaf { Good, Expired, SelfSigned, WrongHost };

    /// Check `isValid` first: without it the openssl program is missing or refused.
    TestCertificates();

    bool isValid() const { return m_isValid; }

    QString authorityFile() const { return file(QStringLiteral("ca.pem")); }

    QString clientCertificateFile() const { return file(QStringLiteral("client.pem")); }

    QString keyFile() const { return file(QStringLiteral("leaf.key")); }

    QString file(const QString &name) const { return m_folder.filePath(name); }

    /// For a server with this certificate; with `clients` it takes only clients that have one of ours.
    QSslConfiguration server(Leaf leaf, bool clients = false) const;

private:
    enum class Validity { Now, Past };

    bool run(const QStringList &arguments) const;
    bool write(const QString &name, const QByteArray &text) const;
    bool issue(const QString &name, const QString &commonName, const QString &alternatives,
               Validity validity) const;

    QTemporaryDir m_folder;
    bool m_isValid = false;
};

} // namespace sealwright::tests
