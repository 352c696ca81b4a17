// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeMended.h"

#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::text {

QString describeMended(const workspace::UnfinishedChange &change, const QString &name)
{
    using Act = workspace::UnfinishedChange::Act;
    const QString shown = visible(name);
    switch (change.act) {
    case Act::Swap:
        return QCoreApplication::translate("Mended",
                                           "A rotation of “%1” that was interrupted is finished: the "
                                           "secret given then is in place, and the one before it is kept.")
            .arg(shown);
    case Act::Rotate:
        return QCoreApplication::translate(
                   "Mended",
                   "A rotation of “%1” that was interrupted is taken back: its secrets are as before.")
            .arg(shown);
    case Act::Remove:
        return QCoreApplication::translate("Mended", "What an interrupted removal left of “%1” is erased.")
            .arg(shown);
    case Act::Add:
        return QCoreApplication::translate(
                   "Mended", "A secret of “%1”, which was interrupted before it was saved, is erased.")
            .arg(shown);
    case Act::Refit:
        return QCoreApplication::translate("Mended", "What an interrupted change of “%1” left is put right.")
            .arg(shown);
    }
    return {};
}

} // namespace sealwright::text
