// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_send SEALWRIGHT_CLI CURL: one request as a whole process. Sealwright reads a secret, signs and sends;
// curl only sends the same body to the same server. They take turns.
#include "tests/bench/ChildProcess.h"
#include "tests/bench/PlainServer.h"
#include "tests/bench/Statistics.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using sealwright::bench::ChildProcess;
using sealwright::bench::spreadOf;

constexpr int kRuns = 101;

double millisecondsOf(const std::vector<std::string> &command)
{
    ChildProcess program(command);
    const int code = program.wait();
    const auto ended = std::chrono::steady_clock::now();
    if (code != 0) {
        std::fprintf(stderr, "%s ended with %d; SEALWRIGHT_BENCH_VERBOSE=1 shows what it said\n",
                     command[0].c_str(), code);
        std::exit(1);
    }
    return std::chrono::duration<double, std::milli>(ended - program.startedAt()).count();
}

void print(const char *what, const std::vector<double> &values, double base, const char *bar)
{
    const auto spread = spreadOf(values);
    std::printf("%-52s %7.2f ms [%.2f-%.2f]   %.2f x curl%s\n", what, spread.median, spread.lowerQuartile,
                spread.upperQuartile, spread.median / base, bar);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_send SEALWRIGHT_CLI CURL\n");
        return 2;
    }
    const std::string cli = argv[1];
    std::string folder = (std::filesystem::temp_directory_path() / "sealwright-bench-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
        std::perror("mkdtemp");
        return 1;
    }
    const std::string body = folder + "/event.json";
    std::ofstream(body)
        << R"({"message":{"type":"status-update","status":"in-progress","timestamp":1700000000000}})";
    setenv("SEALWRIGHT_BENCH_SECRET", "a throw-away secret for the benchmark", 1);

    const sealwright::bench::PlainServer server;
    const std::vector<std::string> plain = {
        argv[2],         "--silent", "--header",  "Content-Type: application/json",
        "--data-binary", "@" + body, server.url()};
    const std::vector<std::string> sendSigned = {
        cli,        "send",         "--workspace",  folder + "/workspace",
        "--recipe", "vapi-default", "--secret-env", "SEALWRIGHT_BENCH_SECRET",
        "--body",   body,           "--url",        server.url()};
    const std::vector<std::string> version = {cli, "--version"};

    millisecondsOf(plain);
    millisecondsOf(sendSigned);
    std::vector<double> curl;
    std::vector<double> ours;
    std::vector<double> start;
    for (int run = 0; run < kRuns; ++run) {
        curl.push_back(millisecondsOf(plain));
        ours.push_back(millisecondsOf(sendSigned));
        start.push_back(millisecondsOf(version));
    }
    const double base = spreadOf(curl).median;
    std::printf("medians of %d processes, taking turns [middle half]\n", kRuns);
    print("curl, unsigned", curl, base, "");
    print("sealwright-cli send, signed with HMAC-SHA256", ours, base, " (bar 3.0)");
    print("sealwright-cli --version: what a start alone takes", start, base, "");
    std::filesystem::remove_all(folder);
    return 0;
}
