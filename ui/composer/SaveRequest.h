// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepRequest.h"

#include <QWidget>

#include <functional>

namespace sealwright::composer {

/// What became of a request that was to be saved.
struct SavedOutcome
{
    std::optional<workspace::SavedRequest>
        saved;           ///< nothing: the user thought better of it, or was told why not
    QString environment; ///< the id of the one that has its secrets now; empty: none does
    QString remark;      ///< what could not be looked at; may be empty
};

/// Saves a request. Before one that holds a live secret it asks: keep that as a secret, save it as typed, or
/// not at all. `then` is called once, unless `parent` goes away first; at once where nothing has to be waited
/// for. `keep` outlives the window.
QCoro::Task<> saveRequest(QWidget *parent, flow::KeepRequest &keep, workspace::SavedRequest request,
                          QString environment, std::function<void(SavedOutcome)> then);

} // namespace sealwright::composer
