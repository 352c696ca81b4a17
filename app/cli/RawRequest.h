// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Request.h"

namespace sealwright::cli {

/// `Name: value`, without a line end. For a terminal, what it would act upon is escaped.
QByteArray headerLine(const http::HeaderField &field, bool forTerminal);

/// The request as HTTP/1.1 text: request line, Host, headers, blank line, body. CRLF as on the wire, or plain
/// lines for a terminal.
QByteArray rawRequest(const http::Request &request, bool forTerminal);

} // namespace sealwright::cli
