// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Terminal.h"

#include "app/cli/CliError.h"
#include "app/text/Visible.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace sealwright::cli {
namespace {

constexpr qsizetype kLongestAnswer = 1024;

/// The terminal without echo, and as it was when this goes away.
class QuietTerminal
{
public:
    QuietTerminal()
        : m_descriptor(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC))
        , m_isQuiet(m_descriptor >= 0 && ::tcgetattr(m_descriptor, &m_before) == 0)
    {
        if (m_isQuiet) {
            termios quiet = m_before;
            // Byte by byte, and Ctrl+C is a byte too: the default action would leave the terminal silent.
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
            quiet.c_cc[VMIN] = 1;
            quiet.c_cc[VTIME] = 0;
            m_isQuiet = ::tcsetattr(m_descriptor, TCSAFLUSH, &quiet) == 0;
        }
    }

    ~QuietTerminal()
    {
        if (m_isQuiet) {
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        }
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;

    bool isQuiet() const { return m_isQuiet; }

    void print(QByteArrayView text) const
    {
        // Whoever cannot see the question will not answer it.
        [[maybe_unused]] const ssize_t written =
            ::write(m_descriptor, text.data(), static_cast<std::size_t>(text.size()));
    }

    /// The next byte; nothing when the terminal is gone or a signal came. Unlike read, poll is not taken up
    /// again after a signal.
    std::optional<char> next() const
    {
        pollfd waiting{m_descriptor, POLLIN, 0};
        char byte = 0;
        if (::poll(&waiting, 1, -1) != 1 || ::read(m_descriptor, &byte, 1) != 1) {
            return std::nullopt;
        }
        return byte;
    }

private:
    int m_descriptor;
    termios m_before{};
    bool m_isQuiet = false;
};

/// One character of UTF-8 less.
qsizetype withoutLast(const char *bytes, qsizetype size)
{
    qsizetype rest = qMax(qsizetype{0}, size - 1);
    while (rest > 0 && (static_cast<unsigned char>(bytes[rest]) & 0xc0U) == 0x80U) {
        --rest;
    }
    return rest;
}

/// Reads a line into `bytes`; nothing when it was interrupted.
std::optional<qsizetype> readLine(const QuietTerminal &terminal, char *bytes)
{
    constexpr char kInterrupt = 0x03;
    constexpr char kEndOfInput = 0x04;
    constexpr char kBackspace = 0x08;
    constexpr char kKillLine = 0x15;
    constexpr char kDelete = 0x7f;
    qsizetype size = 0;
    while (const std::optional<char> byte = terminal.next()) {
        switch (*byte) {
        case kInterrupt:
            return std::nullopt;
        case '\r':
        case '\n':
        case kEndOfInput:
            return size;
        case kBackspace:
        case kDelete:
            size = withoutLast(bytes, size);
            break;
        case kKillLine:
            size = 0;
            break;
        default:
            if (size < kLongestAnswer) {
                bytes[size++] = *byte;
            }
        }
    }
    return std::nullopt;
}

} // namespace

bool hasTerminal()
{
    return ::isatty(STDIN_FILENO) == 1 || ::isatty(STDERR_FILENO) == 1;
}

base::Result<base::SecretBytes> askWithoutEcho(const QString &question)
{
    const QuietTerminal terminal;
    if (!terminal.isQuiet()) {
        return base::failure(CliError::TerminalUnusable, {{"reason", qt_error_string(errno)}});
    }
    terminal.print(text::withoutC1(question).toUtf8());
    std::optional<qsizetype> size;
    const base::SecretBytes buffer =
        base::SecretBytes::computed(kLongestAnswer, [&](char *bytes) { size = readLine(terminal, bytes); });
    terminal.print("\n");
    if (!size) {
        return base::failure(CliError::Interrupted);
    }
    return base::SecretBytes::copyOf(buffer.view().first(*size));
}

} // namespace sealwright::cli
