// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"

#include <QSslConfiguration>

namespace sealwright::capture {

/// The TLS side of a receiver from two PEM files: the certificate with its chain, and its private key (RSA,
/// EC or DSA, not encrypted). Fails with TlsFileUnreadable.
base::Result<QSslConfiguration> readTlsFiles(const QString &certificateFile, const QString &keyFile);

} // namespace sealwright::capture
