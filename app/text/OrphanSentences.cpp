// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/OrphanSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kOrphanSentences[] = {
    {"orphan_unknown", QT_TRANSLATE_NOOP("Errors",
        "No secret is stored for “{owner}”. Look for its id in the list of secrets without an owner.")},
    {"orphan_owned", QT_TRANSLATE_NOOP("Errors",
        "The secrets of “{owner}” have an owner in the workspace {path}, so they were left alone. Remove that one there.")},
    {"orphan_under_way", QT_TRANSLATE_NOOP("Errors",
        "A change of “{owner}” was begun and is not finished, so its secrets were left alone. The next change of a credential in its workspace finishes it.")},
    {"orphan_may_belong", QT_TRANSLATE_NOOP("Errors",
        "The secrets of “{owner}” may belong to the workspace {path}, which cannot be looked at as it is now, so they were left alone. Bring it back, or insist that you want it all the same.")},
    {"orphan_slots_differ", QT_TRANSLATE_NOOP("Errors",
        "What is stored for “{owner}”[ ({slots})] does not fit a credential that needs {needed}. Choose another kind, or say which of the secrets it is to have.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> orphanSentences()
{
    return kOrphanSentences;
}

} // namespace sealwright::text
