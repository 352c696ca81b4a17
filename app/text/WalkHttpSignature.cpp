// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/LastOf.h"
#include "app/text/Visible.h"
#include "app/text/WalkSteps.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

/// HTTP Message Signatures: the signature base (RFC 9421 §2.5) line by line.
namespace sealwright::text {
namespace {

using signing::NamedPart;

constexpr QByteArrayView kParameters("\"@signature-params\": ");

/// The identifier of a line, with its parameters: what stands before the first `: ` outside of quotes.
qsizetype identifierEnd(QByteArrayView line)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && isQuoted) {
            ++i;
        } else if (line[i] == '"') {
            isQuoted = !isQuoted;
        } else if (line[i] == ':' && !isQuoted) {
            return i;
        }
    }
    return line.size();
}

/// What a component is (RFC 9421 §2.1 and §2.2).
QString meaningOf(QByteArrayView identifier)
{
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 11> kDerived = {{
        {"@method", QT_TRANSLATE_NOOP("Walk", "the method")},
        {"@target-uri", QT_TRANSLATE_NOOP("Walk", "the whole URL")},
        {"@authority", QT_TRANSLATE_NOOP("Walk", "the host, in lower case")},
        {"@scheme", QT_TRANSLATE_NOOP("Walk", "the URL's scheme")},
        {"@request-target", QT_TRANSLATE_NOOP("Walk", "the path with its query")},
        {"@path", QT_TRANSLATE_NOOP("Walk", "the path")},
        {"@query", QT_TRANSLATE_NOOP("Walk", "the query with its question mark")},
        {"@query-param", QT_TRANSLATE_NOOP("Walk", "one parameter of the query")},
        {"@status", QT_TRANSLATE_NOOP("Walk", "the status of the answer")},
        {"@signature-params", QT_TRANSLATE_NOOP("Walk", "what is covered, when, by which key")},
        {"content-digest", QT_TRANSLATE_NOOP("Walk", "the header with the digest of the body (RFC 9530)")},
    }};
    const qsizetype close = identifier.indexOf('"', 1);
    const QByteArrayView name = close > 0 ? identifier.sliced(1, close - 1) : identifier;
    for (const auto &[known, meaning] : kDerived) {
        if (name == known) {
            return walkWords(meaning);
        }
    }
    return walkWords(QT_TRANSLATE_NOOP("Walk", "the header %1")).arg(visible(name));
}

/// `created=1767261600` and `nonce="…"` of the last line.
std::vector<NamedPart> partsOfParameters(QByteArrayView value)
{
    std::vector<NamedPart> parts;
    const qsizetype list = base::lastOf(value, ')');
    for (const auto &[before, name] : {std::pair("created=", "timestamp"), std::pair("nonce=\"", "nonce")}) {
        const QByteArray key = QByteArray(";") + before;
        const qsizetype at = value.indexOf(key, std::max<qsizetype>(list, 0));
        if (at < 0) {
            continue;
        }
        const qsizetype from = at + key.size();
        qsizetype end = from;
        while (end < value.size() && value[end] != ';' && value[end] != '"') {
            ++end;
        }
        parts.push_back({name, from, end - from});
    }
    std::ranges::sort(parts, {}, &NamedPart::offset);
    return parts;
}

} // namespace

bool isSignatureBase(QByteArrayView content)
{
    const qsizetype last = base::lastOf(content, '\n') + 1;
    return content.sliced(last).startsWith(kParameters);
}

std::vector<WalkStep> httpSignatureSteps(const signing::SignatureSteps &steps,
                                         const std::vector<signing::PlacedValue> &placed)
{
    std::vector<WalkStep> walk;
    const auto input = std::ranges::find_if(placed, [](const signing::PlacedValue &value) {
        return value.name.compare("Signature-Input", Qt::CaseInsensitive) == 0;
    });
    if (input != placed.end()) {
        walk.push_back(
            {.id = "input",
             .title = QStringLiteral("Signature-Input"),
             .sentence = walkWords(QT_TRANSLATE_NOOP("Walk", "The label, the components that are covered in "
                                                             "their order, and the parameters.")),
             .bytes = input->value,
             .parts = input->parts});
    }
    WalkStep base{.id = "content",
                  .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Signature base")),
                  .sentence = {},
                  .bytes = steps.content};
    qsizetype start = 0;
    while (start < steps.content.size()) {
        qsizetype end = steps.content.indexOf('\n', start);
        end = end < 0 ? steps.content.size() : end;
        const QByteArrayView line = QByteArrayView(steps.content).sliced(start, end - start);
        const qsizetype split = identifierEnd(line);
        const qsizetype valueAt = std::min(split + 2, line.size());
        WalkLine one{.name = line.first(split).toByteArray(),
                     .meaning = meaningOf(line.first(split)),
                     .value = line.sliced(valueAt).toByteArray()};
        if (one.name == "\"content-digest\"") {
            one.parts = {{"body", 0, one.value.size()}};
        } else if (line.startsWith(kParameters)) {
            one.parts = partsOfParameters(one.value);
        }
        for (const NamedPart &part : one.parts) {
            base.parts.push_back({part.name, start + valueAt + part.offset, part.length});
        }
        base.lines.push_back(std::move(one));
        start = end + 1;
    }
    base.sentence = walkWords(QT_TRANSLATE_NOOP("Walk", "%1 lines, each a component and its value."))
                        .arg(base.lines.size());
    walk.push_back(std::move(base));
    return walk;
}

} // namespace sealwright::text
