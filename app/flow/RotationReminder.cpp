// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RotationReminder.h"

#include "app/flow/WhenFree.h"

namespace sealwright::flow {

using std::chrono::days;

RotationReminder::RotationReminder(workspace::Workspace &workspace)
    : m_workspace(workspace)
{
}

base::Result<std::optional<days>> RotationReminder::age() const
{
    const auto chosen = m_workspace.rotateAfterDays();
    if (!chosen) {
        return base::Failure(chosen.error());
    }
    const days age = *chosen ? days(**chosen) : kRotateAfter;
    return age == days(0) ? std::nullopt : std::optional(age);
}

QCoro::Task<base::Result<void>> RotationReminder::setAge(std::optional<days> age)
{
    auto setting = whenFree([this, count = age ? static_cast<int>(age->count()) : 0] {
        return m_workspace.setRotateAfterDays(count);
    });
    const base::Result<void> set = co_await setting;
    co_return set;
}

std::optional<base::TimePoint> secretSince(const credential::Credential &credential)
{
    return credential.rotatedAt ? credential.rotatedAt : credential.createdAt;
}

bool isRotationDue(const credential::Credential &credential, std::optional<days> age, base::TimePoint now)
{
    const auto since = secretSince(credential);
    return age && since && now - *since > *age;
}

} // namespace sealwright::flow
