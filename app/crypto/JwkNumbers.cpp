// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/JwkNumbers.h"

#include "app/base/Encoding.h"

#include <algorithm>

namespace sealwright::crypto {

std::optional<JwkCurve> jwkCurveNamed(const QString &name)
{
    if (name == QLatin1String("P-256") || name == QLatin1String("secp256k1")) {
        return JwkCurve{32};
    }
    if (name == QLatin1String("P-384")) {
        return JwkCurve{48};
    }
    if (name == QLatin1String("P-521")) {
        return JwkCurve{66};
    }
    return std::nullopt;
}

base::Failure invalidMember(const char *member, const QString &reason)
{
    return base::failure(
        KeyError::JwkInvalid,
        {{"form", QStringLiteral("jwk")}, {"member", QString::fromLatin1(member)}, {"reason", reason}});
}

base::Result<base::SecretBytes> memberBytes(const base::Json &jwk, const char *member, qsizetype size)
{
    const auto found = jwk.find(member);
    if (found == jwk.end() || !found->is_string()) {
        return invalidMember(member, found == jwk.end() ? QStringLiteral("it is missing")
                                                        : QStringLiteral("it is no string"));
    }
    const auto &text = found->get_ref<const std::string &>();
    std::optional<QByteArray> bytes =
        base::decodeUnpadded(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    if (!bytes) {
        return invalidMember(member, QStringLiteral("it is not base64url without padding"));
    }
    if (bytes->isEmpty() || (size != 0 && bytes->size() != size)) {
        const QString reason = size == 0
                                   ? QStringLiteral("it is empty")
                                   : QStringLiteral("%1 bytes instead of %2").arg(bytes->size()).arg(size);
        base::wipe(*bytes);
        return invalidMember(member, reason);
    }
    return base::SecretBytes::take(*std::move(bytes));
}

OwnedNumber numberFrom(const base::SecretBytes &bigEndian)
{
    return OwnedNumber(
        BN_bin2bn(octets(bigEndian.view().data()), static_cast<int>(bigEndian.size()), nullptr));
}

std::string encodedNumber(const BIGNUM *number, qsizetype size)
{
    QByteArray bytes(std::max<qsizetype>(size, BN_num_bytes(number)), '\0');
    BN_bn2binpad(number, octets(bytes.data()), static_cast<int>(bytes.size()));
    return base::encode(bytes, base::Encoding::Base64Url).toStdString();
}

} // namespace sealwright::crypto
