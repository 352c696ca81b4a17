// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/DerShape.h"

#include "app/crypto/OpenSslHandles.h"

#include <openssl/asn1.h>

#include <algorithm>
#include <array>
#include <optional>

namespace sealwright::crypto {
namespace {

constexpr QByteArrayView kPkcs12Version("\x03", 1); // RFC 7292 §4

struct Element
{
    int tag;
    QByteArrayView content;
};

/// The element at the front of `rest`, which is then what follows it.
std::optional<Element> nextElement(QByteArrayView &rest)
{
    if (rest.isEmpty()) {
        return std::nullopt;
    }
    const unsigned char *at = octets(rest.data());
    const unsigned char *const start = at;
    long length = 0;
    int tag = 0;
    int tagClass = 0;
    const int outcome = ASN1_get_object(&at, &length, &tag, &tagClass, rest.size());
    // 0x80 is an error, 1 an indefinite length, which DER does not have (X.690 §10.1).
    if ((outcome & 0x81) != 0) {
        return std::nullopt;
    }
    const qsizetype header = at - start;
    const Element element{tagClass == V_ASN1_UNIVERSAL ? tag : -1, rest.sliced(header, length)};
    rest = rest.sliced(header + length);
    return element;
}

struct Outline
{
    std::array<int, 3> tags{-1, -1, -1}; ///< of the first three elements, -1 where there is none
    QByteArrayView first;
};

/// Nothing when the content is no sequence of whole elements.
std::optional<Outline> outlineOf(QByteArrayView content)
{
    Outline outline;
    for (std::size_t count = 0; !content.isEmpty(); ++count) {
        const std::optional<Element> element = nextElement(content);
        if (!element) {
            return std::nullopt;
        }
        if (count == 0) {
            outline.first = element->content;
        }
        if (count < outline.tags.size()) {
            outline.tags[count] = element->tag;
        }
    }
    return outline;
}

std::optional<KeyStructure> structureAfterNumber(const Outline &outline)
{
    switch (outline.tags[1]) {
    case V_ASN1_SEQUENCE:
        return KeyStructure::Pkcs8;
    case V_ASN1_OCTET_STRING:
        return KeyStructure::Sec1;
    case V_ASN1_INTEGER:
        return outline.tags[2] == V_ASN1_INTEGER ? KeyStructure::Pkcs1 : KeyStructure::Pkcs1Public;
    default:
        return std::nullopt;
    }
}

std::optional<KeyStructure> structureAfterSequence(const Outline &outline)
{
    switch (outline.tags[1]) {
    case V_ASN1_OCTET_STRING:
        return KeyStructure::EncryptedPkcs8;
    case V_ASN1_BIT_STRING:
        return KeyStructure::Spki;
    case V_ASN1_SEQUENCE:
        return outline.tags[2] == V_ASN1_BIT_STRING ? std::optional(KeyStructure::Certificate) : std::nullopt;
    default:
        return std::nullopt;
    }
}

/// How long the whole structure says it is, header included; 0 when it does not say (X.690 §8.1.3). Read
/// here, because some releases of OpenSSL tell no length of a header that ends the bytes.
qint64 statedSize(QByteArrayView der)
{
    constexpr int kLongForm = 0x80;
    constexpr int kMostLengthBytes = 4;
    if (der.size() < 2) {
        return 0;
    }
    const int first = octets(der.data())[1];
    if (first < kLongForm) {
        return qint64{2} + first;
    }
    const int count = first - kLongForm;
    if (count == 0 || count > kMostLengthBytes || der.size() < 2 + count) {
        return 0;
    }
    qint64 length = 0;
    for (const unsigned char *at = octets(der.data()) + 2; at != octets(der.data()) + 2 + count; ++at) {
        length = length * 256 + *at;
    }
    return 2 + count + length;
}

} // namespace

bool looksLikeDer(QByteArrayView bytes)
{
    constexpr char kConstructed = 0x20;
    constexpr qsizetype kEnoughToTell = 8;
    const auto isPrintable = [](char c) { return c >= ' ' && c <= '~'; };
    return bytes.size() > 1 && bytes.front() == static_cast<char>(V_ASN1_SEQUENCE | kConstructed) &&
           !std::ranges::all_of(bytes.first(std::min(bytes.size(), kEnoughToTell)), isPrintable);
}

base::Result<KeyStructure> derStructure(QByteArrayView der)
{
    const ErrorQueueKept queue;
    if (!looksLikeDer(der)) {
        return base::failure(KeyError::Unrecognised);
    }
    QByteArrayView rest = der;
    const std::optional<Element> whole = nextElement(rest);
    if (!whole) {
        if (const qint64 stated = statedSize(der); stated > der.size()) {
            return base::failure(KeyError::Truncated, {{"expected_bytes", stated}, {"bytes", der.size()}});
        }
        return base::failure(KeyError::Damaged);
    }
    const std::optional<Outline> outline = outlineOf(whole->content);
    if (!outline || !rest.isEmpty()) {
        return base::failure(KeyError::Damaged);
    }
    std::optional<KeyStructure> structure;
    if (outline->tags[0] == V_ASN1_INTEGER) {
        structure = structureAfterNumber(*outline);
        if (structure == KeyStructure::Pkcs8 && outline->first == kPkcs12Version) {
            return base::failure(KeyError::FormUnsupported, {{"form", QStringLiteral("pkcs12")}});
        }
    } else if (outline->tags[0] == V_ASN1_SEQUENCE) {
        structure = structureAfterSequence(*outline);
    }
    if (!structure) {
        return base::failure(KeyError::Unrecognised);
    }
    return *structure;
}

} // namespace sealwright::crypto
