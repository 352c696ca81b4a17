// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace sealwright::composition {

/// A member that is made when it is first asked for.
template<typename T>
class Lazy
{
public:
    template<typename Make>
    T &get(Make make)
    {
        if (!m_value) {
            m_value = make();
        }
        return *m_value;
    }

    /// Null before it was first asked for.
    T *made() const { return m_value.get(); }

private:
    std::unique_ptr<T> m_value;
};

} // namespace sealwright::composition
