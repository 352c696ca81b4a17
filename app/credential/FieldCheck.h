// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Fields.h"

namespace sealwright::credential {

/// What a field's text has to look like on its own, whatever the other fields say.
enum class FieldShape {
    Text,
    Required,         ///< any text but none
    HeaderName,       ///< a token (RFC 9110 §5.6.2) that does not frame the message
    HeaderNameOrNone, ///< the same, or empty
    HeaderPart,       ///< may stand in a header value: no CR, LF, NUL
    RecipeId,         ///< letters, digits, `-`, `_`, `.`; or empty
    Line,             ///< any text without control characters
    UserName,         ///< the same, and no colon (RFC 7617 §2)
    EndpointUrl,      ///< an http or https URL, or empty
    Scope,            ///< RFC 6749 §3.3, or empty
    Parameters,       ///< a `name=value` a line
    Duration,         ///< `90s`, `15m`, `1h`
};

/// FieldInvalid, with `field`, `value`, `reason` (and `allowed` where there is a list).
base::Result<void> checkFieldValue(const FieldInfo &field, FieldShape shape, const QByteArray &value);
/// A token (RFC 9110 §5.6.2) that does not frame the message.
base::Result<void> checkHeaderName(const char *field, const QByteArray &value);
base::Failure fieldInvalid(QByteArrayView field, QByteArrayView value, const QString &reason);
base::Failure fieldInvalid(QByteArrayView field, QByteArrayView value, const char *reason);

} // namespace sealwright::credential
