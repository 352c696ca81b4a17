// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/UsageStore.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <expected>

namespace sealwright::history {

// The statements on the table `credential_use`. They fail with SQLite's error.

std::expected<void, QSqlError> recordUses(const QSqlDatabase &database, const std::vector<Use> &uses);
std::expected<std::map<QString, UsageTotal>, QSqlError> usageTotals(const QSqlDatabase &database);
std::expected<std::vector<UseTally>, QSqlError> usesOf(const QSqlDatabase &database,
                                                       const QString &credentialId);
std::expected<void, QSqlError> forgetUses(const QSqlDatabase &database, const QString &credentialId);

} // namespace sealwright::history
