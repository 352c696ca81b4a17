// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace sealwright::text {
namespace {

QString keyWords(const char *text)
{
    return QCoreApplication::translate("Keys", text);
}

/// `pkcs8-pem` as "PKCS#8 in PEM": the names of crypto::KeyForm.
QString formWords(QByteArrayView form)
{
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 9> kStructures = {{
        {"encrypted-pkcs8", QT_TRANSLATE_NOOP("Keys", "encrypted PKCS#8")},
        {"pkcs8", "PKCS#8"},
        {"pkcs1-public", "PKCS#1"},
        {"pkcs1", "PKCS#1"},
        {"sec1", "SEC1"},
        {"spki", "SPKI"},
        {"x509", QT_TRANSLATE_NOOP("Keys", "certificate")},
        {"jwk", "JWK"},
        {"raw", QT_TRANSLATE_NOOP("Keys", "bare bytes")},
    }};
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 4> kWrappings = {{
        {"pem", "PEM"},
        {"der", "DER"},
        {"base64", "base64"},
        {"hex", "hex"},
    }};
    for (const auto &[name, structure] : kStructures) {
        if (form == name) {
            return keyWords(structure);
        }
        for (const auto &[ending, wrapping] : kWrappings) {
            if (form.size() == name.size() + 1 + ending.size() && form.startsWith(name) &&
                form.endsWith(ending)) {
                return keyWords(QT_TRANSLATE_NOOP("Keys", "%1 in %2"))
                    .arg(keyWords(structure), QLatin1String(wrapping));
            }
        }
    }
    return visible(form);
}

QString typeWords(QByteArrayView type, int bits)
{
    if (type == "RSA" || type == "RSA-PSS") {
        return keyWords(QT_TRANSLATE_NOOP("Keys", "%1, %2 bits"))
            .arg(QString::fromLatin1(type), QString::number(bits));
    }
    if (type.startsWith("Ed")) {
        return keyWords(QT_TRANSLATE_NOOP("Keys", "%1, %2 bits"))
            .arg(QString::fromLatin1(type), QString::number(bits));
    }
    return keyWords(QT_TRANSLATE_NOOP("Keys", "elliptic curve %1, %2 bits"))
        .arg(QString::fromLatin1(type), QString::number(bits));
}

} // namespace

QString describe(const signing::KeyStep &key)
{
    if (!key.type.isEmpty()) {
        QStringList words{typeWords(key.type, key.bits), formWords(key.decoded)};
        if (key.fingerprint) {
            words.append(keyWords(QT_TRANSLATE_NOOP("Keys", "fingerprint of its public half %1"))
                             .arg(*key.fingerprint));
        }
        return words.join(QStringLiteral(", "));
    }
    const QString bytes = key.bytes == 1 ? keyWords(QT_TRANSLATE_NOOP("Keys", "1 byte"))
                                         : keyWords(QT_TRANSLATE_NOOP("Keys", "%1 bytes")).arg(key.bytes);
    const QString decoded = encodingName(key.decoded);
    if (!key.fingerprint) {
        return keyWords(QT_TRANSLATE_NOOP("Keys", "%1, %2, too short to have a fingerprint"))
            .arg(decoded, bytes);
    }
    return keyWords(QT_TRANSLATE_NOOP("Keys", "%1, %2, fingerprint %3"))
        .arg(decoded, bytes, *key.fingerprint);
}

} // namespace sealwright::text
