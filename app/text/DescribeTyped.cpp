// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeTyped.h"

#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QStringList>

namespace sealwright::text {
namespace {

constexpr qsizetype kMostPlaces = 5;

QString whyNotCompared(const std::optional<base::Error> &why)
{
    using enum vault::VaultError;
    if (!why) {
        return QCoreApplication::translate("Typed", "it took too long");
    }
    if (why->is(Locked) || why->is(Denied)) {
        return QCoreApplication::translate("Typed", "the keyring is locked, or does not say whether it is");
    }
    if (why->is(VaultLocked) || why->is(PassphraseWrong)) {
        return QCoreApplication::translate("Typed", "the vault file is locked");
    }
    return QCoreApplication::translate("Typed", "the place where they are kept does not answer");
}

} // namespace

QString describe(const flow::TypedSecret &typed)
{
    QString where = visible(flow::whereText(typed));
    if (typed.line > 0) {
        where += QCoreApplication::translate("Typed", ", line %1, column %2")
                     .arg(QString::number(typed.line), QString::number(typed.column));
    }
    QString text = QCoreApplication::translate("Typed", "%1: the secret of “%2” (%3)")
                       .arg(where, visible(typed.owner), visible(typed.slot));
    if (typed.isMadeByCredential) {
        text += QCoreApplication::translate(
            "Typed", "; the credential of this request makes this header by itself, it is not needed");
    }
    return text;
}

QString typedSentence(const std::vector<flow::TypedSecret> &found)
{
    QStringList lines{QCoreApplication::translate(
        "Typed", "A secret would stand in plain text in a file that others may get to see:")};
    for (const flow::TypedSecret &typed : found) {
        if (lines.size() > kMostPlaces) {
            lines.append(QCoreApplication::translate("Typed", "and %1 more")
                             .arg(static_cast<qsizetype>(found.size()) - kMostPlaces));
            break;
        }
        lines.append(QStringLiteral("• ") + describe(typed));
    }
    return lines.join(QLatin1Char('\n'));
}

QString describe(const flow::NotCompared &notCompared)
{
    const QString why = whyNotCompared(notCompared.why);
    return notCompared.count == 1
               ? QCoreApplication::translate("Typed", "One secret was not compared with what was saved: %1.")
                     .arg(why)
               : QCoreApplication::translate("Typed", "%1 secrets were not compared with what was saved: %2.")
                     .arg(notCompared.count)
                     .arg(why);
}

} // namespace sealwright::text
