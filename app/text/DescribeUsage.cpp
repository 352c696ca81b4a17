// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeUsage.h"

#include "app/text/Describe.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

const char *overlapSentence(flow::SentOverlap::Finding finding)
{
    using enum flow::SentOverlap::Finding;
    switch (finding) {
    case Both:
        return QT_TRANSLATE_NOOP("Overlap",
                                 "The server accepts both secrets (%1 and %2). Once nobody sends with the "
                                 "previous one any more, it can go there and here.");
    case OnlyCurrent:
        return QT_TRANSLATE_NOOP("Overlap", "The server accepts the new secret (%1) and refuses the previous "
                                            "one (%2): the rotation is complete, and the previous one can be "
                                            "dropped.");
    case OnlyPrevious:
        return QT_TRANSLATE_NOOP("Overlap",
                                 "The server still expects the previous secret (%2) and refuses the "
                                 "new one (%1). Give it the new one before you drop anything.");
    case Neither:
        return QT_TRANSLATE_NOOP("Overlap", "The server accepts neither secret (%1 and %2). Look at its "
                                            "answers: what it minds may be something else in the request.");
    case Unknown:
        break;
    }
    return QT_TRANSLATE_NOOP("Overlap",
                             "One of the two requests got no answer, so nothing follows from them. %1");
}

} // namespace

QString describe(const history::UseKind &kind)
{
    if (!kind.error.isEmpty()) {
        QString words = kind.error;
        return words.replace(QLatin1Char('_'), QLatin1Char(' '));
    }
    return kind.act == history::Act::Checked ? QCoreApplication::translate("Usage", "verified")
                                             : QString::number(kind.status);
}

QString describe(const flow::SentOverlap &sent)
{
    const QString sentence = QCoreApplication::translate("Overlap", overlapSentence(sent.finding()));
    for (const flow::SentExchange *each : {&sent.current, &sent.previous}) {
        if (each->exchange.error) {
            return sentence.arg(describe(*each->exchange.error));
        }
    }
    QString told = sentence.arg(sent.current.exchange.status).arg(sent.previous.exchange.status);
    if (sent.finding() != flow::SentOverlap::Finding::Both || sent.isSameBody()) {
        return told;
    }
    return told % QLatin1Char(' ') %
           QCoreApplication::translate("Overlap", "The bodies of its answers differ.");
}

QString rotationReminder(std::chrono::days age)
{
    return QCoreApplication::translate("Usage", "This secret is more than %1 days old. Rotate it.")
        .arg(age.count());
}

} // namespace sealwright::text
