// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/HashAlgorithm.h"
#include "app/text/WalkSteps.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>
#include <array>
#include <utility>

/// AWS Signature Version 4: canonical request, its hash, string to sign, derived key
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html).
namespace sealwright::text {
namespace {

using signing::NamedPart;

/// The parts that lie inside a piece of the bytes, as offsets in the piece.
std::vector<NamedPart> partsWithin(const std::vector<NamedPart> &parts, qsizetype from, qsizetype length)
{
    std::vector<NamedPart> inside;
    for (const NamedPart &part : parts) {
        if (part.offset >= from && part.offset + part.length <= from + length) {
            inside.push_back({part.name, part.offset - from, part.length});
        }
    }
    return inside;
}

/// Method, path, query, a line for each header, an empty one, the names of the headers, the body's hash.
std::vector<WalkLine> linesOfCanonical(const signing::Stage &stage)
{
    std::vector<WalkLine> lines;
    const QList<QByteArray> texts = stage.bytes.split('\n');
    const qsizetype last = texts.size() - 1;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= last; ++i) {
        WalkLine line{.value = texts[i]};
        if (i == 0) {
            line.name = "method";
        } else if (i == 1) {
            line.name = "path";
            line.meaning = walkWords(QT_TRANSLATE_NOOP("Walk", "each segment percent-encoded once more"));
        } else if (i == 2) {
            line.name = "query";
            line.meaning = line.value.isEmpty()
                               ? walkWords(QT_TRANSLATE_NOOP("Walk", "there is none"))
                               : walkWords(QT_TRANSLATE_NOOP("Walk", "sorted by name, encoded anew"));
        } else if (i == last) {
            line.name = "body";
            line.meaning = walkWords(QT_TRANSLATE_NOOP("Walk", "the SHA-256 of the body in hex"));
        } else if (i == last - 1) {
            line.name = "signed headers";
            line.meaning = walkWords(QT_TRANSLATE_NOOP("Walk", "the names of the headers above"));
        } else {
            const qsizetype colon = texts[i].indexOf(':');
            line.name = texts[i].first(colon + 1);
            line.meaning = walkWords(QT_TRANSLATE_NOOP("Walk", "header"));
            line.value = texts[i].sliced(colon + 1);
        }
        line.parts = partsWithin(stage.parts, start + texts[i].size() - line.value.size(), line.value.size());
        start += texts[i].size() + 1;
        if (!line.name.isEmpty()) { // an empty line ends the headers
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::vector<WalkLine> linesToSign(const signing::Stage &stage)
{
    static constexpr std::array<std::pair<const char *, const char *>, 4> kLines = {{
        {"algorithm", ""},
        {"time", QT_TRANSLATE_NOOP("Walk", "the value of X-Amz-Date")},
        {"scope", QT_TRANSLATE_NOOP("Walk", "day, region and service that the key is derived for")},
        {"hash", QT_TRANSLATE_NOOP("Walk", "of the canonical request")},
    }};
    std::vector<WalkLine> lines;
    qsizetype start = 0;
    for (const QByteArray &text : stage.bytes.split('\n')) {
        const auto &[name, meaning] = kLines[std::min(lines.size(), kLines.size() - 1)];
        lines.push_back({.name = name,
                         .meaning = *meaning == '\0' ? QString() : walkWords(meaning),
                         .value = text,
                         .parts = partsWithin(stage.parts, start, text.size())});
        start += text.size() + 1;
    }
    return lines;
}

} // namespace

std::vector<WalkStep> sigV4Steps(const signing::SignatureSteps &steps)
{
    const signing::Stage &canonical = steps.stages.front();
    return {
        {.id = "canonical",
         .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Canonical request")),
         .sentence = walkWords(QT_TRANSLATE_NOOP("Walk", "The request in the one form that sender and "
                                                         "receiver can both build.")),
         .lines = linesOfCanonical(canonical),
         .bytes = canonical.bytes,
         .parts = canonical.parts},
        {.id = "canonicalHash",
         .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Its SHA-256")),
         .bytes = crypto::digest(crypto::HashAlgorithm::Sha256, canonical.bytes),
         .isBinary = true},
        {.id = "content",
         .title = walkWords(QT_TRANSLATE_NOOP("Walk", "String to sign")),
         .lines = linesToSign(steps.stages.back()),
         .bytes = steps.content,
         .parts = steps.stages.back().parts},
        {.id = "derivedKey",
         .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Signing key")),
         .sentence = walkWords(QT_TRANSLATE_NOOP(
             "Walk", "Derived by four HMACs: from “AWS4” and the secret over the day, then over the region, "
                     "the service and “aws4_request”. It is good for this day, region and service only."))},
    };
}

} // namespace sealwright::text
