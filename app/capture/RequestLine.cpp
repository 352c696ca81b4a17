// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/RequestLine.h"

#include "app/capture/HttpBytes.h"

namespace sealwright::capture {

namespace {

constexpr qsizetype kLongestMethod = 64;
constexpr char kTlsAlert = 0x15;
constexpr char kTlsHandshake = 0x16;

std::optional<Refusal> readVersion(QByteArrayView text, qint64 offset, RequestLine &result)
{
    const bool wellFormed = text.size() == 8 && text.startsWith("HTTP/") && isDigit(text[5]) &&
                            text[6] == '.' && isDigit(text[7]);
    if (!wellFormed) {
        return malformed("version_malformed", offset);
    }
    if (text == "HTTP/2.0" && result.method == "PRI" && result.target == "*") {
        return notHttp("http2_preface", 505);
    }
    if (text[5] != '1' || text[7] > '1') {
        return Refusal{{CaptureError::VersionUnsupported, {{"version", QString::fromLatin1(text)}}}, 505};
    }
    result.minorVersion = text[7] - '0';
    return std::nullopt;
}

std::optional<Refusal> readTarget(qint64 offset, RequestLine &result)
{
    const QByteArrayView target = result.target;
    for (qsizetype i = 0; i < target.size(); ++i) {
        const auto byte = static_cast<unsigned char>(target[i]);
        if (byte == 0) {
            return malformed("nul_byte", offset + i);
        }
        if (byte < 0x21 || byte > 0x7e || byte == '#') {
            return malformed("target_invalid", offset + i);
        }
    }
    if (result.method == "CONNECT") {
        return malformed("connect", 0);
    }
    if (target.startsWith('/')) {
        return std::nullopt;
    }
    if (target == "*" && result.method == "OPTIONS") {
        result.form = TargetForm::Asterisk;
        return std::nullopt;
    }
    const qsizetype schemeEnd = target.indexOf("://");
    const QByteArrayView scheme = schemeEnd < 0 ? QByteArrayView() : target.first(schemeEnd);
    if (!sameWord(scheme, "http") && !sameWord(scheme, "https")) {
        return malformed("target_invalid", offset);
    }
    const QByteArrayView afterScheme = target.sliced(schemeEnd + 3);
    const auto *const authorityEnd =
        std::ranges::find_if(afterScheme, [](char byte) { return byte == '/' || byte == '?'; });
    result.targetAuthority = parseAuthority(afterScheme.first(authorityEnd - afterScheme.begin()));
    if (!result.targetAuthority) {
        return malformed("target_invalid", offset + schemeEnd + 3);
    }
    result.form = TargetForm::Absolute;
    return std::nullopt;
}

} // namespace

std::optional<Refusal> checkRequestStart(QByteArrayView bytes, qint64 offset)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        if (byte == '\r' || byte == '\n' || (byte == ' ' && i > 0)) {
            return std::nullopt;
        }
        if (i == 0 && (byte == kTlsHandshake || byte == kTlsAlert)) {
            return notHttp("tls", 400);
        }
        if (!isTokenByte(byte) || i >= kLongestMethod) {
            return malformed("method_invalid", offset + i);
        }
    }
    return std::nullopt;
}

std::optional<Refusal> readRequestLine(QByteArrayView line, qint64 offset, RequestLine &result)
{
    const qsizetype methodEnd = line.indexOf(' ');
    if (methodEnd < 0) {
        return malformed("target_missing", offset + line.size());
    }
    result.method = line.first(methodEnd).toByteArray();
    const QByteArrayView rest = line.sliced(methodEnd + 1);
    const qsizetype targetEnd = rest.indexOf(' ');
    if (rest.isEmpty() || targetEnd == 0) {
        return malformed("target_missing", offset + methodEnd + 1);
    }
    if (targetEnd < 0) {
        return malformed("version_missing", offset + line.size()); // HTTP/0.9
    }
    result.target = rest.first(targetEnd).toByteArray();
    if (auto refusal = readVersion(rest.sliced(targetEnd + 1), offset + methodEnd + targetEnd + 2, result)) {
        return refusal;
    }
    return readTarget(offset + methodEnd + 1, result);
}

} // namespace sealwright::capture
