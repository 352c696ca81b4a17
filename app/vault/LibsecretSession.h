// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sealwright::vault {

/// To be told, before each job, who offers the Secret Service now (its unique name on the bus).
///
/// libsecret opens one session for the whole process and goes on using it when the service was restarted:
/// every job then fails with "The session does not exist" until the process ends. So when the owner is
/// another than before, its session is dropped (`secret_service_disconnect`), and the next job opens a new
/// one.
void useSessionWith(const QString &owner);

} // namespace sealwright::vault
