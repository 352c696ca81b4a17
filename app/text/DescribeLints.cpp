// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeLints.h"

#include "app/text/DescribeExplanation.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

const char *twinSentence(flow::SentTwins::Finding finding)
{
    using enum flow::SentTwins::Finding;
    switch (finding) {
    case BothAccepted:
        return QT_TRANSLATE_NOOP("Twins", "Both twins were accepted (%1 and %2): the receiver verifies the "
                                          "bytes that it received, or does not verify at all.");
    case OnlyCanonical:
        return QT_TRANSLATE_NOOP("Twins",
                                 "The canonical twin was accepted (%1) and the odd one refused (%2), "
                                 "though both were signed rightly: the receiver verifies a body that "
                                 "it parsed and wrote again. Let it take the raw bytes.");
    case OnlyOdd:
        return QT_TRANSLATE_NOOP("Twins",
                                 "The odd twin was accepted (%2) and the canonical one refused (%1). "
                                 "The bytes are not what the receiver minds: look at its answer.");
    case BothRefused:
        return QT_TRANSLATE_NOOP("Twins", "Both twins were refused (%1 and %2): what the receiver minds is "
                                          "not how the body is written.");
    case Unknown:
        break;
    }
    return QT_TRANSLATE_NOOP("Twins", "One of the twins got no answer, so nothing follows from them.");
}

} // namespace

QStringList describe(const std::vector<explain::Lint> &lints)
{
    QStringList sentences;
    for (const explain::Lint &lint : lints) {
        sentences.append(describe(lint));
    }
    return sentences;
}

QString describe(const flow::SentTwins &twins)
{
    return QCoreApplication::translate("Twins", twinSentence(twins.finding()))
        .replace(QStringLiteral("%1"), QString::number(twins.canonical.exchange.status))
        .replace(QStringLiteral("%2"), QString::number(twins.odd.exchange.status));
}

} // namespace sealwright::text
