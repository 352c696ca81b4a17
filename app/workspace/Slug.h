// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sealwright::workspace {

/// A file name made of what a person called something: `Tool calls – staging` becomes `tool-calls-staging`.
/// ASCII letters, digits and single dashes, at most 60; `otherwise` when nothing is left.
QString slugOf(const QString &name, const QString &otherwise = QStringLiteral("request"));

} // namespace sealwright::workspace
