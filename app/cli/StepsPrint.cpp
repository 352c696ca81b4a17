// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/StepsPrint.h"

#include "app/cli/Table.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

namespace sealwright::cli {
namespace {

constexpr qsizetype kLongestContent = 160;

QString keyText(const signing::KeyStep &key)
{
    QString text = text::encodingName(key.decoded) % QStringLiteral(", ") % text::byteCount(key.bytes);
    if (key.fingerprint) {
        text.append(QStringLiteral(", "));
        text.append(*key.fingerprint);
    }
    return text;
}

QString partsText(const std::vector<signing::NamedPart> &parts)
{
    QStringList texts;
    for (const signing::NamedPart &part : parts) {
        texts.append(text::visible(QByteArrayView(part.name)) % QLatin1Char(' ') %
                     QString::number(part.offset) % QStringLiteral("–") %
                     QString::number(part.offset + part.length));
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace

void printSteps(Console &console, const signing::SignatureSteps &steps)
{
    printValues(console,
                {
                    {QStringLiteral("secret"), keyText(steps.key)},
                    {QStringLiteral("content"), text::byteCount(steps.content.size())},
                    {QString(QLatin1Char(' ')),
                     text::elideMiddle(text::visible(QByteArrayView(steps.content)), kLongestContent)},
                    {QStringLiteral("made of"), partsText(steps.parts)},
                    {QStringLiteral("algorithm"), text::algorithmName(steps.algorithm)},
                    {QStringLiteral("digest"), QString::fromLatin1(steps.digest.toHex())},
                    {QStringLiteral("encoding"), text::encodingName(steps.encoding)},
                    {QStringLiteral("signature"), text::visible(QByteArrayView(steps.encoded))},
                });
}

} // namespace sealwright::cli
