// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultRun.h"

#include "tests/flow/faults/FaultVerdict.h"
#include "tests/support/Places.h"

#include <algorithm>

namespace sealwright::tests {

FaultRun::FaultRun()
{
    m_act.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_act.start(QString(programFolder() + QStringLiteral("/fault_act")), {m_home.path()});
    m_act.waitForStarted();
}

FaultRun::~FaultRun()
{
    m_act.closeWriteChannel();
    m_act.waitForFinished();
}

base::Json FaultRun::ask(const Fault &fault, int call)
{
    constexpr int kPatience = 300'000; // several programs, each of which is killed when it hangs
    const QByteArray line = fault.change + ' ' + fault.store + ' ' + fault.trap + ' ' +
                            QByteArray::number(fault.error) + ' ' + QByteArray::number(call) + '\n';
    m_act.write(line);
    while (!m_act.canReadLine()) {
        if (!m_act.waitForReadyRead(kPatience)) {
            return {{"ended", "fault_act does not answer"}};
        }
    }
    return base::parseJson(m_act.readLine()).value_or(base::Json::object());
}

int FaultRun::calls(const Fault &fault)
{
    const auto [found, isNew] = m_calls.try_emplace(fault.change + ' ' + fault.store, 0);
    if (isNew) {
        found->second = count(fault);
    }
    return found->second;
}

int FaultRun::count(Fault fault)
{
    fault.trap = "none";
    const base::Json seen = ask(fault, 0);
    const bool isRight = seen.value("code", std::string()) == "ok" && whatIsWrong(fault, seen).isEmpty();
    return isRight ? seen.value("calls", 0) : 0;
}

QString FaultRun::tryAt(const Fault &fault, int calls, int points, double shift)
{
    std::map<QString, QList<int>> wrongs;
    QString example;
    const int steps = std::min(points, calls);
    for (int i = 0; i < steps; ++i) {
        const double step = double(calls) / steps;
        const int call = steps == calls ? i + 1 : std::clamp(1 + int((i + shift) * step), 1, calls);
        const base::Json seen = ask(fault, call);
        ++m_tried;
        const QString wrong = whatIsWrong(fault, seen);
        if (!wrong.isEmpty()) {
            wrongs[wrong].append(call);
            example = example.isEmpty() ? QString::fromStdString(seen.dump()) : example;
        }
    }
    QString told;
    for (const auto &[wrong, where] : wrongs) {
        told += QStringLiteral("%1: at %2 of %3 calls, the first being %4\n")
                    .arg(wrong)
                    .arg(where.size())
                    .arg(calls)
                    .arg(where.first());
    }
    return told + example;
}

} // namespace sealwright::tests
