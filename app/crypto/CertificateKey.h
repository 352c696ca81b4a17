// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sealwright::crypto {

/// Whether the first certificate of one PEM text was made for the private key in the other. False, too, where
/// either cannot be read or the key is encrypted.
bool isKeyOfCertificate(QByteArrayView keyPem, QByteArrayView certificatePem);

} // namespace sealwright::crypto
