// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeKey.h"

#include "app/crypto/Fingerprint.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QStringList>

namespace sealwright::text {
namespace {

/// More are not listed by name.
constexpr std::size_t kMostNamed = 6;
constexpr qsizetype kLongestKid = 24;

QString keyPhrase(const char *text)
{
    return QCoreApplication::translate("Keys", text);
}

QString structureName(crypto::KeyStructure structure)
{
    using enum crypto::KeyStructure;
    switch (structure) {
    case Pkcs8:
        return QStringLiteral("PKCS#8");
    case EncryptedPkcs8:
        return keyPhrase(QT_TRANSLATE_NOOP("Keys", "encrypted PKCS#8"));
    case Pkcs1:
    case Pkcs1Public:
        return QStringLiteral("PKCS#1");
    case Sec1:
        return QStringLiteral("SEC1");
    case Spki:
        return QStringLiteral("SPKI");
    case Certificate:
        return keyPhrase(QT_TRANSLATE_NOOP("Keys", "X.509 certificate"));
    case Jwk:
        return QStringLiteral("JWK");
    case Raw:
        break;
    }
    return keyPhrase(QT_TRANSLATE_NOOP("Keys", "bare bytes"));
}

QString formName(const crypto::KeyForm &form)
{
    QString structure = structureName(form.structure);
    const QString in = keyPhrase(QT_TRANSLATE_NOOP("Keys", "%1 in %2"));
    switch (form.wrapping) {
    case crypto::KeyWrapping::Pem:
        return in.arg(structure, QStringLiteral("PEM"));
    case crypto::KeyWrapping::Der:
        return in.arg(structure, QStringLiteral("DER"));
    case crypto::KeyWrapping::Base64:
        return in.arg(structure, QStringLiteral("base64"));
    case crypto::KeyWrapping::Hex:
        return in.arg(structure, QStringLiteral("hex"));
    case crypto::KeyWrapping::Json:
        break;
    }
    return structure;
}

/// The curve's name says how long it is.
QString typeName(const crypto::KeyFacts &facts)
{
    const QString type = QString::fromLatin1(crypto::nameOf(facts.type));
    return crypto::isRsa(facts.type)
               ? keyPhrase(QT_TRANSLATE_NOOP("Keys", "%1, %2 bits")).arg(type, QString::number(facts.bits))
               : type;
}

QString secretName(qsizetype bytes, const std::optional<QString> &fingerprint)
{
    const QString length = byteCount(bytes);
    return fingerprint ? keyPhrase(QT_TRANSLATE_NOOP("Keys", "Shared secret, %1, fingerprint %2"))
                             .arg(length, *fingerprint)
                       : keyPhrase(QT_TRANSLATE_NOOP("Keys", "Shared secret, %1")).arg(length);
}

QString nameOf(const jwt::CheckingKey &key)
{
    if (const auto *secret = std::get_if<base::SecretBytes>(&key)) {
        return secretName(secret->size(), crypto::fingerprint(*secret));
    }
    return describe(std::get<crypto::PublicKey>(key).facts());
}

QString nameOf(const jwt::KeySetEntry &entry)
{
    const QString kid = entry.kid ? elideMiddle(visible(*entry.kid), kLongestKid)
                                  : keyPhrase(QT_TRANSLATE_NOOP("Keys", "one without kid"));
    if (!entry.key) {
        return keyPhrase(QT_TRANSLATE_NOOP("Keys", "%1 cannot be used")).arg(kid);
    }
    const auto *pair = std::get_if<crypto::PublicKey>(&*entry.key);
    const QString type = pair != nullptr ? QString::fromLatin1(crypto::nameOf(pair->type()))
                                         : keyPhrase(QT_TRANSLATE_NOOP("Keys", "shared secret"));
    return entry.forSigning ? QStringLiteral("%1 (%2)").arg(kid, type)
                            : keyPhrase(QT_TRANSLATE_NOOP("Keys", "%1 (%2, not for signing)")).arg(kid, type);
}

} // namespace

QString describe(const crypto::KeyFacts &facts)
{
    return keyPhrase(QT_TRANSLATE_NOOP("Keys", "%1, %2, fingerprint %3"))
        .arg(typeName(facts), formName(facts.form), facts.fingerprint);
}

QString describe(const crypto::KeyWeakness &weakness)
{
    return weakness.kind == crypto::KeyWeakness::Kind::ShortModulus
               ? keyPhrase(QT_TRANSLATE_NOOP("Keys", "The RSA key has only %1 bits: fewer than 2048 can be "
                                                     "broken. Ask its owner for a longer one."))
                     .arg(weakness.bits)
               : keyPhrase(QT_TRANSLATE_NOOP("Keys", "The Ed25519 key is a point of small order: anybody can "
                                                     "make signatures that match it."));
}

QString describe(const flow::KeyReport &report)
{
    if (report.isEncrypted) {
        return keyPhrase(QT_TRANSLATE_NOOP("Keys", "Encrypted private key: give its passphrase below."));
    }
    if (report.problem) {
        return {};
    }
    return report.facts ? describe(*report.facts) : secretName(report.secretBytes, report.fingerprint);
}

QString describe(const jwt::JwkSet &keys)
{
    const auto &entries = keys.entries();
    if (entries.size() == 1 && keys.isOneKey() && entries.front().key) {
        return nameOf(*entries.front().key);
    }
    if (entries.empty()) {
        return keyPhrase(QT_TRANSLATE_NOOP("Keys", "An empty key set: no token verifies with it."));
    }
    QStringList names;
    for (std::size_t i = 0; i < entries.size() && i < kMostNamed; ++i) {
        names.append(nameOf(entries[i]));
    }
    if (entries.size() > kMostNamed) {
        names.append(QStringLiteral("…"));
    }
    const QString list = names.join(QStringLiteral(", "));
    return entries.size() == 1 ? keyPhrase(QT_TRANSLATE_NOOP("Keys", "1 key: %1")).arg(list)
                               : keyPhrase(QT_TRANSLATE_NOOP("Keys", "%1 keys: %2"))
                                     .arg(QString::number(entries.size()), list);
}

} // namespace sealwright::text
