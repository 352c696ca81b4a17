// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonWriter.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace sealwright::json {
namespace {

/// The fewest digits that tell this number from every other, and the place of the point behind them: value =
/// 0.digits × 10^point.
struct Decimal
{
    bool isNegative = false;
    QByteArray digits;
    int point = 0;
};

std::optional<Decimal> shortestDecimal(QByteArrayView token)
{
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error != std::errc() || end != token.data() + token.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    std::array<char, 40> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const QByteArrayView text(buffer.data(), written.ptr - buffer.data());
    Decimal decimal;
    decimal.isNegative = std::signbit(value);
    const qsizetype exponentAt = text.indexOf('e');
    for (const char c : text.first(exponentAt)) {
        if (c >= '0' && c <= '9') {
            decimal.digits.append(c);
        }
    }
    while (decimal.digits.size() > 1 && decimal.digits.endsWith('0')) {
        decimal.digits.chop(1);
    }
    decimal.point = text.sliced(exponentAt + 1).toByteArray().toInt() + 1;
    return decimal;
}

/// Without an exponent, `trail` behind a whole number.
QByteArray plainText(const Decimal &decimal, QByteArrayView trail)
{
    const auto count = static_cast<int>(decimal.digits.size());
    if (decimal.point <= 0) {
        return "0." + QByteArray(-decimal.point, '0') + decimal.digits;
    }
    if (decimal.point >= count) {
        return decimal.digits + QByteArray(decimal.point - count, '0') + trail.toByteArray();
    }
    return decimal.digits.first(decimal.point) + "." + decimal.digits.sliced(decimal.point);
}

QByteArray exponentText(const Decimal &decimal, int leastDigits)
{
    const int exponent = decimal.point - 1;
    QByteArray text = decimal.digits.first(1);
    if (decimal.digits.size() > 1) {
        text += "." + decimal.digits.sliced(1);
    }
    const QByteArray size = QByteArray::number(std::abs(exponent)).rightJustified(leastDigits, '0');
    return text + (exponent < 0 ? "e-" : "e+") + size;
}

/// ECMAScript's Number::toString (ECMA-262 §6.1.6.1.20).
QByteArray javaScriptNumber(QByteArrayView token)
{
    const std::optional<Decimal> decimal = shortestDecimal(token);
    if (!decimal) {
        return token.toByteArray();
    }
    if (decimal->digits == "0") {
        return "0";
    }
    const QByteArray text =
        decimal->point > -6 && decimal->point <= 21 ? plainText(*decimal, {}) : exponentText(*decimal, 1);
    return decimal->isNegative ? "-" + text : text;
}

/// An integer stays one, of any size; anything else is what repr makes of a float.
QByteArray pythonNumber(QByteArrayView token)
{
    const bool isInteger = !token.contains('.') && !token.contains('e') && !token.contains('E');
    if (isInteger) {
        return token == "-0" ? QByteArray("0") : token.toByteArray();
    }
    const std::optional<Decimal> decimal = shortestDecimal(token);
    if (!decimal) {
        return token.toByteArray();
    }
    if (decimal->digits == "0") {
        return decimal->isNegative ? "-0.0" : "0.0";
    }
    const QByteArray text =
        decimal->point > -4 && decimal->point <= 16 ? plainText(*decimal, ".0") : exponentText(*decimal, 2);
    return decimal->isNegative ? "-" + text : text;
}

} // namespace

QByteArray rewrittenNumber(QByteArrayView token, JsonNumbers numbers)
{
    switch (numbers) {
    case JsonNumbers::JavaScript:
        return javaScriptNumber(token);
    case JsonNumbers::Python:
        return pythonNumber(token);
    case JsonNumbers::AsTheyStand:
        break;
    }
    return token.toByteArray();
}

} // namespace sealwright::json
