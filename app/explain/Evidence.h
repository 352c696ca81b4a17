// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explain.h"
#include "app/signing/Encoding.h"
#include "app/signing/PlaceReader.h"

namespace sealwright::explain {

/// A text of the request that may be a signature, and the bytes it may stand for.
struct SignatureText
{
    QByteArray bytes;
    QByteArray header;    ///< where it was found; of a query or form parameter its name
    QByteArray value;     ///< all that stands there
    qsizetype offset = 0; ///< of the text in it
    qsizetype length = 0;
    signing::Encoding encoding = signing::Encoding::Hex; ///< that it was decoded under
    bool isSound = false;                                ///< at its place, in the form that the recipe has
    bool isAtPlace = false;                              ///< at its place, in whatever form

    QByteArrayView text() const { return QByteArrayView(value).sliced(offset, length); }
};

/// What the request holds that the search works with, read more leniently than verify does.
struct Evidence
{
    signing::Readings readings;
    std::vector<SignatureText> signatures; ///< sound ones first
    /// Values for what a content may name and the recipe's places do not have.
    QByteArray timestamp;
    QByteArray id;
    QByteArray nonce;
};

Evidence evidenceOf(const Case &question);

/// Whether a header's name speaks of signatures: `X-Hub-Signature`, `Webhook-Hmac`.
bool isSignatureName(QByteArrayView header);

} // namespace sealwright::explain
