// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"
#include "app/signing/RecipeCatalog.h"

#include <QProcess>
#include <QString>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <numeric>

using namespace sealwright;

namespace {

constexpr qsizetype kBodyBytes = 1024;
constexpr int kRounds = 9;
constexpr double kRoundSeconds = 1; // as long as one of openssl's

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Signatures a second of the recipe's hot path, each with a time of its own. Counted, as `openssl speed`
/// does, in processor time, so that whatever else the machine does falls on neither.
double recipeRound(signing::Signer &signer, const http::Request &request)
{
    signing::SigningMoment moment{base::TimePoint(std::chrono::milliseconds(1767261600000)), "msg_1", {}, {}};
    std::int64_t count = 0;
    qsizetype written = 0;
    const std::clock_t start = std::clock();
    double elapsed = 0;
    while (elapsed < kRoundSeconds) {
        for (int i = 0; i < 1000; ++i) {
            moment.time += std::chrono::milliseconds(1);
            written += signer.signature(request, moment)->size();
        }
        count += 1000;
        elapsed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    if (written == 0) {
        std::fputs("nothing was signed\n", stderr);
    }
    return static_cast<double>(count) / elapsed;
}

/// HMACs a second as `openssl speed` counts them: its last line ends in thousands of bytes a second.
double opensslRound()
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("speed"), QStringLiteral("-hmac"), QStringLiteral("sha256"),
                   QStringLiteral("-bytes"), QString::number(kBodyBytes), QStringLiteral("-seconds"),
                   QStringLiteral("1")});
    if (!openssl.waitForFinished(60000)) {
        return 0;
    }
    const QByteArray last = openssl.readAllStandardOutput().trimmed().split('\n').last().trimmed();
    const QByteArray figure = last.mid(last.lastIndexOf(' ') + 1);
    return figure.endsWith('k') ? figure.chopped(1).toDouble() * 1000.0 / kBodyBytes : 0;
}

void compare(const char *id)
{
    const base::Result<signing::Recipe> recipe = signing::RecipeCatalog().find(QString::fromLatin1(id));
    const auto compiled = signing::CompiledRecipe::compile(*recipe);
    auto signer = signing::Signer::create(
        *compiled, base::SecretBytes::copyOf("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
    const http::Request request{"POST", "https://example.com/hook", {}, QByteArray(kBodyBytes, 'x')};

    // Taken in turns, and compared with its neighbours in time on both sides, so that a change of the
    // machine's pace meets both.
    std::vector<double> ours;
    std::vector<double> theirs{opensslRound()};
    std::vector<double> ratios;
    for (int round = 0; round < kRounds; ++round) {
        ours.push_back(recipeRound(*signer, request));
        const double before = theirs.back();
        theirs.push_back(opensslRound());
        ratios.push_back(ours.back() / std::midpoint(before, theirs.back()));
    }
    std::printf("%-18s %9.0f signatures/s   openssl speed %9.0f HMACs/s   ratio %.2f (bar 0.80)\n", id,
                median(ours), median(theirs), median(ratios));
}

} // namespace

/// A compiled recipe signing 1 KiB with HMAC-SHA256, timestamp, content and encoding included, beside what
/// `openssl speed` reaches with bare HMACs of that size.
int main()
{
#ifndef NDEBUG
    std::puts("This is not a release build: the figures mean nothing.");
#endif
    std::printf("HMAC-SHA256 over %lld bytes, medians of %d rounds\n", static_cast<long long>(kBodyBytes),
                kRounds);
    for (const char *id : {"vapi-default", "stripe", "standard-webhooks"}) {
        compare(id);
    }
    return 0;
}
