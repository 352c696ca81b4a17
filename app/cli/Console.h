// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

#include <QString>

#include <optional>
#include <vector>

namespace sealwright::cli {

/// What a stretch of text means; a colour on a terminal, nothing anywhere else.
enum class Paint { Plain, Faint, Strong, Good, Bad, Caution };

/// A member of a document that is the Base64 of many bytes: it is written piece by piece and never held
/// whole. What the document says of it does not count.
struct Base64Member
{
    std::vector<const char *> path; ///< from object to object
    QByteArrayView bytes;
};

/// Standard output and standard error of one run. Results go to standard output and are buffered until
/// `flush`; notes, warnings and errors go to standard error. Whoever passes text from elsewhere makes it
/// visible first (text::visible); C1 controls reach no terminal even so, and no reader of a document.
class Console
{
public:
    Console();

    void setJson(bool json) { m_json = json; }

    bool isJson() const { return m_json; }

    void setQuiet(bool quiet) { m_quiet = quiet; }

    bool isQuiet() const { return m_quiet; }

    bool outputIsTerminal() const { return m_outputIsTerminal; }

    /// The exact bytes, but for text::withoutC1 on a terminal.
    void write(QByteArrayView bytes);
    void line(const QString &text = {});
    /// The one document of a command: indented on a terminal, else one line. `members` in their order in it.
    void document(const base::Json &value, const std::vector<Base64Member> &members = {});
    /// One of many documents: always one line, and out at once.
    void streamed(const base::Json &value, const std::vector<Base64Member> &members = {});

    /// A line that stands beside the result, for people: on standard error as it is, and silenced by --quiet
    /// and --json.
    void aside(const QString &line);
    /// Worth knowing, and silenced by --quiet.
    void note(const QString &sentence);
    /// Worth knowing whatever was asked.
    void warning(const QString &sentence);
    void error(const QString &sentence);

    /// `text` in the colour of `paint` when standard output is a terminal that has colours.
    QString painted(Paint paint, const QString &text) const;
    /// The same for standard error.
    QString paintedAside(Paint paint, const QString &text) const;

    /// Hands everything to the system. A reader that went away ends the process as SIGPIPE does; another
    /// failure is reported once, here or by a later call.
    base::Result<void> flush();

private:
    void print(const base::Json &value, const std::vector<Base64Member> &members, bool isPretty);
    void base64(QByteArrayView bytes);
    void complain(Paint paint, const QString &word, const QString &sentence);

    QByteArray m_pending;
    std::optional<base::Error> m_failure;
    bool m_json = false;
    bool m_quiet = false;
    bool m_outputIsTerminal = false;
    bool m_outputHasColours = false;
    bool m_errorHasColours = false;
};

} // namespace sealwright::cli
