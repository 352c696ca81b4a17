// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Search.h"
#include "app/signing/Program.h"

#include <algorithm>

namespace sealwright::explain {
namespace {

using signing::Encoding;
using signing::Template;

bool isHex(Encoding encoding)
{
    return encoding == Encoding::Hex || encoding == Encoding::HexUpper;
}

const signing::Place *signaturePlaceOf(const signing::CompiledRecipe::Program &program)
{
    const auto found = std::ranges::find_if(program.places, &signing::Place::holdsSignature);
    return found == program.places.end() ? nullptr : &*found;
}

/// The template of the place, or of the list's item, that holds the signature.
const Template *formOf(const signing::Place &place)
{
    for (const Template &item : place.items) {
        if (signing::holdsProof(item)) {
            return &item;
        }
    }
    return nullptr;
}

/// The literal text before the signature; nothing when that depends on more than the template.
QByteArray prefixOf(const Template &form)
{
    const auto &segments = form.segments();
    return segments.empty() || segments.front().expression ? QByteArray() : segments.front().literal;
}

/// What stands before the signature's text, from the last separator on.
QByteArrayView foundPrefix(const SignatureText &signature, char separator)
{
    QByteArrayView before = QByteArrayView(signature.value).first(signature.offset);
    const qsizetype cut = separator == '\0' ? -1 : before.lastIndexOf(separator);
    before = before.sliced(cut + 1);
    while (before.startsWith(' ')) {
        before = before.sliced(1);
    }
    return before;
}

} // namespace

std::vector<Deviation> deviationsOf(const SignatureText &signature,
                                    const signing::CompiledRecipe::Program &program)
{
    std::vector<Deviation> deviations;
    if (signature.isSound) {
        return deviations;
    }
    if (!signature.isAtPlace) {
        deviations.push_back({Cause::SignatureHeader, signature.header});
    }
    const bool isSameEncoding =
        signature.encoding == program.encoding || (isHex(signature.encoding) && isHex(program.encoding));
    if (!isSameEncoding) {
        deviations.push_back({Cause::SignatureEncoding, signing::nameOf(signature.encoding)});
    }
    if (!deviations.empty()) {
        return deviations;
    }
    const signing::Place *const place = signaturePlaceOf(program);
    const Template *const form = place == nullptr ? nullptr : formOf(*place);
    const QByteArray expected = form == nullptr ? QByteArray() : prefixOf(*form);
    const QByteArrayView found = foundPrefix(signature, place == nullptr ? '\0' : place->separator);
    if (!expected.isEmpty() && found.compare(expected, Qt::CaseInsensitive) == 0 && found != expected) {
        return {{Cause::SignatureCase, expected}};
    }
    return {{Cause::SignaturePrefix, expected.isEmpty() ? found.toByteArray() : expected}};
}

QByteArray headerFor(const SignatureText &signature, const signing::CompiledRecipe::Program &program)
{
    const signing::Place *const place = signaturePlaceOf(program);
    if (place == nullptr || place->separator != '\0') {
        return {};
    }
    const Template *const form = formOf(*place);
    QByteArray text;
    for (const Template::Segment &segment : form->segments()) {
        if (!segment.expression) {
            text += segment.literal;
        } else if (segment.expression->isPlain(signing::Expression::Source::Signature)) {
            text += signing::encode(signature.bytes, program.encoding);
        } else {
            return {};
        }
    }
    return text;
}

} // namespace sealwright::explain
