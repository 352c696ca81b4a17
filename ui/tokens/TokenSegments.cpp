// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/TokenSegments.h"

#include "app/jwt/CompactToken.h"
#include "app/jwt/DecodedToken.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <array>

namespace sealwright::tokens {

std::vector<widgets::Mark> segmentMarks(QByteArrayView text)
{
    constexpr std::array kParts{kHeaderPart, kPayloadPart, kSignaturePart};
    const QByteArrayView token = jwt::tokenIn(text);
    std::vector<widgets::Mark> marks;
    if (token.size() > jwt::kLongestToken) {
        return marks; // whatever it is, it is none
    }
    qsizetype start = token.isEmpty() ? 0 : token.data() - text.data();
    const qsizetype end = start + token.size();
    for (const theme::Part part : kParts) {
        const qsizetype dot = text.indexOf('.', start);
        const qsizetype stop = dot < 0 || dot > end ? end : dot;
        if (stop > start) {
            marks.push_back({start, stop - start, part});
        }
        if (stop == end) {
            break;
        }
        start = stop + 1;
    }
    return marks;
}

void copyToken(const QByteArray &token)
{
    auto *content = new QMimeData;
    content->setText(QString::fromUtf8(token));
    // Klipper's word, which other managers of clipboards know as well.
    content->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(content);
}

} // namespace sealwright::tokens
