// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Authority.h"
#include "app/capture/Refusal.h"

namespace sealwright::capture {

/// The four forms of a request target (RFC 9112 §3.2), of which the authority form is never taken.
enum class TargetForm { Origin, Absolute, Asterisk };

struct RequestLine
{
    QByteArray method;
    QByteArray target;
    TargetForm form = TargetForm::Origin;
    std::optional<Authority> targetAuthority; ///< of the absolute form
    int minorVersion = 1;
};

/// Judges the first bytes of a request before its line is complete, so that TLS, binary noise and endless
/// methods are told at once. Nothing: it may still become a request line.
std::optional<Refusal> checkRequestStart(QByteArrayView bytes, qint64 offset);

/// Reads a complete line, without its CRLF, that passed checkRequestStart. On refusal `result` holds what was
/// understood before.
std::optional<Refusal> readRequestLine(QByteArrayView line, qint64 offset, RequestLine &result);

} // namespace sealwright::capture
