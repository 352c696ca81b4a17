// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/PlayChallenge.h"

#include <array>
#include <cstddef>
#include <cstdint>

using namespace sealwright;

namespace {

constexpr QByteArrayView kDivider("\n%%\n");
constexpr base::TimePoint kNow{std::chrono::milliseconds(1767261600000)};

/// A captured request in any form; what is none becomes a body.
http::Request requestFrom(QByteArrayView text)
{
    const base::Result<http::Request> captured = http::readCapturedRequest(text);
    return captured ? *captured : http::Request{"POST", "https://example.com/p?q=1", {}, text.toByteArray()};
}

/// Throw-away keys: made for this and used nowhere else.
constexpr QByteArrayView kSeed("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
constexpr QByteArrayView kSeedsOther("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
constexpr QByteArrayView
    kPrivate("MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjub7c7g2bMGJKCUGj3XALVT3pZqZxRZg"
             "XRRZCwDy+iChRANCAASPIy7eED3tFBhUkNNoOhdD8t9zNzqFby4mWl18muSpcZqZUL5AUIG77yLDkfPL"
             "ZsgE0WrvRTvLrT3aom3P4u/L");
constexpr QByteArrayView
    kPublic("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjyMu3hA97RQYVJDTaDoXQ/LfczM6hW8uJlpdfJrkqXGa"
            "mVC+QFCBu+8iw5Hzy2bIBNFq70U7y6092qJtz+Lvyw==");
constexpr QByteArrayView kSecret("0123456789abcdef0123456789abcdef");

struct Keys
{
    base::SecretBytes toSign;
    base::SecretBytes toVerify;
};

Keys keysFor(const QString &algorithm)
{
    using base::SecretBytes;
    if (algorithm == QLatin1String("ed25519")) {
        return {SecretBytes::copyOf(kSeed), SecretBytes::copyOf(kSeedsOther)};
    }
    if (algorithm.startsWith(QLatin1String("ecdsa-")) || algorithm == QLatin1String("jwt:ES256")) {
        return {SecretBytes::copyOf(kPrivate), SecretBytes::copyOf(kPublic)};
    }
    return {SecretBytes::copyOf(kSecret), SecretBytes::copyOf(kSecret)};
}

/// Whether the same content always has the same signature; a token has none.
bool isRepeatable(const QString &algorithm)
{
    return algorithm.startsWith(QLatin1String("hmac-")) || algorithm.startsWith(QLatin1String("digest-")) ||
           algorithm.startsWith(QLatin1String("jwt:HS")) || algorithm == QLatin1String("ed25519");
}

void require(bool holds)
{
    if (!holds) {
        __builtin_trap();
    }
}

} // namespace

/// A recipe's text, the line `%%`, and a request: compile, verify the request as it is, sign it, verify that.
/// Whatever the text says nothing may crash, a signature may never come out empty, and the two ways to sign
/// agree. A recipe's handshake is played, and the request's body taken for the answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype divider = input.indexOf(kDivider);
    const base::Result<signing::Recipe> recipe =
        signing::parseRecipe(divider < 0 ? input : input.first(divider));
    if (!recipe) {
        return 0;
    }
    const base::Result<signing::CompiledRecipe> compiled = signing::CompiledRecipe::compile(*recipe);
    if (!compiled) {
        return 0;
    }
    const http::Request request =
        requestFrom(divider < 0 ? QByteArrayView() : input.sliced(divider + kDivider.size()));
    const QString algorithm = compiled->recipe().algorithm();
    const Keys keys = keysFor(algorithm);
    const std::array<const base::SecretBytes *, 1> secrets{&keys.toVerify};
    const signing::VerifyOptions options{kNow, std::chrono::seconds(300), {{"v", "value"}}};
    signing::verify(*compiled, secrets, request, options);

    base::Result<signing::Signer> signer = signing::Signer::create(*compiled, keys.toSign);
    if (!signer) {
        return 0;
    }
    const signing::SigningMoment moment{kNow, "msg_1", "nonce", {{"v", "value"}}};
    const base::Result<QByteArray> alone = signer->signature(request, moment);
    const base::Result<signing::SignedRequest> whole = signer->sign(request, moment);
    if (whole) {
        require(alone.has_value());
        require(!isRepeatable(algorithm) || (*alone == whole->steps.encoded && !alone->isEmpty()));
        const signing::Verification verification =
            signing::verify(*compiled, secrets, whole->request, options);
        require(verification.verdict != signing::Verdict::Unchecked);
        base::compactJson(signing::toJson(*whole));
    }
    const auto challenges = signing::playChallenge(*compiled, keys.toSign, request.url, moment);
    if (challenges) {
        for (const signing::ChallengeRequest &challenge : *challenges) {
            signing::checkReply(challenge, {200, request.headers, request.body, {}});
        }
    }
    return 0;
}
