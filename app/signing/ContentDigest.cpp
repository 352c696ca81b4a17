// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/ContentDigest.h"

#include "app/crypto/Hmac.h"
#include "app/http/StructuredField.h"

namespace sealwright::signing {
namespace {

namespace structured = http::structured;
using crypto::HashAlgorithm;

std::optional<HashAlgorithm> hashOf(QByteArrayView key)
{
    if (key == "sha-256") {
        return HashAlgorithm::Sha256;
    }
    return key == "sha-512" ? std::optional(HashAlgorithm::Sha512) : std::nullopt;
}

} // namespace

QByteArray contentDigest(HashAlgorithm hash, QByteArrayView body)
{
    structured::Dictionary field;
    field.set(hash == HashAlgorithm::Sha512 ? "sha-512" : "sha-256",
              structured::Item{structured::BareItem::bytes(crypto::digest(hash, body)), {}});
    return serialize(field);
}

DigestFinding checkContentDigest(QByteArrayView field, QByteArrayView body)
{
    const std::optional<structured::Dictionary> dictionary = structured::parseDictionary(field);
    if (!dictionary || dictionary->entries.empty()) {
        return DigestFinding::Malformed;
    }
    DigestFinding finding = DigestFinding::Unknown;
    for (const structured::Entry &entry : dictionary->entries) {
        const std::optional<HashAlgorithm> hash = hashOf(entry.key);
        if (!hash) {
            continue;
        }
        const auto *item = std::get_if<structured::Item>(&entry.value);
        if (item == nullptr || item->value.kind != structured::BareItem::Kind::Bytes) {
            return DigestFinding::Malformed;
        }
        if (!crypto::equalInConstantTime(item->value.value, crypto::digest(*hash, body))) {
            return DigestFinding::Wrong;
        }
        finding = DigestFinding::Right;
    }
    return finding;
}

} // namespace sealwright::signing
