// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"
#include "ui/widgets/MarkedLabel.h"

namespace sealwright::composer {

/// In one line what a credential does to a request: "signs {timestamp}.{body}", "sends Authorization: …".
struct SigningHint
{
    QString verb;
    QString text;
    std::vector<widgets::LabelMark> marks;
    bool signsBody = false;
};

SigningHint signingHint(const credential::Credential &credential, const flow::FindRecipe &recipes);

} // namespace sealwright::composer
