// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the event loop stands still while the body editor is given, shows and changes bodies of megabytes.
// A timer of 1 ms is the heartbeat; what is printed is the longest time between two of its beats. Bar: 50 ms.

#include "ui/editor/CodeEditor.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMimeData>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <ctime>

using sealwright::editor::CodeEditor;

namespace {

constexpr qsizetype kSize = qsizetype{3} * 1024 * 1024;
constexpr int kSettleMs = 400;

QByteArray objects(const QByteArray &between)
{
    QByteArray json = "[";
    for (int i = 0; json.size() < kSize; ++i) {
        json += (i > 0 ? "," + between : between) + "{\"id\":" + QByteArray::number(i) +
                ",\"name\":\"caller\",\"amounts\":[1.50,2,3e4],\"note\":\"a \\\"quoted\\\" word\"}";
    }
    return json + "]";
}

double threadMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Stall
{
    double wallMs = 0;
    double threadMs = 0;
};

/// The longest time without a beat while `act` runs and for a while after it.
template<typename Act>
Stall longestStall(Act act)
{
    QElapsedTimer wall;
    double thread = 0;
    Stall longest;
    const auto beaten = [&] {
        longest.wallMs = qMax(longest.wallMs, static_cast<double>(wall.nsecsElapsed()) / 1e6);
        longest.threadMs = qMax(longest.threadMs, threadMs() - thread);
        wall.restart();
        thread = threadMs();
    };
    QTimer beat;
    beat.setInterval(1);
    QObject::connect(&beat, &QTimer::timeout, &beat, beaten);
    beat.start();
    QTest::qWait(20);
    beaten();
    longest = {};
    act();
    beaten();
    QTest::qWait(kSettleMs);
    return longest;
}

void measure(const char *what, const QByteArray &body)
{
    CodeEditor editor;
    editor.resize(700, 800);
    editor.show();
    editor.activateWindow();
    (void)QTest::qWaitForWindowExposed(&editor);
    auto *text = editor.findChild<QWidget *>(QStringLiteral("text"));
    const auto report = [what](const char *step, Stall stall) {
        std::printf("%-22s %-12s %8.1f ms %8.1f ms of processor\n", what, step, stall.wallMs, stall.threadMs);
        std::fflush(stdout);
    };
    report("show", longestStall([&] { editor.setBytes(body); }));
    report("type", longestStall([&] { QTest::keyClicks(text, QStringLiteral(" ")); }));
    report("go to end", longestStall([&] { QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier); }));
    report("page up", longestStall([&] { QTest::keyClick(text, Qt::Key_PageUp); }));
    report("undo", longestStall([&] { QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier); }));
    report("beautify", longestStall([&] { editor.beautify(); }));
    report("clear", longestStall([&] { editor.setBytes({}); }));
    QGuiApplication::clipboard()->setText(QString::fromUtf8(body));
    report("paste", longestStall([&] { QTest::keyClick(text, Qt::Key_V, Qt::ControlModifier); }));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    measure("one line of JSON", objects({}));
    measure("an object a line", objects("\n"));
    measure("3 MB of x", QByteArray(kSize, 'x'));
    QByteArray lines;
    while (lines.size() < kSize) {
        lines += QByteArray(5000, 'y') + '\n';
    }
    measure("lines of 5 kB", lines);
    measure("60 kB on one line", objects({}).first(60000));
    return 0;
}
