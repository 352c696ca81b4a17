// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"

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

void require(bool holds)
{
    if (!holds) {
        __builtin_trap();
    }
}

} // namespace

/// A recipe's text, the line `%%`, and a request: compile, verify the request as it is, sign it, verify that.
/// Whatever the text says nothing may crash, a signature may never come out empty, and the two ways to sign
/// agree.
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
    const base::SecretBytes secret = base::SecretBytes::copyOf("0123456789abcdef0123456789abcdef");
    const std::array<const base::SecretBytes *, 1> secrets{&secret};
    const signing::VerifyOptions options{kNow, std::chrono::seconds(300), {{"v", "value"}}};
    signing::verify(*compiled, secrets, request, options);

    base::Result<signing::Signer> signer = signing::Signer::create(*compiled, secret);
    if (!signer) {
        return 0;
    }
    const signing::SigningMoment moment{kNow, "msg_1", "nonce", {{"v", "value"}}};
    const base::Result<QByteArray> alone = signer->signature(request, moment);
    const base::Result<signing::SignedRequest> whole = signer->sign(request, moment);
    if (whole) {
        require(alone.has_value() && *alone == whole->steps.encoded && !alone->isEmpty());
        const signing::Verification verification =
            signing::verify(*compiled, secrets, whole->request, options);
        require(verification.verdict != signing::Verdict::Unchecked);
        base::compactJson(signing::toJson(*whole));
    }
    return 0;
}
