// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/StepsPrint.h"

#include "app/text/DescribeLints.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace sealwright::cli {
namespace {

constexpr qsizetype kLongestLine = 160;
constexpr qsizetype kMostLines = 12;
constexpr qsizetype kMostNames = 28; ///< the column of names grows no wider
constexpr int kStepGap = 2;

/// Paints for the stream that the text goes to.
using Faint = std::function<QString(const QString &)>;

/// Bytes as lines for the eye: as many as fit on a screen.
QStringList contentLines(const QByteArray &bytes)
{
    // What is never shown is never made text either.
    const QByteArrayView seen = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 64 * 1024));
    QStringList lines;
    for (const QString &line : text::visibleLines(seen).split(QLatin1Char('\n'))) {
        if (lines.size() == kMostLines) {
            lines.append(QStringLiteral("…"));
            break;
        }
        lines.append(text::elideMiddle(line, kLongestLine));
    }
    return lines;
}

QStringList namedLines(const Faint &faint, const std::vector<text::WalkLine> &lines)
{
    qsizetype width = 0;
    for (const text::WalkLine &line : lines) {
        width = std::max(width, std::min(line.name.size(), kMostNames));
    }
    QStringList shown;
    for (const text::WalkLine &line : lines) {
        QString text = text::visible(QByteArrayView(line.name)).leftJustified(width + kStepGap) +
                       text::elideMiddle(text::visible(QByteArrayView(line.value)), kLongestLine);
        if (!line.meaning.isEmpty()) {
            text += QStringLiteral("  ") + faint(QStringLiteral("— ") + line.meaning);
        }
        shown.append(text);
    }
    return shown;
}

QStringList bodyOf(const Faint &faint, const text::WalkStep &step)
{
    QStringList lines;
    if (!step.sentence.isEmpty()) {
        lines.append(step.sentence);
    }
    lines += namedLines(faint, step.lines);
    if (step.isBinary) {
        lines.append(QString::fromLatin1(step.bytes.toHex()));
    } else if (!step.bytes.isEmpty() && step.lines.empty()) {
        if (step.id == "content") {
            lines.append(faint(text::sumOfParts(step.bytes.size(), step.parts)));
        }
        lines += contentLines(step.bytes);
    }
    return lines;
}

} // namespace

void printWalk(Console &console, const text::SignatureWalk &walk, StepsTo to)
{
    const auto print = [&console, to](const QString &line) {
        if (to == StepsTo::Output) {
            console.line(line);
        } else {
            console.aside(line);
        }
    };
    const Faint faint = [&console, to](const QString &text) {
        return to == StepsTo::Output ? console.painted(Paint::Faint, text)
                                     : console.paintedAside(Paint::Faint, text);
    };
    qsizetype width = 0;
    for (const text::WalkStep &step : walk.steps) {
        width = std::max(width, step.title.size());
    }
    int number = 0;
    for (const text::WalkStep &step : walk.steps) {
        const QString head = QString::number(++number).rightJustified(2) + QStringLiteral("  ") +
                             step.title.leftJustified(width + kStepGap);
        const QStringList lines = bodyOf(faint, step);
        print(faint(head) + lines.value(0));
        for (qsizetype i = 1; i < lines.size(); ++i) {
            print(QString(head.size(), QLatin1Char(' ')) + lines[i]);
        }
    }
    if (!walk.remark.isEmpty()) {
        print(walk.remark);
    }
    if (!walk.receiverShould.isEmpty()) {
        print({});
        print(QCoreApplication::translate("Cli", "A receiver should"));
        for (const QString &advice : walk.receiverShould) {
            print(QStringLiteral("  • ") + advice);
        }
    }
}

void printLints(Console &console, const std::vector<explain::Lint> &lints)
{
    for (const QString &sentence : text::describe(lints)) {
        console.aside(console.paintedAside(Paint::Caution, QCoreApplication::translate("Cli", "doubtful: ")) +
                      sentence);
    }
}

} // namespace sealwright::cli
