// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyReader.h"

#include "app/base/Encoding.h"
#include "app/base/Json.h"
#include "app/crypto/DerKey.h"
#include "app/crypto/DerShape.h"
#include "app/crypto/JwkKey.h"
#include "app/crypto/OpenSslHandles.h"
#include "app/crypto/PemBlocks.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sealwright::crypto {
namespace {

constexpr qsizetype kEd25519Bytes = 32;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

/// Bytes that came in hex or base64, of one of the alphabets and with any line breaks.
struct TextBytes
{
    base::SecretBytes bytes;
    KeyWrapping wrapping;
};

std::optional<TextBytes> bytesInText(QByteArrayView text)
{
    QByteArray joined;
    joined.reserve(text.size()); // never grown: no copy stays behind unwiped
    std::ranges::copy_if(text, std::back_inserter(joined), [](char c) { return !isBlank(c); });
    const base::SecretBytes digits = base::SecretBytes::take(std::move(joined));
    for (const base::Encoding encoding :
         {base::Encoding::Hex, base::Encoding::Base64, base::Encoding::Base64Url}) {
        if (std::optional<QByteArray> bytes = base::decode(digits.view(), encoding)) {
            return TextBytes{base::SecretBytes::take(*std::move(bytes)),
                             encoding == base::Encoding::Hex ? KeyWrapping::Hex : KeyWrapping::Base64};
        }
    }
    return std::nullopt;
}

/// Where the bytes themselves did not tell their form, at least their wrapping is known.
base::Failure withForm(const base::Error &error, const QString &form)
{
    return error.fact("form").isEmpty() ? base::Failure(error.with({"form", form})) : base::Failure(error);
}

base::Failure unrecognised(QByteArrayView text)
{
    constexpr std::array<std::pair<const char *, const char *>, 6> kForeign{
        {{"ssh-", "openssh"},
         {"ecdsa-sha2-", "openssh"},
         {"PuTTY-User-Key-File", "putty"},
         {"age1", "age"},
         {"AGE-SECRET-KEY-", "age"},
         {"untrusted comment:", "minisign"}}};
    for (const auto &[start, form] : kForeign) {
        if (text.startsWith(QByteArrayView(start))) {
            return base::failure(KeyError::FormUnsupported, {{"form", QString::fromLatin1(form)}});
        }
    }
    return base::failure(KeyError::Unrecognised);
}

base::Result<PrivateKey> rawPrivateKey(const base::SecretBytes &bytes, KeyWrapping wrapping)
{
    OwnedKey key(EVP_PKEY_new_raw_private_key_ex(nullptr, "ED25519", nullptr, octets(bytes.view().data()),
                                                 kEd25519Bytes));
    std::array<char, kEd25519Bytes> derived{};
    std::size_t size = derived.size();
    const QByteArrayView given = bytes.view().sliced(kEd25519Bytes);
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), octets(derived.data()), &size) != 1 ||
        (!given.isEmpty() && given != QByteArrayView(derived.data(), kEd25519Bytes))) {
        return base::failure(KeyError::Damaged,
                             {{"form", QString::fromLatin1(nameOf({KeyStructure::Raw, wrapping}))}});
    }
    return PrivateKey::adopt(std::move(key), {KeyStructure::Raw, wrapping}, false);
}

base::Result<PublicKey> rawPublicKey(const base::SecretBytes &bytes, KeyWrapping wrapping)
{
    OwnedKey key(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, octets(bytes.view().data()),
                                                kEd25519Bytes));
    return PublicKey::adopt(std::move(key), {KeyStructure::Raw, wrapping});
}

/// The two halves of a pair as the reading below needs them, told apart by type.
struct PrivateHalf
{
    using Key = PrivateKey;
    const base::SecretBytes *passphrase;

    base::Result<Key> fromDer(QByteArrayView der, KeyWrapping wrapping, bool wasEncrypted = false) const
    {
        return privateKeyFromDer(der, wrapping, passphrase, wasEncrypted);
    }

    static base::Result<Key> fromJwk(const base::Json &jwk) { return privateKeyFromJwk(jwk); }

    static std::optional<base::Result<Key>> fromRaw(const TextBytes &raw)
    {
        if (raw.bytes.size() == kEd25519Bytes || raw.bytes.size() == 2 * kEd25519Bytes) {
            return rawPrivateKey(raw.bytes, raw.wrapping);
        }
        return std::nullopt;
    }

    static bool mayHold(const QByteArray &label) { return label.endsWith("PRIVATE KEY"); }
};

struct PublicHalf
{
    using Key = PublicKey;
    const base::SecretBytes *passphrase = nullptr;

    static base::Result<Key> fromDer(QByteArrayView der, KeyWrapping wrapping, bool /*wasEncrypted*/ = false)
    {
        return publicKeyFromDer(der, wrapping);
    }

    static base::Result<Key> fromJwk(const base::Json &jwk) { return publicKeyFromJwk(jwk); }

    static std::optional<base::Result<Key>> fromRaw(const TextBytes &raw)
    {
        if (raw.bytes.size() == kEd25519Bytes) {
            return rawPublicKey(raw.bytes, raw.wrapping);
        }
        return std::nullopt;
    }

    static bool mayHold(const QByteArray &label)
    {
        return label.endsWith("PUBLIC KEY") || label == "CERTIFICATE" || label.endsWith(" CERTIFICATE");
    }
};

bool isReadable(const QByteArray &label)
{
    static constexpr auto kReadable = std::to_array<const char *>(
        {"PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "PUBLIC KEY",
         "RSA PUBLIC KEY", "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"});
    return std::ranges::any_of(kReadable, [&label](const char *known) { return label == known; });
}

template<typename Half>
base::Result<typename Half::Key> fromPem(QByteArrayView text, const Half &half)
{
    const base::Result<std::vector<PemBlock>> blocks = pemBlocks(text);
    if (!blocks) {
        return base::Failure(blocks.error());
    }
    const auto wanted = std::ranges::find_if(
        *blocks, [](const PemBlock &block) { return Half::mayHold(block.label) && isReadable(block.label); });
    const auto readable =
        std::ranges::find_if(*blocks, [](const PemBlock &block) { return isReadable(block.label); });
    const auto chosen = wanted != blocks->end() ? wanted : readable;
    if (chosen == blocks->end()) {
        return base::failure(KeyError::FormUnsupported,
                             {{"form", QString::fromLatin1(blocks->front().label)}});
    }
    if (wanted == blocks->end() && PrivateHalf::mayHold(chosen->label)) {
        // Not opened at all: which key it is does not matter, and it may need a passphrase.
        return base::failure(KeyError::IsPrivate, {{"form", QString::fromLatin1(chosen->label)}});
    }
    const base::Result<PemContent> content = contentOf(*chosen, half.passphrase);
    if (!content) {
        return base::Failure(content.error());
    }
    base::Result<typename Half::Key> key =
        half.fromDer(content->der.view(), KeyWrapping::Pem, content->encrypted);
    if (!key && content->encrypted && !key.error().is(KeyError::CurveUnsupported)) {
        return base::failure(KeyError::PassphraseWrong, {{"form", QString::fromLatin1(chosen->label)}});
    }
    if (!key) {
        return withForm(key.error(), QString::fromLatin1(chosen->label));
    }
    return key;
}

template<typename Half>
base::Result<typename Half::Key> read(QByteArrayView text, const Half &half)
{
    const ErrorQueueKept queue;
    if (text.size() > kLongestKeyText) {
        return base::failure(KeyError::TooLarge, {{"size", text.size()}, {"limit", kLongestKeyText}});
    }
    const QByteArrayView meat = trimmed(text);
    if (meat.isEmpty()) {
        return base::failure(KeyError::TextEmpty);
    }
    if (looksLikePem(meat)) {
        return fromPem(meat, half);
    }
    if (looksLikeDer(text)) {
        base::Result<typename Half::Key> key = half.fromDer(text, KeyWrapping::Der);
        return key ? std::move(key) : withForm(key.error(), QStringLiteral("der"));
    }
    if (meat.front() == '{') {
        const base::Result<base::Json> json = base::parseUniqueJson(meat);
        if (!json) {
            return base::Failure(json.error());
        }
        return looksLikeJwk(*json) ? Half::fromJwk(*json) : unrecognised(meat);
    }
    if (const std::optional<TextBytes> decoded = bytesInText(meat)) {
        if (auto raw = Half::fromRaw(*decoded)) {
            return *std::move(raw);
        }
        if (looksLikeDer(decoded->bytes.view())) {
            base::Result<typename Half::Key> key = half.fromDer(decoded->bytes.view(), decoded->wrapping);
            return key ? std::move(key) : withForm(key.error(), QStringLiteral("base64"));
        }
    }
    return unrecognised(meat);
}

base::Failure brokenJwk(const QString &reason)
{
    return base::failure(KeyError::JwkInvalid, {{"form", QStringLiteral("jwk")}, {"reason", reason}});
}

base::Result<base::SecretBytes> secretInJwkText(QByteArrayView meat)
{
    if (meat.size() > kLongestKeyText) {
        return base::failure(KeyError::TooLarge, {{"size", meat.size()}, {"limit", kLongestKeyText}});
    }
    const base::Result<base::Json> json = base::parseUniqueJson(meat);
    if (json) {
        return looksLikeJwk(*json) ? secretFromJwk(*json)
                                   : brokenJwk(QStringLiteral("it is a JSON object without kty"));
    }
    const base::Error &error = json.error();
    if (error.is(base::JsonError::DuplicateMember)) {
        return brokenJwk(QStringLiteral("it names %1 twice").arg(error.fact("member")));
    }
    if (error.is(base::JsonError::TooDeep)) {
        return brokenJwk(QStringLiteral("it nests too deep"));
    }
    return brokenJwk(QStringLiteral("it is not valid JSON, at line %1, column %2: %3")
                         .arg(error.fact("line"), error.fact("column"), error.fact("reason")));
}

} // namespace

base::Result<PrivateKey> readPrivateKey(QByteArrayView text, const base::SecretBytes *passphrase)
{
    return read(text, PrivateHalf{passphrase});
}

base::Result<PublicKey> readPublicKey(QByteArrayView text)
{
    return read(text, PublicHalf{});
}

bool isJwkText(QByteArrayView text)
{
    QByteArrayView meat = trimmed(text);
    if (meat.startsWith("\xef\xbb\xbf")) {
        meat = trimmed(meat.sliced(3));
    }
    if (!meat.startsWith('{')) {
        return false;
    }
    const QByteArrayView inside = trimmed(meat.sliced(1));
    return inside.startsWith('"') || inside.startsWith('}') || inside.contains("kty");
}

base::Result<base::SecretBytes> readSharedSecret(QByteArrayView text)
{
    const QByteArrayView meat = trimmed(text);
    if (meat.isEmpty()) {
        return base::failure(KeyError::TextEmpty);
    }
    if (looksLikePem(meat)) {
        return base::failure(KeyError::IsAsymmetric, {{"form", QStringLiteral("pem")}});
    }
    if (isJwkText(meat)) {
        return secretInJwkText(meat);
    }
    if (const ErrorQueueKept queue; looksLikeDer(text) && derStructure(text)) {
        return base::failure(KeyError::IsAsymmetric, {{"form", QStringLiteral("der")}});
    }
    return base::SecretBytes::copyOf(text);
}

} // namespace sealwright::crypto
