// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/Hmac.h"
#include "app/signing/CompiledRecipe.h"
#include "app/signing/RecipeCatalog.h"
#include "tests/support/TestResult.h"

#include <array>

namespace sealwright::tests {

inline const base::TimePoint kMoment{std::chrono::milliseconds(1767261600000)};

inline base::Result<signing::CompiledRecipe> compiledFrom(const QByteArray &text)
{
    const base::Result<signing::Recipe> recipe = signing::parseRecipe(text);
    if (!recipe) {
        return base::Failure(recipe.error());
    }
    return signing::CompiledRecipe::compile(*recipe);
}

inline signing::CompiledRecipe builtIn(const QString &id)
{
    return signing::CompiledRecipe::compile(signing::RecipeCatalog().find(id).value()).value();
}

/// A recipe of one HMAC-SHA-256 header `X-Sig`, with whatever members the test adds.
inline QByteArray recipeText(const QByteArray &content,
                             const QByteArray &place = R"("header:X-Sig":"{signature}")",
                             const QByteArray &more = {})
{
    return R"({"id":"t","name":"T","algorithm":"hmac-sha256","encoding":"hex","content":)" +
           base::compactJson(base::Json(base::utf8(content))) + ",\"place\":{" + place + "}" +
           (more.isEmpty() ? QByteArray() : "," + more) + "}";
}

inline base::Result<signing::SignedRequest> signedBy(const signing::CompiledRecipe &recipe,
                                                     const QByteArray &secret, const http::Request &request,
                                                     const signing::SigningMoment &moment)
{
    base::Result<signing::Signer> signer = signing::Signer::create(recipe, base::SecretBytes::copyOf(secret));
    if (!signer) {
        return base::Failure(signer.error());
    }
    return signer->sign(request, moment);
}

inline signing::Verification verifiedBy(const signing::CompiledRecipe &recipe, const QByteArray &secret,
                                        const http::Request &request,
                                        const signing::VerifyOptions &options = {kMoment, {}, {}})
{
    const base::SecretBytes bytes = base::SecretBytes::copyOf(secret);
    const std::array<const base::SecretBytes *, 1> secrets{&bytes};
    return signing::verify(recipe, secrets, request, options);
}

inline signing::SigningMoment moment()
{
    return {kMoment, "msg_1", "nonce_1", {}};
}

/// Compares a verdict by names, so that a failure reads well.
#define COMPARE_VERDICT(verification, expectedVerdict, expectedReason)                                       \
    do {                                                                                                     \
        const sealwright::signing::Verification checked = (verification);                                    \
        QCOMPARE(sealwright::signing::nameOf(checked.verdict) + " " +                                        \
                     sealwright::signing::nameOf(checked.reason),                                            \
                 QByteArray(expectedVerdict) + " " + QByteArray(expectedReason));                            \
    } while (false)

} // namespace sealwright::tests
