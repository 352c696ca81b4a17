// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explain.h"

#include <functional>

namespace sealwright::explain {

/// A body that the sender may have signed instead of the one that was received.
struct BodyForm
{
    std::vector<Deviation> deviations; ///< one or two
    QByteArray bytes;
    bool isUsual = false; ///< worth trying together with another deviation
};

/// Hands out the forms one by one, the simplest first; bytes that were handed out before, or that are the
/// body itself, are left out. Ends early when `take` says so by returning false.
void forEachBodyForm(QByteArrayView body, const Limits &limits,
                     const std::function<bool(const BodyForm &)> &take);

} // namespace sealwright::explain
