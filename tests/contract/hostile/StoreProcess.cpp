// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostile/StoreProcess.h"

#include <QCoreApplication>
#include <QTest>

namespace sealwright::tests {
namespace {

constexpr int kPatience = 70'000;

} // namespace

StoreProcess::StoreProcess(const QProcessEnvironment &environment, Patience patience)
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QString(QCoreApplication::applicationDirPath() + QStringLiteral("/keychain_act")),
                    {QString::number(patience.notice), QString::number(patience.limit),
                     QString::number(patience.inspection)});
    m_process.waitForStarted();
}

StoreProcess::~StoreProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

int StoreProcess::tell(const QByteArray &command)
{
    m_process.write(QByteArray(command + '\n'));
    return m_told++;
}

void StoreProcess::drop()
{
    m_process.write("drop\n");
}

void StoreProcess::listen()
{
    while (m_process.canReadLine()) {
        const QByteArrayList words = m_process.readLine().trimmed().split(' ');
        if (words.size() == 2 && words.first() == "pending") {
            m_pending = words.at(1) == "true";
        } else if (words.size() == 6 && words.first() == "answer") {
            Answer &answer = m_answers[words.at(1).toInt()];
            answer.code = words.at(2);
            answer.secret = QByteArray::fromHex(words.at(3));
            answer.took = words.at(4).toInt();
            answer.isAtOnce = words.at(5) == "at-once";
            answer.wasPending = m_pending;
            ++answer.times;
        } else {
            QFAIL(words.join(' ').constData());
        }
    }
}

StoreProcess::Answer StoreProcess::answer(int number)
{
    const bool came = QTest::qWaitFor([&] { return hasAnswered(number) || !isRunning(); }, kPatience);
    return came ? m_answers[number] : Answer();
}

bool StoreProcess::hasAnswered(int number)
{
    listen();
    return m_answers.contains(number);
}

bool StoreProcess::answersSoMany(std::size_t count)
{
    const auto came = [this, count] {
        listen();
        return m_answers.size() >= count;
    };
    return QTest::qWaitFor(came, kPatience);
}

bool StoreProcess::isPending()
{
    listen();
    return m_pending;
}

bool StoreProcess::becomesPending(bool pending)
{
    return QTest::qWaitFor([&] { return isPending() == pending; }, kPatience);
}

bool StoreProcess::endsWell()
{
    m_process.closeWriteChannel();
    const bool ended = m_process.waitForFinished(20'000);
    listen();
    bool once = true;
    for (const auto &[number, answer] : m_answers) {
        once = once && answer.times == 1;
    }
    return ended && once && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

} // namespace sealwright::tests
