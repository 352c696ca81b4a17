// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Console.h"

#include "app/cli/CliError.h"
#include "app/text/Visible.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <unistd.h>

namespace sealwright::cli {
namespace {

constexpr qsizetype kFlushAt = 256 * 1024;
constexpr const char *kHole = "<discarded>";  ///< how nlohmann writes such a value
constexpr qsizetype kBase64Piece = 48 * 1024; ///< a multiple of three, so that only the last one is padded

bool hasColours(int descriptor)
{
    // https://no-color.org: any value but an empty one.
    return isatty(descriptor) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR") &&
           qgetenv("TERM") != QByteArray("dumb");
}

const char *sequenceOf(Paint paint)
{
    switch (paint) {
    case Paint::Faint:
        return "\033[2m";
    case Paint::Strong:
        return "\033[1m";
    case Paint::Good:
        return "\033[32m";
    case Paint::Bad:
        return "\033[31m";
    case Paint::Caution:
        return "\033[33m";
    case Paint::Plain:
        break;
    }
    return "";
}

QString colour(bool wanted, Paint paint, const QString &text)
{
    if (!wanted || paint == Paint::Plain || text.isEmpty()) {
        return text;
    }
    return QLatin1String(sequenceOf(paint)) % text % QLatin1String("\033[0m");
}

/// 0, or the errno.
int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written >= 0) {
            bytes = bytes.sliced(written);
        } else if (errno == EAGAIN) {
            // Whoever gave us the descriptor made it non-blocking.
            pollfd waiting{descriptor, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

base::Json withHoles(base::Json value, const std::vector<Base64Member> &members)
{
    for (const Base64Member &member : members) {
        base::Json *place = &value;
        for (const char *name : member.path) {
            place = &(*place)[name];
        }
        *place = base::Json(base::Json::value_t::discarded);
    }
    return value;
}

QByteArray documentText(const base::Json &value, bool isPretty)
{
    const QByteArray text = isPretty ? base::prettyJson(value) : base::compactJson(value) + '\n';
    return text::visibleJson(text);
}

/// What a user of a pipeline expects of `sealwright-cli … | head -1`.
[[noreturn]] void endLikeSigPipe()
{
    std::signal(SIGPIPE, SIG_DFL);
    sigset_t pipeOnly;
    sigemptyset(&pipeOnly);
    sigaddset(&pipeOnly, SIGPIPE);
    pthread_sigmask(SIG_UNBLOCK, &pipeOnly, nullptr);
    std::raise(SIGPIPE);
    _exit(128 + SIGPIPE);
}

} // namespace

Console::Console()
    : m_outputIsTerminal(isatty(STDOUT_FILENO) == 1)
    , m_outputHasColours(hasColours(STDOUT_FILENO))
    , m_errorHasColours(hasColours(STDERR_FILENO))
{
    // A broken pipe is an error like any other, and must not end us in the middle of saving something.
    std::signal(SIGPIPE, SIG_IGN);
}

void Console::write(QByteArrayView bytes)
{
    // As a whole: a character may stand on both sides of a cut.
    const QByteArray shown = m_outputIsTerminal ? text::withoutC1(bytes) : QByteArray();
    if (m_outputIsTerminal) {
        bytes = shown;
    }
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), kFlushAt));
        bytes = bytes.sliced(piece.size());
        m_pending.append(piece);
        if (m_pending.size() < kFlushAt) {
            continue;
        }
        if (const auto flushed = flush(); !flushed) {
            m_failure = flushed.error();
        }
    }
}

void Console::line(const QString &text)
{
    QByteArray bytes = text::withoutC1(text).toUtf8();
    bytes.append('\n');
    write(bytes);
}

void Console::document(const base::Json &value, const std::vector<Base64Member> &members)
{
    print(value, members, m_outputIsTerminal);
}

void Console::print(const base::Json &value, const std::vector<Base64Member> &members, bool isPretty)
{
    const QByteArray text =
        members.empty() ? documentText(value, isPretty) : documentText(withHoles(value, members), isPretty);
    QByteArrayView rest(text);
    for (const Base64Member &member : members) {
        // Nothing else is written like this: inside of a string the quote would have a backslash before it.
        const QByteArray name = QByteArray(member.path.back()) + (isPretty ? "\": " : "\":");
        const qsizetype at = rest.indexOf(QByteArray(name + kHole));
        Q_ASSERT(at >= 0);
        write(rest.first(at + name.size()));
        write("\"");
        base64(member.bytes);
        write("\"");
        rest = rest.sliced(at + name.size() + static_cast<qsizetype>(qstrlen(kHole)));
    }
    write(rest);
}

void Console::base64(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), kBase64Piece));
        write(QByteArray::fromRawData(piece.data(), piece.size()).toBase64());
        bytes = bytes.sliced(piece.size());
    }
}

void Console::streamed(const base::Json &value, const std::vector<Base64Member> &members)
{
    print(value, members, false);
    if (const auto flushed = flush(); !flushed) {
        m_failure = flushed.error();
    }
}

void Console::aside(const QString &line)
{
    if (!m_quiet && !m_json) {
        complain(Paint::Plain, {}, line);
    }
}

void Console::note(const QString &sentence)
{
    if (!m_quiet) {
        complain(Paint::Faint, {}, sentence);
    }
}

void Console::warning(const QString &sentence)
{
    complain(Paint::Caution, QStringLiteral("warning: "), sentence);
}

void Console::error(const QString &sentence)
{
    complain(Paint::Bad, QStringLiteral("sealwright-cli: "), sentence);
}

void Console::complain(Paint paint, const QString &word, const QString &sentence)
{
    // What was printed before stands before it, where both are the same terminal.
    if (const auto flushed = flush(); !flushed) {
        m_failure = flushed.error();
    }
    const QString line = colour(m_errorHasColours, paint, word.isEmpty() ? sentence : word) %
                         (word.isEmpty() ? QString() : sentence) % QLatin1Char('\n');
    // There is nobody left to tell when this fails.
    writeAll(STDERR_FILENO, text::withoutC1(line).toUtf8());
}

QString Console::painted(Paint paint, const QString &text) const
{
    return colour(m_outputHasColours, paint, text);
}

QString Console::paintedAside(Paint paint, const QString &text) const
{
    return colour(m_errorHasColours, paint, text);
}

base::Result<void> Console::flush()
{
    if (m_failure) {
        m_pending.clear();
        return base::Failure(*std::exchange(m_failure, std::nullopt));
    }
    const int failure = writeAll(STDOUT_FILENO, m_pending);
    m_pending.clear();
    if (failure == EPIPE) {
        endLikeSigPipe();
    }
    if (failure != 0) {
        return base::failure(CliError::OutputNotWritten, {{"reason", qt_error_string(failure)}});
    }
    return {};
}

} // namespace sealwright::cli
