// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CurlCommand.h"

namespace sealwright::http {

/// The forms in which a person may have a request.
enum class CapturedForm {
    Document, ///< the request document of cli.md, also inside an exchange or a delivery
    Har,      ///< a HAR entry, or a HAR with one entry
    Raw,      ///< a raw HTTP/1.1 message: head, blank line, body; CRLF or LF
    Curl,     ///< a curl command line
};

/// A captured request, and what else there is to know about how it was read.
struct CapturedRequest
{
    Request request;
    CapturedForm form = CapturedForm::Raw;
    std::vector<CurlFinding> findings; ///< of a curl command line
    bool isSchemeAssumed = false;      ///< a raw message does not say whether it came over TLS: `http://`
};

/// Tells the forms apart by themselves. `url`, when given, wins over what the text says; a raw message
/// without it takes `http://` and its Host. The request is one that `checkRequest` accepts. What a curl
/// command line would have done beside the request is never done.
base::Result<CapturedRequest> readCaptured(QByteArrayView text, QByteArrayView url = {});

} // namespace sealwright::http
