// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/KeyPlan.h"

#include "app/signing/Encoding.h"

#include <array>

namespace sealwright::signing {
namespace {

constexpr std::array<const char *, 4> kDecodeNames{"utf8", "base64", "base64url", "hex"};

Encoding encodingOf(KeyPlan::Decode decode)
{
    switch (decode) {
    case KeyPlan::Decode::Base64:
        return Encoding::Base64;
    case KeyPlan::Decode::Base64Url:
        return Encoding::Base64Url;
    default:
        return Encoding::Hex;
    }
}

QString whyUndecodable(QByteArrayView text, qsizetype skipped, Encoding encoding)
{
    const qsizetype foreign = firstForeignCharacter(text, encoding);
    if (foreign < 0) {
        return QStringLiteral("incomplete");
    }
    return QStringLiteral("character %1 is not of the alphabet").arg(skipped + foreign + 1);
}

} // namespace

QByteArray nameOf(KeyPlan::Decode decode)
{
    return kDecodeNames[static_cast<std::size_t>(decode)];
}

std::optional<KeyPlan::Decode> keyDecodeNamed(QByteArrayView name)
{
    for (std::size_t i = 0; i < kDecodeNames.size(); ++i) {
        if (name == kDecodeNames[i]) {
            return static_cast<KeyPlan::Decode>(i);
        }
    }
    return std::nullopt;
}

QByteArrayView withoutPrefix(QByteArrayView text, const std::vector<QByteArray> &prefixes)
{
    for (const QByteArray &prefix : prefixes) {
        if (text.startsWith(prefix)) {
            return text.sliced(prefix.size());
        }
    }
    return text;
}

base::Result<base::SecretBytes> decodeKey(const KeyPlan &plan, const base::SecretBytes &secret)
{
    const QByteArrayView text = withoutPrefix(secret.view(), plan.prefixes);
    if (text.isEmpty()) {
        return base::failure(SigningError::KeyEmpty);
    }
    if (plan.decode == KeyPlan::Decode::Utf8) {
        return base::SecretBytes::copyOf(text);
    }
    const Encoding encoding = encodingOf(plan.decode);
    std::optional<QByteArray> decoded = decode(text, encoding);
    if (!decoded) {
        return base::failure(SigningError::KeyUndecodable,
                             {{"decode", QString::fromLatin1(nameOf(plan.decode))},
                              {"reason", whyUndecodable(text, secret.size() - text.size(), encoding)}});
    }
    if (decoded->isEmpty()) {
        return base::failure(SigningError::KeyEmpty);
    }
    return base::SecretBytes::take(*std::move(decoded));
}

} // namespace sealwright::signing
