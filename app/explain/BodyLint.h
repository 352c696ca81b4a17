// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace sealwright::explain {

/// How a JSON body can come out differently from a receiver that parses it and writes it again.
enum class BodyOddity {
    Blanks,           ///< white space between tokens: minified JSON differs
    FractionZero,     ///< `1.0`, which becomes `1`
    Exponent,         ///< `1e5`, which becomes `100000`
    NumberForm,       ///< another number that JavaScript writes differently: `-0`, `0.10`
    LargeInteger,     ///< beyond 2^53 in size: loses digits
    DuplicateMember,  ///< a name twice in one object: one of them goes
    EscapedSlash,     ///< `\/`, which becomes `/`
    EscapedCharacter, ///< `\u00e9` and other escapes of what need not be escaped
    NonAscii,         ///< `é`, which becomes `\u00e9` in Python, PHP and others
    HtmlCharacter,    ///< `<`, `>` or `&`, which Go and others write as `\u003c`
    ByteOrderMark,
    OuterBlanks, ///< white space before or after the document, a final newline for one
};

/// `fraction_zero` and so on.
QByteArray nameOf(BodyOddity oddity);

/// The first of its kind and how many there are.
struct BodyFinding
{
    BodyOddity oddity = BodyOddity::Blanks;
    qsizetype offset = 0; ///< bytes, from 0
    qsizetype length = 0;
    qsizetype count = 1;

    bool operator==(const BodyFinding &) const = default;
};

/// What would not survive parse-and-write, each oddity once, in the order of their offsets. Empty for a body
/// that would, and for one that is no JSON: nobody writes that again.
std::vector<BodyFinding> bodyFindings(QByteArrayView body);

/// Two bodies of one meaning. A receiver that accepts the first, signed, and refuses the second, signed as
/// well, does not verify the bytes that it received.
struct Twins
{
    QByteArray canonical; ///< as JSON.stringify writes it
    QByteArray odd;       ///< as no writer would
};

/// Nothing for a body that is no JSON, and for one that names a member twice: parsers differ on what it
/// means.
std::optional<Twins> twinsOf(QByteArrayView body);

} // namespace sealwright::explain
