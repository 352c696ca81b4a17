// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/HttpSender.h"

#include <QFile>

namespace sealwright::sender {

/// Where the body of a response goes: into memory up to a limit, or into a file however large it is. An
/// existing file is emptied only when a response comes, a new one is removed when none does; what was written
/// before a failure stays.
class ResponseBody
{
public:
    ResponseBody(QString file, qint64 limit);
    ~ResponseBody();
    ResponseBody(const ResponseBody &) = delete;
    ResponseBody &operator=(const ResponseBody &) = delete;

    /// Opens the file, if there is to be one, before anything is sent. Fails with BodyFile.
    base::Result<void> open();

    /// False when these bytes could not be taken whole; `error` says why.
    bool write(QByteArrayView bytes);

    /// The response is over. A file that cannot be brought to the disk is an error too.
    void close();

    /// The head of a response is there, so a file, even an empty one, has a meaning.
    void begin();

    QByteArray takeBytes() { return std::move(m_memory); }

    qint64 size() const { return m_size; }

    bool isFile() const { return !m_path.isEmpty(); }

    bool hasBegun() const { return m_hasBegun; }

    const std::optional<base::Error> &error() const { return m_error; }

private:
    void fail();
    void makeRoomFor(qint64 size);

    QString m_path;
    qint64 m_limit;
    QFile m_file;
    bool m_isNewFile = false;
    bool m_hasBegun = false;
    QByteArray m_memory;
    qint64 m_size = 0;
    std::optional<base::Error> m_error;
};

} // namespace sealwright::sender
