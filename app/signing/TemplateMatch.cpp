// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/TemplateMatch.h"

#include "app/signing/Place.h"

namespace sealwright::signing {
namespace {

/// What must stand there, or nothing when it is to be read out.
std::optional<QByteArray> fixedText(const Template::Segment &segment, Evaluator &evaluator, bool anyValue)
{
    if (!segment.expression) {
        return segment.literal;
    }
    if (anyValue || isCaptured(*segment.expression)) {
        return std::nullopt;
    }
    const base::Result<QByteArrayView> known = evaluator.value(*segment.expression);
    return known ? std::optional(known->toByteArray()) : std::nullopt;
}

} // namespace

std::optional<std::vector<Capture>> matchTemplate(const Template &text, QByteArrayView value,
                                                  Evaluator &evaluator, bool anyValue)
{
    std::vector<Capture> captures;
    const Expression *open = nullptr;
    qsizetype at = 0;
    for (const Template::Segment &segment : text.segments()) {
        const std::optional<QByteArray> fixed = fixedText(segment, evaluator, anyValue);
        if (!fixed) {
            if (open == nullptr) { // two in a row happen only with `anyValue`; the first takes both
                open = &*segment.expression;
            }
            continue;
        }
        if (open == nullptr) {
            if (!value.sliced(at).startsWith(*fixed)) {
                return std::nullopt;
            }
        } else {
            const qsizetype next = value.indexOf(*fixed, at + 1);
            if (next < 0) {
                return std::nullopt;
            }
            captures.push_back({std::exchange(open, nullptr), value.sliced(at, next - at).toByteArray(), at});
            at = next;
        }
        at += fixed->size();
    }
    if (open != nullptr) {
        if (at == value.size()) {
            return std::nullopt;
        }
        captures.push_back({open, value.sliced(at).toByteArray(), at});
    } else if (at != value.size()) {
        return std::nullopt;
    }
    return captures;
}

} // namespace sealwright::signing
