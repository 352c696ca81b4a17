// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/FeedContent.h"

namespace sealwright::signing {

base::Result<qsizetype> feedContent(Seal &seal, const Template &content, Evaluator &evaluator)
{
    qsizetype fed = 0;
    for (const Template::Segment &segment : content.segments()) {
        if (!segment.expression) {
            seal.update(segment.literal);
            continue;
        }
        const base::Result<QByteArrayView> bytes = evaluator.value(*segment.expression);
        if (!bytes) {
            seal.abandon();
            return base::Failure(bytes.error());
        }
        seal.update(*bytes);
        fed += bytes->size();
    }
    return fed;
}

} // namespace sealwright::signing
