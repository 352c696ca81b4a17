// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ExplanationPrint.h"

#include "app/cli/Table.h"
#include "app/text/DescribeExplanation.h"
#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QLocale>

namespace sealwright::cli {
namespace {

QString spaced(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex(' '));
}

/// The text with the byte that differs, and what follows it, set off.
QString marked(const Console &console, const QByteArray &bytes, qsizetype lead)
{
    const QByteArrayView view(bytes);
    const qsizetype cut = std::min(lead, view.size());
    return text::visible(view.first(cut)) % console.painted(Paint::Caution, text::visible(view.sliced(cut)));
}

void printDifference(Console &console, const explain::Difference &difference)
{
    console.line();
    console.line(text::describe(difference));
    const auto row = [&console, &difference](const char *name, const QByteArray &bytes) {
        const QString label = QCoreApplication::translate("Cli", name).leftJustified(9);
        console.line(QStringLiteral("  ") % console.painted(Paint::Faint, label) %
                     marked(console, bytes, difference.lead));
        console.line(QStringLiteral("  ") % QString(9, QLatin1Char(' ')) %
                     console.painted(Paint::Faint, spaced(bytes)));
    };
    row(QT_TRANSLATE_NOOP("Cli", "signed"), difference.expected);
    row(QT_TRANSLATE_NOOP("Cli", "here"), difference.got);
}

QString causesText(const explain::Explanation &explanation)
{
    QStringList codes;
    for (const explain::Deviation &deviation : explanation.deviations) {
        codes.append(QString::fromLatin1(explain::nameOf(deviation.cause)));
    }
    if (codes.isEmpty()) {
        codes.append(QString::fromLatin1(explain::nameOf(explanation.cause)));
    }
    return codes.join(QStringLiteral(" + "));
}

QString triedText(const explain::Explanation &explanation)
{
    const QString count = QLocale::c().toString(explanation.tried);
    return explanation.isCutShort
               ? QCoreApplication::translate("Cli", "%1 hypotheses, then a limit was reached").arg(count)
               : QCoreApplication::translate("Cli", "%1 hypotheses").arg(count);
}

} // namespace

base::Json explanationJson(const explain::Explanation &explanation)
{
    const base::Json facts = explain::toJson(explanation);
    base::Json json;
    json["cause"] = facts["cause"];
    json["confidence"] = facts["confidence"];
    json["summary"] = base::utf8(text::describe(explanation));
    json["firstDifference"] = facts["firstDifference"];
    json["fix"] = base::utf8(text::fixOf(explanation));
    for (const auto &[key, value] : facts.items()) {
        json[key] = value;
    }
    json["lints"] = lintsJson(explanation.lints);
    return json;
}

base::Json lintsJson(const std::vector<explain::Lint> &lints)
{
    base::Json list = base::Json::array();
    for (const explain::Lint &lint : lints) {
        const QByteArray code =
            lint.finding ? explain::nameOf(lint.finding->oddity) : explain::nameOf(lint.kind);
        list.push_back({{"code", base::utf8(code)}, {"message", base::utf8(text::describe(lint))}});
    }
    return list;
}

void printExplanation(Console &console, const flow::Explained &explained)
{
    if (const auto &explanation = explained.explanation) {
        console.line();
        printValues(console, {
                                 {QCoreApplication::translate("Cli", "cause"),
                                  causesText(*explanation) % QStringLiteral(" (") %
                                      text::word(explanation->confidence) % QLatin1Char(')')},
                                 {QCoreApplication::translate("Cli", "why"), text::describe(*explanation)},
                                 {QCoreApplication::translate("Cli", "fix"), text::fixOf(*explanation)},
                                 {QCoreApplication::translate("Cli", "tried"), triedText(*explanation)},
                             });
        if (explanation->firstDifference) {
            printDifference(console, *explanation->firstDifference);
        }
    }
    if (!explained.lints.empty()) {
        console.line();
        console.line(QCoreApplication::translate("Cli", "Worth a look:"));
        for (const explain::Lint &lint : explained.lints) {
            console.line(QStringLiteral("  ") % text::describe(lint));
        }
    }
}

} // namespace sealwright::cli
