// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string_view>

namespace sealwright::base {

/// The offset of the last `c`, or -1; -1 for no bytes at all, where QByteArrayView::lastIndexOf(char) of
/// Qt 6.8 looks at the byte behind the view and may answer 0.
constexpr qsizetype lastOf(QByteArrayView bytes, char c)
{
    const std::size_t at = std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())).rfind(c);
    return at == std::string_view::npos ? -1 : static_cast<qsizetype>(at);
}

} // namespace sealwright::base
