// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ResponseAnomalies.h"

#include "app/http/HeadBlock.h"

#include <algorithm>

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
    if (lengths.size() > 1) {
        const bool same =
            std::ranges::all_of(lengths, [&](const QByteArray &length) { return length == lengths.front(); });
        anomalies.push_back(same ? QStringLiteral("repeated_content_length")
                                 : QStringLiteral("conflicting_content_length"));
    }
    if (!lengths.empty() && headers.contains("Transfer-Encoding")) {
        anomalies.push_back(QStringLiteral("content_length_and_transfer_encoding"));
    }
    return anomalies;
}

} // namespace sealwright::sender
