// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace sealwright::text {
namespace {

QString translatedName(const char *text)
{
    return QCoreApplication::translate("Names", text);
}

/// The hash as its standard spells it: FIPS 180-4 writes SHA-256, RFC 1321 MD5.
QString hashName(QByteArrayView name)
{
    if (name.startsWith("sha")) {
        return QStringLiteral("SHA-%1").arg(QString::fromLatin1(name.sliced(3)));
    }
    return QString::fromLatin1(name).toUpper();
}

} // namespace

QString describe(vault::StoreKind kind)
{
    switch (kind) {
    case vault::StoreKind::Keychain:
        return translatedName(QT_TRANSLATE_NOOP("Names", "the system keychain"));
    case vault::StoreKind::Session:
        return translatedName(QT_TRANSLATE_NOOP("Names", "memory, until Sealwright is closed"));
    case vault::StoreKind::VaultFile:
        return translatedName(QT_TRANSLATE_NOOP("Names", "the vault file"));
    }
    return {};
}

QString describe(vault::PassphraseStrength strength)
{
    switch (strength) {
    case vault::PassphraseStrength::None:
        return translatedName(
            QT_TRANSLATE_NOOP("Names", "Four or five words that nobody else would put together are strong."));
    case vault::PassphraseStrength::Weak:
        return translatedName(QT_TRANSLATE_NOOP(
            "Names", "Weak: whoever has the file could guess this passphrase. Use several words."));
    case vault::PassphraseStrength::Fair:
        return translatedName(QT_TRANSLATE_NOOP("Names", "Fair: another word would make it strong."));
    case vault::PassphraseStrength::Strong:
        return translatedName(QT_TRANSLATE_NOOP("Names", "Strong."));
    }
    return {};
}

QString algorithmName(QByteArrayView algorithm)
{
    if (algorithm.startsWith("hmac-")) {
        return QStringLiteral("HMAC-%1").arg(hashName(algorithm.sliced(5)));
    }
    if (algorithm.startsWith("digest-")) {
        return hashName(algorithm.sliced(7));
    }
    if (algorithm.startsWith("jwt:")) {
        return QStringLiteral("JWT %1").arg(visible(algorithm.sliced(4)));
    }
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 13> kNames = {{
        {"ed25519", "Ed25519"},
        {"ecdsa-p256-sha256", QT_TRANSLATE_NOOP("Names", "ECDSA P-256 with SHA-256")},
        {"ecdsa-p384-sha384", QT_TRANSLATE_NOOP("Names", "ECDSA P-384 with SHA-384")},
        {"rsa-pss-sha512", QT_TRANSLATE_NOOP("Names", "RSA-PSS with SHA-512")},
        {"rsa-v1_5-sha256", QT_TRANSLATE_NOOP("Names", "RSA with SHA-256")},
        {"builtin:rfc9421", QT_TRANSLATE_NOOP("Names", "HTTP Message Signatures")},
        {"builtin:aws-sigv4", QT_TRANSLATE_NOOP("Names", "AWS Signature Version 4")},
        {"builtin:jws-detached", QT_TRANSLATE_NOOP("Names", "detached JWS")},
        {"ecdsa-p256", "ECDSA P-256 (DER)"},
        {"ecdsa-p256-raw", "ECDSA P-256 (r and s)"},
        {"rsa-sha1", "RSA with SHA-1"},
        {"rsa-sha256", "RSA with SHA-256"},
        {"token", QT_TRANSLATE_NOOP("Names", "a plain token")},
    }};
    for (const auto &[code, name] : kNames) {
        if (code == algorithm) {
            return translatedName(name);
        }
    }
    return visible(algorithm);
}

QString encodingName(QByteArrayView encoding)
{
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 7> kNames = {{
        {"hex", QT_TRANSLATE_NOOP("Names", "hex, lower case")},
        {"HEX", QT_TRANSLATE_NOOP("Names", "hex, upper case")},
        {"base64", QT_TRANSLATE_NOOP("Names", "base64")},
        {"base64url", QT_TRANSLATE_NOOP("Names", "base64url, without padding")},
        {"utf8", QT_TRANSLATE_NOOP("Names", "text (UTF-8)")},
        {"pem", "PEM"},
        {"jwk", "JWK"},
    }};
    for (const auto &[code, name] : kNames) {
        if (code == encoding) {
            return translatedName(name);
        }
    }
    return visible(encoding);
}

} // namespace sealwright::text
