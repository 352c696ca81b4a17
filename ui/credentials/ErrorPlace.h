// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"

#include <QByteArray>

namespace sealwright::credentials {

/// Stands for the secret, which is no field.
inline constexpr QByteArrayView kSecretField("secret");
/// The same for a client certificate.
inline constexpr QByteArrayView kCertificateField("certificate");

/// The field of a credential that an error is about, as FieldForm knows it, kSecretField or
/// kCertificateField; empty when it is
/// about none.
QByteArray fieldOf(const base::Error &error);

} // namespace sealwright::credentials
