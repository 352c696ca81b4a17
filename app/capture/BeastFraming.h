// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace sealwright::capture {

/// Boost.Beast's incremental parser behind our strict layer: the second opinion on every head and chunk, and
/// the one that takes bodies out of their framing. One for each message. It is always handed whole heads,
/// whole chunk lines and whole trailers, so that how the bytes arrived cannot change what they mean.
class BeastFraming
{
public:
    BeastFraming();
    ~BeastFraming();
    BeastFraming(BeastFraming &&) noexcept;
    BeastFraming &operator=(BeastFraming &&) noexcept;

    /// Takes the bytes whole; false when Beast refuses them or leaves some.
    bool put(QByteArrayView bytes);

    /// Beast's word for the refusal.
    QString reason() const;

    bool isChunked() const;
    std::optional<quint64> contentLength() const;
    bool isDone() const;

    /// The body so far.
    const QByteArray &body() const;
    QByteArray takeBody();

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace sealwright::capture
