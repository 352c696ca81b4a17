// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_startup SEALWRIGHT BARE_WINDOW: how long until the main window is painted, and how much memory it
// then takes, beside a bare Qt window. Both are the programs themselves, looked at through the X server and
// /proc; they take turns.
#include "tests/bench/ChildProcess.h"
#include "tests/bench/Statistics.h"
#include "tests/bench/WindowWatch.h"

#include <cstdio>
#include <string>
#include <thread>

using namespace std::chrono_literals;

namespace {

using sealwright::bench::ChildProcess;
using sealwright::bench::spreadOf;
using sealwright::bench::WindowWatch;

constexpr int kRuns = 25;

struct Measured
{
    std::vector<double> milliseconds;
    std::vector<double> residentKib;
    std::vector<double> anonymousKib;
};

void waitUntilIdle(const ChildProcess &program)
{
    long before = -1;
    for (long now = program.processorTicks(); now != before; now = program.processorTicks()) {
        before = now;
        std::this_thread::sleep_for(400ms);
    }
}

bool measure(WindowWatch &watch, const std::string &path, Measured *into)
{
    const ChildProcess program({path});
    const auto painted = watch.nextPaint(20s);
    if (!painted) {
        std::fprintf(stderr, "%s painted no window\n", path.c_str());
        return false;
    }
    if (into != nullptr) {
        into->milliseconds.push_back(
            std::chrono::duration<double, std::milli>(*painted - program.startedAt()).count());
        waitUntilIdle(program);
        into->residentKib.push_back(static_cast<double>(program.statusKib("VmRSS")));
        into->anonymousKib.push_back(static_cast<double>(program.statusKib("RssAnon")));
    }
    return true;
}

void print(const char *what, const char *unit, double scale, const std::vector<double> &ours,
           const std::vector<double> &bare, double bar)
{
    const auto our = spreadOf(ours);
    const auto their = spreadOf(bare);
    std::printf("%-34s %8.1f %s [%.1f-%.1f]   bare %8.1f %s [%.1f-%.1f]   ratio %.2f", what,
                our.median / scale, unit, our.lowerQuartile / scale, our.upperQuartile / scale,
                their.median / scale, unit, their.lowerQuartile / scale, their.upperQuartile / scale,
                our.median / their.median);
    if (bar > 0) {
        std::printf(" (bar %.1f)", bar);
    }
    std::printf("\n");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_startup SEALWRIGHT BARE_WINDOW\n");
        return 2;
    }
    const std::unique_ptr<WindowWatch> watch = WindowWatch::create();
    if (!watch) {
        std::fprintf(stderr, "bench_startup: no X server with the Damage extension\n");
        return 1;
    }
    // The first start of all makes the workspace and fills the disk cache: not what is measured.
    if (!measure(*watch, argv[1], nullptr) || !measure(*watch, argv[2], nullptr)) {
        return 1;
    }
    Measured ours;
    Measured bare;
    for (int run = 0; run < kRuns; ++run) {
        if (!measure(*watch, argv[2], &bare) || !measure(*watch, argv[1], &ours)) {
            return 1;
        }
    }
    std::printf("medians of %d starts, taking turns [middle half]\n", kRuns);
    print("start to first painted window", "ms", 1, ours.milliseconds, bare.milliseconds, 2);
    print("resident memory, idle", "MiB", 1024, ours.residentKib, bare.residentKib, 2);
    print("  of it not backed by files", "MiB", 1024, ours.anonymousKib, bare.anonymousKib, 0);
    return 0;
}
