// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Evaluator.h"
#include "app/signing/Place.h"

namespace sealwright::signing {

/// Puts values where a recipe wants them. The recipe's part replaces what the request already has there, so
/// that there is exactly one: a header keeps the position of the first of its name (compared without case)
/// and takes the recipe's spelling, further ones are dropped; new headers go to the end in the recipe's
/// order.
class PlaceWriter
{
public:
    PlaceWriter(http::Request &request, Evaluator &evaluator);

    /// Keeps a position for a header whose value is not known yet.
    void reserve(const Place &place);

    /// Fails as expanding does, with HeaderValueInvalid for a value no header can have, and with ValueMissing
    /// when the body has no such place.
    base::Result<PlacedValue> write(const Place &place);

private:
    base::Result<void> put(const Place &place, const QByteArray &value);

    http::Request &m_request;
    Evaluator &m_evaluator;
};

} // namespace sealwright::signing
