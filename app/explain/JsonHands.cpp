// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/JsonHands.h"

namespace sealwright::explain {
namespace {

json::JsonStyle inOneLine(const char *name, bool isSpaced, json::JsonStrings strings,
                          json::JsonNumbers numbers)
{
    json::JsonStyle style{name};
    style.comma = isSpaced ? ", " : ",";
    style.colon = isSpaced ? ": " : ":";
    style.strings = strings;
    style.numbers = numbers;
    return style;
}

json::JsonStyle indented(const char *name, const QByteArray &indent, json::JsonStrings strings,
                         json::JsonNumbers numbers)
{
    json::JsonStyle style = inOneLine(name, false, strings, numbers);
    style.colon = ": ";
    style.indent = indent;
    return style;
}

json::JsonStyle withCrLfNewline(json::JsonStyle style)
{
    style.newline = "\r\n";
    return style;
}

/// Its default printer: blanks on both sides of the colon, arrays in one line.
json::JsonStyle jackson()
{
    json::JsonStyle style =
        indented("jackson", "  ", json::JsonStrings::AsTheyStand, json::JsonNumbers::AsTheyStand);
    style.colon = " : ";
    style.spreadsArrays = false;
    return style;
}

json::JsonStyle colonSpaced()
{
    json::JsonStyle style =
        inOneLine("spaced", false, json::JsonStrings::AsTheyStand, json::JsonNumbers::AsTheyStand);
    style.colon = ": ";
    return style;
}

std::vector<json::JsonStyle> makeHands()
{
    using Strings = json::JsonStrings;
    using Numbers = json::JsonNumbers;
    constexpr Numbers kAsIs = Numbers::AsTheyStand;
    return {
        inOneLine("compact", false, Strings::AsTheyStand, kAsIs),
        inOneLine("spaced", true, Strings::AsTheyStand, kAsIs),
        indented("indent-2", "  ", Strings::AsTheyStand, kAsIs),
        indented("indent-4", "    ", Strings::AsTheyStand, kAsIs),
        inOneLine("compact", false, Strings::Plain, Numbers::JavaScript),
        inOneLine("python", true, Strings::Ascii, Numbers::Python),
        // Less usual from here on.
        inOneLine("php", false, Strings::AsciiSlash, kAsIs),
        indented("php", "    ", Strings::AsciiSlash, kAsIs),
        inOneLine("php", false, Strings::Slash, kAsIs),
        inOneLine("php", false, Strings::Ascii, kAsIs),
        inOneLine("compact", false, Strings::Plain, kAsIs),
        indented("indent-2", "  ", Strings::Plain, Numbers::JavaScript),
        indented("indent-4", "    ", Strings::Plain, Numbers::JavaScript),
        indented("indent-tab", "\t", Strings::AsTheyStand, kAsIs),
        indented("indent-2", "  ", Strings::Plain, kAsIs),
        indented("indent-4", "    ", Strings::Plain, kAsIs),
        inOneLine("python", false, Strings::Ascii, Numbers::Python),
        inOneLine("python", true, Strings::Plain, Numbers::Python),
        indented("python", "  ", Strings::Ascii, Numbers::Python),
        indented("python", "    ", Strings::Ascii, Numbers::Python),
        inOneLine("go", false, Strings::Html, kAsIs),
        inOneLine("go", false, Strings::Html, Numbers::JavaScript),
        indented("go", "  ", Strings::Html, kAsIs),
        inOneLine("dotnet", false, Strings::DotNet, kAsIs),
        indented("dotnet", "  ", Strings::DotNet, kAsIs),
        jackson(),
        colonSpaced(),
        withCrLfNewline(indented("indent-2", "  ", Strings::AsTheyStand, kAsIs)),
        withCrLfNewline(indented("indent-4", "    ", Strings::AsTheyStand, kAsIs)),
        withCrLfNewline(indented("dotnet", "  ", Strings::DotNet, kAsIs)),
    };
}

} // namespace

const std::vector<json::JsonStyle> &jsonHands()
{
    static const std::vector<json::JsonStyle> kHands = makeHands();
    return kHands;
}

} // namespace sealwright::explain
