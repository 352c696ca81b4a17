// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/VerdictPrint.h"

#include "app/text/Describe.h"

namespace sealwright::cli {
namespace {

Paint paintOfVerdict(signing::Verdict verdict)
{
    switch (verdict) {
    case signing::Verdict::Verified:
        return Paint::Good;
    case signing::Verdict::Failed:
        return Paint::Bad;
    case signing::Verdict::Unsigned:
        return Paint::Caution;
    case signing::Verdict::Unchecked:
        break;
    }
    return Paint::Faint;
}

} // namespace

QString verdictWord(const Console &console, const signing::Verification &verification)
{
    return console.painted(paintOfVerdict(verification.verdict), text::word(verification));
}

void printVerdict(Console &console, const signing::Verification &verification)
{
    console.line(verdictWord(console, verification) % QStringLiteral(": ") % text::describe(verification));
}

} // namespace sealwright::cli
