// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ResponseAnomalies.h"

#include "app/http/HeadBlock.h"

#include <QList>

#include <algorithm>
#include <iterator>

namespace sealwright::sender {
namespace {

bool hasBareLf(QByteArrayView head)
{
    for (qsizetype i = head.indexOf('\n'); i >= 0; i = head.indexOf('\n', i + 1)) {
        if (i == 0 || head[i - 1] != '\r') {
            return true;
        }
    }
    return false;
}

bool hasControlBytes(QByteArrayView head)
{
    return std::ranges::any_of(head, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7f;
    });
}

/// RFC 9110 §8.6: digits and nothing else, and no body is longer than 2^63 - 1.
bool isLength(const QByteArray &text)
{
    bool fits = false;
    static_cast<void>(text.toLongLong(&fits));
    return fits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<QString> lengthAnomalies(const std::vector<QByteArray> &lengths)
{
    std::vector<QByteArray> members;
    for (const QByteArray &length : lengths) {
        for (const QByteArray &member : length.split(',')) {
            members.push_back(member.trimmed());
        }
    }
    std::vector<QString> anomalies;
    const bool same =
        std::ranges::all_of(members, [&](const QByteArray &length) { return length == members.front(); });
    if (!same) {
        anomalies.push_back(QStringLiteral("conflicting_content_length"));
    } else if (lengths.size() > 1) {
        anomalies.push_back(QStringLiteral("repeated_content_length"));
    }
    if (members.size() > lengths.size()) {
        anomalies.push_back(QStringLiteral("content_length_list"));
    }
    if (!std::ranges::all_of(members, isLength)) {
        anomalies.push_back(QStringLiteral("invalid_content_length"));
    }
    return anomalies;
}

} // namespace

std::vector<QString> headAnomalies(QByteArrayView head)
{
    std::vector<QString> anomalies;
    if (hasBareLf(head)) {
        anomalies.push_back(QStringLiteral("bare_lf"));
    }
    if (head.contains("\n ") || head.contains("\n\t")) {
        anomalies.push_back(QStringLiteral("folded_header"));
    }
    if (hasControlBytes(head)) {
        anomalies.push_back(QStringLiteral("control_bytes"));
    }
    const http::HeaderList headers = http::readHead(head).headers;
    const std::vector<QByteArray> lengths = headers.all("Content-Length");
    std::ranges::move(lengthAnomalies(lengths), std::back_inserter(anomalies));
    if (!lengths.empty() && headers.contains("Transfer-Encoding")) {
        anomalies.push_back(QStringLiteral("content_length_and_transfer_encoding"));
    }
    return anomalies;
}

} // namespace sealwright::sender
