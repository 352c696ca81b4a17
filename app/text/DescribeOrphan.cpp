// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeOrphan.h"

#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QStringList>

namespace sealwright::text {

QString describe(const flow::MayBelong &mayBelong)
{
    const QString folder = visible(mayBelong.workspaceFolder);
    if (mayBelong.why == flow::MayBelong::Why::Away) {
        return QCoreApplication::translate("Orphans",
                                           "It may belong to the workspace %1, which is not there now.")
            .arg(folder);
    }
    return QCoreApplication::translate("Orphans",
                                       "It may belong to the workspace %1, where %2 cannot be read.")
        .arg(folder, visible(mayBelong.path));
}

QString doubtsAbout(const flow::OrphanedSecret &orphan)
{
    QStringList sentences;
    for (const flow::MayBelong &one : orphan.mayBelongTo) {
        sentences.append(describe(one));
    }
    return sentences.join(QLatin1Char(' '));
}

QString describe(const flow::OrphanedSecret &orphan)
{
    const QString sentence =
        workspace::isEnvironmentId(orphan.ownerId)
            ? QCoreApplication::translate("Orphans", "No environment of a workspace that is there has it.")
            : QCoreApplication::translate("Orphans", "No credential of a workspace that is there has it.");
    const QString doubts = doubtsAbout(orphan);
    return doubts.isEmpty() ? sentence : QString(sentence % QLatin1Char(' ') % doubts);
}

} // namespace sealwright::text
