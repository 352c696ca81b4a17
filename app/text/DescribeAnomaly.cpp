// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeAnomaly.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sealwright::text {
namespace {

struct AnomalySentence
{
    const char *code;
    const char *sentence;
};

// clang-format off
constexpr std::array kAnomalySentences{
    AnomalySentence{"bare_lf", QT_TRANSLATE_NOOP("Anomalies",
        "The answer's head has lines that end without a carriage return: strict clients refuse it.")},
    AnomalySentence{"folded_header", QT_TRANSLATE_NOOP("Anomalies",
        "A header of the answer goes on in the next line, which HTTP has given up: clients read it differently.")},
    AnomalySentence{"control_bytes", QT_TRANSLATE_NOOP("Anomalies",
        "The answer's head holds control bytes: a terminal that showed them would obey them.")},
    AnomalySentence{"conflicting_content_length", QT_TRANSLATE_NOOP("Anomalies",
        "The answer gives two different Content-Lengths: where it ends depends on who reads it.")},
    AnomalySentence{"repeated_content_length", QT_TRANSLATE_NOOP("Anomalies",
        "The answer gives its Content-Length in more than one header: strict clients refuse it.")},
    AnomalySentence{"content_length_list", QT_TRANSLATE_NOOP("Anomalies",
        "The answer's Content-Length is a list instead of one number: strict clients refuse it.")},
    AnomalySentence{"invalid_content_length", QT_TRANSLATE_NOOP("Anomalies",
        "The answer's Content-Length is no number that a body can have: where it ends depends on who reads it.")},
    AnomalySentence{"content_length_and_transfer_encoding", QT_TRANSLATE_NOOP("Anomalies",
        "The answer has both Content-Length and Transfer-Encoding: where it ends depends on who reads it.")},
    AnomalySentence{"bytes_after_body", QT_TRANSLATE_NOOP("Anomalies",
        "More bytes came after the answer's body than its head announced; they were left out.")},
};
// clang-format on

} // namespace

QString describeAnomaly(const QString &code)
{
    const auto *const found = std::ranges::find_if(
        kAnomalySentences, [&code](const AnomalySentence &one) { return code == QLatin1String(one.code); });
    return found == kAnomalySentences.end() ? QString()
                                            : QCoreApplication::translate("Anomalies", found->sentence);
}

} // namespace sealwright::text
