// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <map>

namespace sealwright::tests {

/// A KeychainStore in another process (keychain_act), and what it answered.
class StoreProcess
{
public:
    struct Patience
    {
        int notice = 300;
        int limit = 10'000;
        int inspection = 2000;
    };

    struct Answer
    {
        QByteArray code; ///< `ok`, the error's code, or empty when there is none yet
        QByteArray secret;
        int took = 0;            ///< milliseconds
        int times = 0;           ///< how often it was answered
        bool isAtOnce = false;   ///< before the call returned
        bool wasPending = false; ///< the store had said that it waits for its user
    };

    StoreProcess(const QProcessEnvironment &environment, Patience patience);
    ~StoreProcess();

    /// Each returns the number of its answer.
    int read(const QByteArray &key) { return tell("read " + key); }

    int look(const QByteArray &key) { return tell("look " + key); }

    int peek(const QByteArray &key) { return tell("peek " + key); }

    /// The secret of the answer is the keys, each with a line feed.
    int list() { return tell("list"); }

    int write(const QByteArray &key, const QByteArray &secret)
    {
        return tell("write " + key + ' ' + secret.toHex());
    }

    int erase(const QByteArray &key) { return tell("erase " + key); }

    int probe() { return tell("probe"); }

    /// Destroys the store and makes another.
    void drop();

    /// Waits for it, at most a while.
    Answer answer(int number);
    bool hasAnswered(int number);
    /// Waits until there are so many answers.
    bool answersSoMany(std::size_t count);
    bool isPending();
    /// Waits until it says so.
    bool becomesPending(bool pending);

    /// Ends its input and waits. True when it left without a crash.
    bool endsWell();

    bool isRunning() { return m_process.state() == QProcess::Running; }

private:
    int tell(const QByteArray &command);
    void listen();

    QProcess m_process;
    int m_told = 0;
    bool m_pending = false;
    std::map<int, Answer> m_answers;
};

} // namespace sealwright::tests
