// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RedactFilled.h"

#include "app/http/ExchangeRedaction.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

bool redactText(QByteArray &text, const base::Redaction &redaction)
{
    if (!redaction.contains(text)) {
        return false;
    }
    text = redaction.apply(text);
    return true;
}

/// Text with places in it. A place that begins or ends within a secret is forgotten.
bool redactParts(QByteArray &text, std::vector<signing::NamedPart> &parts, const base::Redaction &redaction)
{
    const QByteArray before = text;
    if (!redactText(text, redaction)) {
        return false;
    }
    std::erase_if(parts, [&](signing::NamedPart &part) {
        const QByteArrayView whole = before;
        const QByteArray head = redaction.apply(whole.first(part.offset));
        const QByteArray middle = redaction.apply(whole.sliced(part.offset, part.length));
        part.offset = head.size();
        part.length = middle.size();
        return !QByteArrayView(text).startsWith(head) ||
               !QByteArrayView(text).sliced(head.size()).startsWith(middle);
    });
    return true;
}

} // namespace

bool redactFilled(http::Request &request, const base::Redaction &redaction)
{
    bool any = redactText(request.url, redaction);
    any = redactText(request.body, redaction) || any;
    http::HeaderList headers = http::redacted(request.headers, redaction);
    any = any || headers != request.headers;
    request.headers = std::move(headers);
    return any;
}

bool redactFilled(std::vector<signing::PlacedValue> &placed, const base::Redaction &redaction)
{
    bool any = false;
    for (signing::PlacedValue &value : placed) {
        any = redactParts(value.value, value.parts, redaction) || any;
    }
    return any;
}

bool redactFilled(signing::SignatureSteps &steps, const base::Redaction &redaction)
{
    bool any = redactParts(steps.content, steps.parts, redaction);
    for (signing::Stage &stage : steps.stages) {
        any = redactParts(stage.bytes, stage.parts, redaction) || any;
    }
    return any;
}

bool redactFilled(signing::Verification &verification, const base::Redaction &redaction)
{
    const bool any = redactParts(verification.content, verification.parts, redaction);
    return redactFilled(verification.found, redaction) || any;
}

bool redactFilled(explain::Explanation &explanation, const base::Redaction &redaction)
{
    bool any = false;
    for (std::optional<explain::ContentToSign> *content : {&explanation.sent, &explanation.built}) {
        any = (*content && redactParts((*content)->bytes, (*content)->parts, redaction)) || any;
    }
    for (explain::Deviation &deviation : explanation.deviations) {
        any = redactText(deviation.detail, redaction) || any;
    }
    if (auto &difference = explanation.firstDifference) {
        any = redactText(difference->expected, redaction) || any;
        any = redactText(difference->got, redaction) || any;
    }
    return any;
}

} // namespace sealwright::flow
