// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/PercentText.h"

#include "app/signing/Encoding.h"

namespace sealwright::signing {

QByteArray percentDecoded(QByteArrayView text, QByteArrayView only)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const std::optional<QByteArray> octet = decode(text.sliced(i + 1, 2), Encoding::Hex);
            if (octet && (only.isEmpty() || only.contains(octet->front()))) {
                result.append(*octet);
                i += 2;
                continue;
            }
        }
        result.append(text[i]);
    }
    return result;
}

} // namespace sealwright::signing
