// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

#include <QCoroTask>

#include <chrono>

namespace sealwright::flow {

/// Until a workspace chooses otherwise.
inline constexpr std::chrono::days kRotateAfter{90};

/// How old a secret may become before Sealwright reminds of its rotation. A choice of the workspace, so that
/// everybody who works on it, and each face, is reminded of the same.
class RotationReminder
{
public:
    explicit RotationReminder(workspace::Workspace &workspace);

    /// Nothing: nobody is reminded.
    base::Result<std::optional<std::chrono::days>> age() const;
    QCoro::Task<base::Result<void>> setAge(std::optional<std::chrono::days> age);

private:
    workspace::Workspace &m_workspace;
};

/// When it got the secret that it has, as far as its file says.
std::optional<base::TimePoint> secretSince(const credential::Credential &credential);

bool isRotationDue(const credential::Credential &credential, std::optional<std::chrono::days> age,
                   base::TimePoint now);

} // namespace sealwright::flow
