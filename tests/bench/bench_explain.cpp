// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Hmac.h"
#include "app/explain/Explain.h"
#include "app/signing/RecipeCatalog.h"
#include "tests/bench/Statistics.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <sys/resource.h>

using namespace sealwright;

namespace {

constexpr qsizetype kBodyBytes = 64 * 1024;
constexpr int kRounds = 15;

/// An event of a call with a long transcript: objects, numbers, escapes, text beyond ASCII.
QByteArray jsonBody(qsizetype size)
{
    QByteArray body = R"({"message":{"type":"end-of-call-report","transcript":[)";
    for (int i = 0; body.size() < size - 200; ++i) {
        body += QByteArray(i == 0 ? "" : ",") + R"({"role":"assistant","time":)" +
                QByteArray::number(1767261600000 + i * 1731LL) + R"(,"confidence":0.9)" +
                QByteArray::number(i % 97) +
                R"(,"text":"Guten Tag, Jäger & Söhne <hier>, \"was\" kann ich tun?"})";
    }
    return body + "]}}";
}

double milliseconds(std::clock_t ticks)
{
    return 1000.0 * static_cast<double>(ticks) / CLOCKS_PER_SEC;
}

double peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace

/// The whole search over a body that nothing explains, so that every hypothesis is tried, beside bare HMACs
/// of as many bodies of that size.
int main()
{
#ifndef NDEBUG
    std::puts("This is not a release build: the figures mean nothing.");
#endif
    const base::TimePoint now{std::chrono::milliseconds(1767261600000)};
    const QByteArray secret = "c2VjcmV0IGtleSBmb3IgdGVzdHMgMzIgYnl0ZXMgISE=";
    std::printf("A JSON body of %lld bytes that nothing explains, medians of %d rounds\n",
                static_cast<long long>(kBodyBytes), kRounds);
    const double before = peakMebibytes();
    for (const char *id : {"stripe", "github-sha256", "standard-webhooks", "square"}) {
        const auto recipe = signing::RecipeCatalog().find(QString::fromLatin1(id));
        const auto compiled = signing::CompiledRecipe::compile(*recipe);
        auto signer = signing::Signer::create(*compiled, base::SecretBytes::copyOf(secret));
        const auto made = signer->sign({"POST", "https://example.com/hook?x=1", {}, jsonBody(kBodyBytes)},
                                       {now, "msg_1", {}, {}});
        explain::Case question{*compiled, {}, made->request, {now, {}, {}}, {}};
        question.request.body.replace("end-of-call-report", "end-of-call-rapport");
        question.secrets.push_back(base::SecretBytes::copyOf(secret));
        for (int i = 0; i < 5; ++i) {
            const QByteArray other = secret.chopped(4) + QByteArray(4, static_cast<char>('A' + i));
            question.others.push_back({{QStringLiteral("other"), QStringLiteral("other"), false},
                                       base::SecretBytes::copyOf(other)});
        }
        const std::array<const base::SecretBytes *, 1> secrets{&question.secrets.front()};
        const signing::Verification verification =
            signing::verify(*compiled, secrets, question.request, question.options);
        std::vector<double> ours;
        std::vector<double> reference;
        qint64 tried = 0;
        for (int round = 0; round < kRounds; ++round) {
            std::clock_t start = std::clock();
            const auto explanation = explain::explain(question, verification);
            ours.push_back(milliseconds(std::clock() - start));
            tried = explanation ? explanation->tried : 0;
            if (!explanation || explanation->cause != explain::Cause::NoHypothesis ||
                explanation->isCutShort) {
                std::fputs("the search ended early\n", stderr);
                return 1;
            }
            start = std::clock();
            for (qint64 i = 0; i < tried; ++i) {
                crypto::hmac(crypto::HashAlgorithm::Sha256, secret, question.request.body);
            }
            reference.push_back(milliseconds(std::clock() - start));
        }
        std::printf(
            "%-18s %6.1f ms [%.1f-%.1f] for %lld hypotheses   as many bare HMACs %6.1f ms   (bar 250 ms)\n",
            id, bench::spreadOf(ours).median, bench::spreadOf(ours).lowerQuartile,
            bench::spreadOf(ours).upperQuartile, static_cast<long long>(tried),
            bench::spreadOf(reference).median);
    }
    std::printf("memory at its peak %.1f MiB, %.1f MiB more than before the first search (bar 64 MiB)\n",
                peakMebibytes(), peakMebibytes() - before);
    return 0;
}
