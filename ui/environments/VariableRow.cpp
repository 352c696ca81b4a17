// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/VariableRow.h"

#include "ui/widgets/VisibleText.h"

#include <QCoreApplication>

namespace sealwright::environments {
namespace {

const QString kDots = QString(6, QChar(0x2022));

QString wordFor(const char *text)
{
    return QCoreApplication::translate("VariableRow", text);
}

} // namespace

bool isKnownMissing(const VariableRow &row)
{
    return row.state && !row.state->error && !row.state->present;
}

Standing standingOf(const VariableRow &row)
{
    if (!row.entered.isEmpty()) {
        return Standing::Entered;
    }
    if (!row.value.isEmpty()) {
        return Standing::Moving;
    }
    if (row.storedAs.isEmpty()) {
        return Standing::New;
    }
    if (row.storedAs != row.name) {
        return isKnownMissing(row) ? Standing::New : Standing::Renamed;
    }
    if (!row.state) {
        return Standing::Looking;
    }
    return row.state->error ? Standing::Unknown : row.state->present ? Standing::Stored : Standing::Missing;
}

QString shownValue(const VariableRow &row)
{
    if (!row.isSecret) {
        return widgets::visibleText(QString::fromUtf8(row.value));
    }
    switch (standingOf(row)) {
    case Standing::Entered:
        return wordFor("%1 new, stored when you save").arg(kDots);
    case Standing::Moving:
        return wordFor("%1 moves when you save").arg(kDots);
    case Standing::Renamed:
        return wordFor("enter it again");
    case Standing::New:
        return wordFor("no value yet");
    case Standing::Looking:
        return wordFor("looking…");
    case Standing::Stored:
        return row.state->fingerprint ? QString(kDots % QStringLiteral("  ") % *row.state->fingerprint)
                                      : kDots;
    case Standing::Missing:
        return wordFor("none stored");
    case Standing::Unknown:
        return wordFor("not known");
    }
    return {};
}

} // namespace sealwright::environments
