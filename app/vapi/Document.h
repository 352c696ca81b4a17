// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

namespace sealwright::vapi {

/// The largest document that is read. An organisation's assistants fit many times.
constexpr qsizetype kDocumentLimit = qsizetype{4} * 1024 * 1024;
/// The most credentials that one document may hold or make.
constexpr qsizetype kCredentialLimit = 500;

/// Strict JSON in which no member is named twice. A failure says where and why and quotes nothing, for what
/// it would quote may be a secret.
base::Result<base::Json> readDocument(QByteArrayView text);

/// The text without a byte order mark.
QByteArrayView withoutMark(QByteArrayView text);

/// `pointer` and one more token (RFC 6901).
QString childPointer(const QString &pointer, const QString &token);

/// DocumentInvalid.
base::Failure invalid(const QString &pointer, const char *reason);

} // namespace sealwright::vapi
