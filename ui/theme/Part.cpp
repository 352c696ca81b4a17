// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Part.h"

namespace sealwright::theme {

Part partNamed(QByteArrayView name)
{
    // What pipes made of a value, and a piece of the body, are still that value: `body|sha256|hex`,
    // `form:To`.
    const qsizetype pipe = name.indexOf('|');
    name = pipe < 0 ? name : name.first(pipe);
    if (name == "timestamp") {
        return Part::Timestamp;
    }
    if (name == "id" || name == "nonce") {
        return Part::Id;
    }
    if (name == "body" || name == "form" || name == "payload" || name.startsWith("form:") ||
        name.startsWith("json:/")) {
        return Part::Body;
    }
    if (name == "signature") {
        return Part::Signature;
    }
    if (name == "credential" || name == "token" || name == "secret") {
        return Part::Credential;
    }
    return Part::Plain;
}

QColor partText(Part part)
{
    switch (part) {
    case Part::Timestamp:
        return color(Token::Timestamp);
    case Part::Id:
        return color(Token::Id);
    case Part::Body:
        return color(Token::Body);
    case Part::Signature:
    case Part::Credential:
    case Part::Good:
        return color(Token::Signature);
    case Part::Bad:
        return color(Token::Bad);
    case Part::Dim:
        return color(Token::Dim);
    case Part::Plain:
        break;
    }
    return color(Token::Text);
}

QColor partFill(Part part)
{
    switch (part) {
    case Part::Timestamp:
        return color(Token::TimestampFill);
    case Part::Id:
        return color(Token::IdFill);
    case Part::Body:
        return color(Token::BodyFill);
    case Part::Signature:
    case Part::Credential:
    case Part::Good:
        return color(Token::SignatureFill);
    case Part::Bad:
        return color(Token::BadFill);
    case Part::Dim:
    case Part::Plain:
        break;
    }
    return {};
}

} // namespace sealwright::theme
