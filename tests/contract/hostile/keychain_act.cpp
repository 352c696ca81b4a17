// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// keychain_act NOTICE LIMIT INSPECTION (milliseconds): a KeychainStore in a process of its own, because a
// process knows one session bus. Reads commands from standard input, one a line:
//
//     read KEY | look KEY | peek KEY | list | write KEY HEX | erase KEY | probe | drop
//
// and prints a line for each thing that happens: `answer N CODE HEX MS at-once|later` for the N-th command
// (from 0; `-` stands for no bytes; a list's are its keys, each with a line feed) and `pending true|false`.
// `drop` destroys the store and makes a new one. Ends at the end of its input.
#include "app/vault/KeychainStore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace sealwright;

namespace {

void say(const QByteArray &line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

QByteArray codeOf(const base::Error &error)
{
    return {error.code().data(), static_cast<qsizetype>(error.code().size())};
}

void report(int number, const QByteArray &code, const QByteArray &hex, qint64 took, bool isAtOnce)
{
    say(QByteArray("answer " + QByteArray::number(number) + ' ' + code + ' ' + hex + ' ' +
                   QByteArray::number(took) + (isAtOnce ? " at-once" : " later")));
}

QCoro::Task<> answerRead(int number, QCoro::Task<base::Result<base::SecretBytes>> reading)
{
    QElapsedTimer took;
    took.start();
    const bool isAtOnce = reading.isReady();
    const base::Result<base::SecretBytes> result = co_await std::move(reading);
    const QByteArray hex =
        result && !result->isEmpty() ? result->view().toByteArray().toHex() : QByteArray("-");
    const QByteArray code = result ? QByteArray("ok") : codeOf(result.error());
    report(number, code, hex, took.elapsed(), isAtOnce);
}

QCoro::Task<> answerList(int number, QCoro::Task<base::Result<std::vector<QString>>> listing)
{
    QElapsedTimer took;
    took.start();
    const bool isAtOnce = listing.isReady();
    const base::Result<std::vector<QString>> result = co_await std::move(listing);
    QByteArray keys;
    for (const QString &key : result.value_or(std::vector<QString>())) {
        keys.append(key.toUtf8() + '\n');
    }
    const QByteArray hex = keys.isEmpty() ? QByteArray("-") : keys.toHex();
    const QByteArray code = result ? QByteArray("ok") : codeOf(result.error());
    report(number, code, hex, took.elapsed(), isAtOnce);
}

QCoro::Task<> answerChange(int number, QCoro::Task<base::Result<void>> changing)
{
    QElapsedTimer took;
    took.start();
    const bool isAtOnce = changing.isReady();
    const base::Result<void> result = co_await std::move(changing);
    const QByteArray code = result ? QByteArray("ok") : codeOf(result.error());
    const QByteArray none("-");
    report(number, code, none, took.elapsed(), isAtOnce);
}

class Act : public QObject
{
public:
    explicit Act(vault::KeychainPatience patience)
        : m_patience(patience)
        , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        makeStore();
        connect(&m_notifier, &QSocketNotifier::activated, this, &Act::readCommands);
    }

private:
    void makeStore()
    {
        m_store.reset();
        m_store = std::make_unique<vault::KeychainStore>(m_patience);
        connect(m_store.get(), &vault::SecretStore::unlockPending, this,
                [](bool pending) { say(pending ? "pending true" : "pending false"); });
    }

    void readCommands()
    {
        char buffer[65536];
        const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (got <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_input.append(buffer, got);
        for (qsizetype end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n')) {
            const QByteArray line = m_input.first(end);
            m_input.remove(0, end + 1);
            obey(line.split(' '));
        }
    }

    void obey(const QByteArrayList &words)
    {
        const QString key = words.size() > 1 ? QString::fromUtf8(words.at(1)) : QString();
        const QByteArray &verb = words.first();
        if (verb == "drop") {
            makeStore();
        } else if (verb == "read") {
            answerRead(m_count++, m_store->read(key));
        } else if (verb == "look") {
            answerRead(m_count++, m_store->look(key));
        } else if (verb == "list") {
            answerList(m_count++, m_store->listKeys());
        } else if (verb == "peek") {
            answerRead(m_count++, m_store->peek(key));
        } else if (verb == "write") {
            QByteArray bytes = QByteArray::fromHex(words.value(2));
            answerChange(m_count++, m_store->write(key, base::SecretBytes::take(std::move(bytes))));
        } else if (verb == "erase") {
            answerChange(m_count++, m_store->erase(key));
        } else if (verb == "probe") {
            answerChange(m_count++, m_store->probe());
        } else {
            say("unknown command");
        }
    }

    vault::KeychainPatience m_patience;
    std::unique_ptr<vault::KeychainStore> m_store;
    QSocketNotifier m_notifier;
    QByteArray m_input;
    int m_count = 0;
};

std::chrono::milliseconds milliseconds(const char *text)
{
    return std::chrono::milliseconds(QByteArray(text).toInt());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    vault::KeychainPatience patience;
    if (argc == 4) {
        patience = {milliseconds(argv[1]), milliseconds(argv[2]), milliseconds(argv[3])};
    }
    const Act act(patience);
    return QCoreApplication::exec();
}
