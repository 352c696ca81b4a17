// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

#include <set>

namespace sealwright::flow {

/// The names of the workspace's credentials, to tell newcomers apart from them and from each other.
class FreeNames
{
public:
    static base::Result<FreeNames> of(const workspace::Workspace &workspace);

    /// `wanted`, or with the first free number behind it; at most as long as a name may be. It is taken then.
    QString take(const QString &wanted);

private:
    std::set<QString> m_taken;
};

} // namespace sealwright::flow
