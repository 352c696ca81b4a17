// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/KeptNumbers.h"

#include "app/base/JsonScan.h"
#include "app/base/LastOf.h"

namespace sealwright::base {
namespace {

/// A number's value whatever its notation: `1.50e3` and `1500` have the same.
struct Decimal
{
    bool isNegative = false;
    QByteArray digits; ///< without zeros at either end
    qint64 exponent = 0;

    bool operator==(const Decimal &) const = default;
};

/// Of a number as RFC 8259 §6 writes it.
Decimal decimalOf(QByteArrayView number)
{
    Decimal decimal;
    decimal.isNegative = number.startsWith('-');
    bool isFraction = false;
    for (qsizetype i = decimal.isNegative ? 1 : 0; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '.') {
            isFraction = true;
        } else if (c == 'e' || c == 'E') {
            decimal.exponent += number.sliced(i + 1).toByteArray().toLongLong();
            break;
        } else {
            decimal.digits.append(c);
            decimal.exponent -= isFraction ? 1 : 0;
        }
    }
    while (decimal.digits.endsWith('0')) {
        decimal.digits.chop(1);
        ++decimal.exponent;
    }
    while (decimal.digits.startsWith('0')) {
        decimal.digits.remove(0, 1);
    }
    if (decimal.digits.isEmpty()) {
        decimal = {}; // a zero's sign is no value
    }
    return decimal;
}

Failure notKept(QByteArrayView text, qsizetype offset, const QByteArray &number, const QByteArray &written)
{
    const QByteArrayView before = text.first(offset);
    return failure(NumberError::NotKept, {{"number", QString::fromLatin1(number)},
                                          {"written", QString::fromLatin1(written)},
                                          {"line", before.count('\n') + 1},
                                          {"column", offset - lastOf(before, '\n')}});
}

} // namespace

Result<Json> parseKeepingNumbers(QByteArrayView text)
{
    Result<Json> json = parseUniqueJson(text);
    JsonScan scan(json ? text : QByteArrayView());
    while (const auto piece = scan.next()) {
        if (!piece->isNumber(text)) {
            continue;
        }
        const QByteArray number = piece->in(text).toByteArray();
        const QByteArray written = compactJson(parseJson(number).value_or(Json()));
        if (decimalOf(written) != decimalOf(number)) {
            return notKept(text, piece->begin, number, written);
        }
    }
    return json;
}

} // namespace sealwright::base
