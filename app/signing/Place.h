// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Template.h"

namespace sealwright::signing {

/// Where one part of a recipe goes and what goes there: one entry of its `place`.
struct Place
{
    PlacedValue::Where where = PlacedValue::Where::Header;
    QByteArray name;
    Template value;
    char separator = '\0';       ///< of a structured header's items; NUL when it is no list
    std::vector<Template> items; ///< `value` cut at the separator, or `value` alone
    bool holdsSignature = false; ///< or the secret of a `token` recipe

    /// A header name that ends in `*` names a family; what is signed then carries the family's first name.
    QByteArray nameToWrite() const;
    bool matchesHeader(QByteArrayView header) const;
};

/// Whether an expression of the content reads what stands at this place.
bool reads(const Expression &expression, const Place &place);

/// Whether an expression takes in the whole body.
bool coversBody(const Expression &expression);

/// An expression that verifying reads back from its place rather than computes.
bool isCaptured(const Expression &expression);

/// What proves: a signature, or the secret itself.
bool holdsProof(const Template &text);

} // namespace sealwright::signing
