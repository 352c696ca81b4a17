// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Unfinished.h"

namespace sealwright::text {

/// What was put right of a change that was interrupted; `name`: of the credential or environment, or its id.
QString describeMended(const workspace::UnfinishedChange &change, const QString &name);

} // namespace sealwright::text
