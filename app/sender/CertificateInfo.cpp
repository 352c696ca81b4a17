// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CertificateInfo.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace sealwright::sender {
namespace {

QByteArray derOf(const QByteArray &pem)
{
    const QByteArray begin = QByteArrayLiteral("-----BEGIN CERTIFICATE-----");
    const qsizetype start = pem.indexOf(begin);
    const qsizetype end = pem.indexOf("-----END CERTIFICATE-----");
    if (start < 0 || end < start) {
        return {};
    }
    return QByteArray::fromBase64(pem.sliced(start + begin.size(), end - start - begin.size()));
}

int monthOf(const QByteArray &name)
{
    constexpr std::array<const char *, 12> kNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto *found = std::ranges::find_if(kNames, [&](const char *month) { return name == month; });
    return found == kNames.end() ? 0 : static_cast<int>(found - kNames.begin()) + 1;
}

} // namespace

QString isoTime(const QByteArray &text)
{
    const QList<QByteArray> words = text.simplified().split(' ');
    if (words.size() == 5 && words[4] == "GMT") {
        const QDate date(words[3].toInt(), monthOf(words[0]), words[1].toInt());
        const QTime time = QTime::fromString(QString::fromLatin1(words[2]), QStringLiteral("HH:mm:ss"));
        if (date.isValid() && time.isValid()) {
            // As UTC: of a zone, even this one, Qt 6.4 writes the offset.
            return QDateTime(date, time, QTimeZone::utc()).toUTC().toString(Qt::ISODate);
        }
    }
    return QString::fromUtf8(text);
}

http::PeerCertificate peerCertificate(const std::vector<QByteArray> &fields)
{
    http::PeerCertificate certificate;
    for (const QByteArray &field : fields) {
        const qsizetype colon = field.indexOf(':');
        const QByteArray name = field.left(colon);
        const QByteArray value = field.mid(colon + 1);
        if (name == "Subject") {
            certificate.subject = QString::fromUtf8(value);
        } else if (name == "Issuer") {
            certificate.issuer = QString::fromUtf8(value);
        } else if (name == "Expire date") {
            certificate.notAfter = isoTime(value);
        } else if (name == "Cert") {
            certificate.sha256 = QString::fromLatin1(
                QCryptographicHash::hash(derOf(value), QCryptographicHash::Sha256).toHex());
        }
    }
    return certificate;
}

bool isCertificateRequest(QByteArrayView line)
{
    return line.contains("(IN), TLS handshake, Request CERT");
}

std::optional<http::TlsFacts> tlsFactsFromText(QByteArrayView line)
{
    constexpr QByteArrayView kPrefix("SSL connection using ");
    if (!line.startsWith(kPrefix)) {
        return std::nullopt;
    }
    const QList<QByteArray> pieces = line.sliced(kPrefix.size()).toByteArray().trimmed().split('/');
    http::TlsFacts facts;
    facts.version = QString::fromLatin1(pieces.front().trimmed());
    if (pieces.size() > 1) {
        facts.cipher = QString::fromLatin1(pieces.at(1).trimmed());
    }
    return facts;
}

} // namespace sealwright::sender
