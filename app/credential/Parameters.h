// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <map>

namespace sealwright::credential {

/// The field of an oauth2 credential that holds further parameters of its token request: an object in files,
/// one `name=value` a line as text. `param:NAME` is one of them.
inline constexpr const char *kParametersField = "parameters";
inline constexpr QByteArrayView kParameterPrefix("param:");

QByteArray parametersText(const std::map<QByteArray, QByteArray> &parameters);

/// Blank lines are skipped. Fails with FieldInvalid for a line without a name, a name twice (RFC 6749 §3.2
/// forbids it), and what `checkParameterName` refuses.
base::Result<std::map<QByteArray, QByteArray>> readParameters(const QByteArray &text);

/// Refuses the parameters that are sent anyway or have a field or a slot of their own.
base::Result<void> checkParameterName(QByteArrayView name);

} // namespace sealwright::credential
