// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_burst [HEY]: signed requests, each signed afresh, 32 in flight on one event loop, through the flow
// that `send --repeat` uses; against hey with 32 workers and the same body, unsigned, on the same server.
// They take turns.
#include "app/composition/Composition.h"
#include "tests/bench/KeepAliveServer.h"
#include "tests/bench/Statistics.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <string>

namespace {

using namespace sealwright;

constexpr int kRounds = 7;
constexpr int kRequests = 40000;
constexpr int kInFlight = 32;

flow::SendOrder orderTo(const std::string &url, const QByteArray &body)
{
    flow::SendOrder order;
    order.request = {"POST", QByteArray::fromStdString(url), {}, body};
    flow::WithRecipe recipe;
    recipe.recipeId = QStringLiteral("vapi-default");
    recipe.secrets.push_back(base::SecretBytes::copyOf("a throw-away secret for the benchmark"));
    order.authentication = std::move(recipe);
    return order;
}

/// Requests a second, or 0 when not every one was answered with 200.
double burst(flow::RepeatSend &repeat, const std::string &url, const QByteArray &body)
{
    flow::RepeatOptions options;
    options.count = kRequests;
    options.concurrency = kInFlight;
    const auto summary = QCoro::waitFor(repeat.run(orderTo(url, body), options, {}));
    if (!summary || summary->statuses != std::map<int, int>{{200, kRequests}}) {
        return 0;
    }
    return summary->perSecond;
}

double heyBurst(const std::string &hey, const std::string &url, const std::string &bodyFile)
{
    const std::string command = hey + " -n " + std::to_string(kRequests) + " -c " +
                                std::to_string(kInFlight) + " -m POST -T application/json -D " + bodyFile +
                                " " + url;
    FILE *const output = popen(command.c_str(), "r"); // NOLINT(cert-env33-c): the benchmark's own argument
    if (output == nullptr) {
        return 0;
    }
    double perSecond = 0;
    bool allAnswered = false;
    char line[512];
    while (std::fgets(line, sizeof line, output) != nullptr) {
        (void)std::sscanf(line, " Requests/sec: %lf", &perSecond);
        int status = 0;
        int count = 0;
        if (std::sscanf(line, " [%d] %d responses", &status, &count) == 2) {
            allAnswered = status == 200 && count == kRequests;
        }
    }
    pclose(output);
    return allAnswered ? perSecond : 0;
}

} // namespace

int main(int argc, char **argv)
{
    const bench::KeepAliveServer server; // Before Qt, because it forks.
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QByteArray body =
        R"({"message":{"type":"status-update","status":"in-progress","timestamp":1700000000000}})";
    const QString bodyFile = folder.filePath(QStringLiteral("event.json"));
    QFile file(bodyFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(body) != body.size()) {
        std::fprintf(stderr, "no room for the body\n");
        return 1;
    }
    file.close();

    composition::StartOptions start;
    start.workspaceFolder = folder.filePath(QStringLiteral("workspace"));
    start.store = vault::StoreKind::Session;
    const auto composition = composition::Composition::create(start);
    if (!composition) {
        std::fprintf(stderr, "no workspace: %s\n", std::string(composition.error().code()).c_str());
        return 1;
    }
    flow::RepeatSend &repeat = (*composition)->repeatSend();

    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < kRounds; ++round) {
        const double signedBurst = burst(repeat, server.url(), body);
        if (signedBurst <= 0) {
            std::fprintf(stderr, "not every request was answered with 200\n");
            return 1;
        }
        ours.push_back(signedBurst);
        if (argc > 1) {
            theirs.push_back(heyBurst(argv[1], server.url(), bodyFile.toStdString()));
        }
    }
    const bench::Spread our = bench::spreadOf(ours);
    std::printf("%d requests, %d in flight, medians of %d rounds, taking turns [middle half]\n", kRequests,
                kInFlight, kRounds);
    std::printf("sealwright, signed with HMAC-SHA256 %9.0f/s [%.0f-%.0f]\n", our.median, our.lowerQuartile,
                our.upperQuartile);
    if (!theirs.empty()) {
        const bench::Spread their = bench::spreadOf(theirs);
        std::printf("hey, unsigned                       %9.0f/s [%.0f-%.0f]\n", their.median,
                    their.lowerQuartile, their.upperQuartile);
        std::printf("sealwright is %.2f x hey (bar 0.8)\n",
                    their.median > 0 ? our.median / their.median : 0.0);
    }
    return 0;
}
