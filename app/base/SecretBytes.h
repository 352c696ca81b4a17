// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <concepts>
#include <cstddef>
#include <optional>

class QIODevice;

namespace sealwright::base {

/// The bytes of a secret. Move-only, on pages of its own that are locked in memory (as far as the system
/// allows) and left out of core dumps, wiped when freed. No stream operator, no conversion to QString or
/// QByteArray.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// Copies; the caller still owns, and should wipe, what it passed.
    static SecretBytes copyOf(QByteArrayView bytes);
    /// Copies and then wipes the argument, when nobody shares its buffer.
    static SecretBytes take(QByteArray &&bytes);

    /// `size` zero bytes that `fill(char *)` writes to: what is computed then lies nowhere else.
    template<std::invocable<char *> Fill>
    static SecretBytes computed(qsizetype size, Fill fill)
    {
        SecretBytes secret = zeroes(size);
        if (size > 0) {
            fill(secret.m_data);
        }
        return secret;
    }

    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    /// Copying is possible, but only on purpose.
    SecretBytes clone() const { return copyOf(view()); }

    /// Valid as long as this object lives. Never keep it, never put it into a container of bytes.
    QByteArrayView view() const { return {m_data, m_size}; }

    qsizetype size() const { return m_size; }

    bool isEmpty() const { return m_size == 0; }

private:
    static SecretBytes zeroes(qsizetype size);
    void release() noexcept;

    char *m_data = nullptr;
    qsizetype m_size = 0;
};

/// Overwrites the buffer, which must not be shared, in a way the compiler keeps; the array is empty
/// afterwards.
void wipe(QByteArray &bytes);

/// What an open file holds, `limit` bytes at most and one more where it holds more, in memory that is wiped
/// when freed; the file is best unbuffered, else Qt keeps a copy. Nothing when it cannot be read.
std::optional<QByteArray> readSecret(QIODevice &file, qsizetype limit);

} // namespace sealwright::base
