// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/http/HeaderList.h"

namespace sealwright::http {

/// What the user composes and what crossed the wire. Bodies are bytes.
struct Request
{
    QByteArray method{"POST"};
    QByteArray url;
    HeaderList headers;
    QByteArray body;

    bool operator==(const Request &) const = default;
};

/// Method, URL and headers are such as can be sent.
base::Result<void> checkRequest(const Request &request);

/// The request document of cli.md: `{"method","url","headers":[["Name","value"],…],"bodyBase64"}`.
base::Json toJson(const Request &request);
base::Result<Request> requestFromJson(const base::Json &document);

/// A captured request in any form a person may have: a request document, a HAR entry (or a whole HAR with one
/// entry), a raw HTTP/1.1 message (head, blank line, body; CRLF or LF) or a curl command line: `readCaptured`
/// says more.
base::Result<Request> readCapturedRequest(QByteArrayView text, QByteArrayView url = {});

} // namespace sealwright::http
