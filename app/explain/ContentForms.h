// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"
#include "app/signing/Template.h"

namespace sealwright::explain {

/// A template that the sender may have signed instead of the recipe's.
struct ContentForm
{
    std::vector<Deviation> deviations; ///< none: one of the recipe's own
    signing::Template content;
    bool isUsual = true; ///< worth trying together with another deviation
};

/// The recipe's own; those with other separators, another order, a part left out; then what other senders
/// sign.
std::vector<ContentForm> contentForms(const std::vector<signing::Template> &own);

/// Whether what the expression yields depends on the body.
bool readsBody(const signing::Expression &expression);
/// Whether it depends on the URL.
bool readsUrl(const signing::Expression &expression);

} // namespace sealwright::explain
