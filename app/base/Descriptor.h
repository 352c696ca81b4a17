// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace sealwright::base {

/// A file descriptor that is closed with its owner.
class Descriptor
{
public:
    explicit Descriptor(int value = -1)
        : m_value(value)
    {
    }

    ~Descriptor()
    {
        if (isOpen()) {
            ::close(m_value);
        }
    }

    Descriptor(Descriptor &&other) noexcept
        : m_value(std::exchange(other.m_value, -1))
    {
    }

    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    /// -1: none. For the system's calls.
    int value() const { return m_value; }

    bool isOpen() const { return m_value >= 0; }

private:
    int m_value;
};

} // namespace sealwright::base
