// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepRequest.h"
#include "app/flow/OrphanedSecrets.h"
#include "app/flow/RotationReminder.h"
#include "app/flow/TestOverlap.h"
#include "app/flow/UsageLog.h"
#include "app/flow/WatchCredentials.h"
#include "ui/models/EnvironmentChoice.h"

namespace sealwright::credentials {

/// What the page knows and does beside the files and secrets of credentials: how they are used, when they are
/// due, whether somebody else changes them, in which environment they are tried, and which secrets lost
/// theirs. All outlive the page.
struct CareFlows
{
    flow::UsageLog &usage;
    flow::RotationReminder &reminder;
    flow::TestOverlap &overlap;
    const flow::KeepRequest &requests;
    flow::WatchCredentials &watch;
    const models::EnvironmentChoice &environments;
    flow::OrphanedSecrets &orphans;
};

} // namespace sealwright::credentials
