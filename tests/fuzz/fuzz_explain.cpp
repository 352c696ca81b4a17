// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Explain.h"
#include "app/signing/RecipeCatalog.h"

#include <array>
#include <cstdlib>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

const std::vector<signing::CompiledRecipe> &recipes()
{
    static const std::vector<signing::CompiledRecipe> kRecipes = [] {
        std::vector<signing::CompiledRecipe> compiled;
        for (const char *id : {"stripe", "github-sha256", "slack", "standard-webhooks", "shopify", "square",
                               "twilio-form", "gitlab-token", "vapi-default", "livekit", "aws-sigv4",
                               "rfc9421-general", "mailgun", "adyen-payments"}) {
            if (const auto recipe = signing::RecipeCatalog().find(QString::fromLatin1(id))) {
                compiled.push_back(signing::CompiledRecipe::compile(*recipe).value());
            }
        }
        return compiled;
    }();
    return kRecipes;
}

} // namespace

/// The first byte chooses the recipe; then come the secret, up to a NUL, and a captured request.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const QByteArrayView input(data + 1, static_cast<qsizetype>(size - 1));
    const qsizetype nul = input.indexOf('\0');
    if (nul < 0) {
        return 0;
    }
    const QByteArrayView text = input.sliced(nul + 1);
    static_cast<void>(explain::bodyFindings(text));
    if (const auto twins = explain::twinsOf(text)) {
        demand(explain::twinsOf(twins->odd)->canonical == twins->canonical);
    }
    const auto request = http::readCapturedRequest(text);
    if (!request) {
        return 0;
    }
    const base::TimePoint now{std::chrono::milliseconds(1767261600000)};
    explain::Case question{recipes()[data[0] % recipes().size()], {}, *request, {now, {}, {}}, {}};
    question.secrets.push_back(base::SecretBytes::copyOf(input.first(nul)));
    const std::array<const base::SecretBytes *, 1> secrets{&question.secrets.front()};
    const signing::Verification verification =
        signing::verify(question.recipe, secrets, question.request, question.options);
    explain::Limits limits;
    limits.hashedBytes = 256 * 1024; // so that the fuzzer sees many requests
    limits.checks = 60;
    const auto explanation = explain::explain(question, verification, limits);
    demand(explanation.has_value() == (verification.verdict != signing::Verdict::Verified));
    if (explanation) {
        demand(!explain::toJson(*explanation).dump().empty());
        demand((explanation->cause == explain::Cause::NoHypothesis) == explanation->deviations.empty());
        demand(explanation->deviations.empty() == (explanation->confidence == explain::Confidence::None));
    }
    return 0;
}
