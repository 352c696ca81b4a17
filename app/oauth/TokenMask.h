// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sealwright::oauth {

/// The body of an answer with the fingerprint of each token in its place, however its JSON escapes it and
/// however broken it is; also where it is a form (`access_token=…`). What is JSON before is JSON afterwards.
QByteArray withoutTokens(QByteArrayView body);

} // namespace sealwright::oauth
