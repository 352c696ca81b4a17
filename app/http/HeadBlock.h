// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/HeaderList.h"

namespace sealwright::http {

/// A header block taken apart for reading. The block itself stays the evidence.
struct HeadBlock
{
    QByteArray startLine;
    HeaderList headers;
};

/// Takes whatever crossed the wire (RFC 9112 §2, §5): lines end with CRLF or LF, blanks around a value are
/// dropped, a folded line continues the value before it, a line without a colon is skipped. Ends at the blank
/// line.
HeadBlock readHead(QByteArrayView head);

/// Token characters of RFC 9110 §5.6.2.
bool isToken(QByteArrayView text);

/// Without the blanks and tabs at both ends (OWS, RFC 9110 §5.6.3).
QByteArrayView trimBlanks(QByteArrayView text);

} // namespace sealwright::http
