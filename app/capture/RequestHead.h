// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Authority.h"
#include "app/http/HeaderList.h"

namespace sealwright::capture {

/// What a head means, after every strict rule.
struct RequestHead
{
    enum class Framing { None, Length, Chunked };

    QByteArray method;
    QByteArray url; ///< scheme, Host and target; empty until the head was accepted
    int minorVersion = 1;
    http::HeaderList headers;
    Authority authority;
    QByteArray hostText; ///< the Host field as written
    Framing framing = Framing::None;
    qint64 length = 0; ///< with Framing::Length
    bool keepAlive = true;
    bool expectsContinue = false;
};

} // namespace sealwright::capture
