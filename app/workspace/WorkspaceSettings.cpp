// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Document.h"
#include "app/workspace/Format.h"
#include "app/workspace/Workspace.h"

// What workspace.json says beside the version of its format.
namespace sealwright::workspace {
namespace {

using base::Result;

constexpr const char *kRotateAfter = "rotateAfterDays";
/// A century: more is a mistake.
constexpr qint64 kMostDays = 36'500;

} // namespace

Result<std::optional<int>> Workspace::rotateAfterDays() const
{
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto isThere = *root ? (*root)->has(kFormatFile) : Result<bool>(false);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    if (!*isThere) {
        return std::nullopt;
    }
    const auto document = readDocument(**root, kFormatFile);
    if (!document) {
        return std::unexpected(document.error());
    }
    if (!document->is_object() || !document->contains(kRotateAfter)) {
        return std::nullopt;
    }
    const base::Json &days = document->at(kRotateAfter);
    if (!days.is_number_integer() || days.get<qint64>() < 0 || days.get<qint64>() > kMostDays) {
        return base::failure(
            WorkspaceError::FileBroken,
            {{"path", (*root)->pathOf(kFormatFile)},
             {"reason", QStringLiteral("rotateAfterDays is no whole number of days from 0 to 36500")}});
    }
    return days.get<int>();
}

Result<void> Workspace::setRotateAfterDays(int days)
{
    const auto root = makeRoot(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto lock = root->lock();
    if (!lock) {
        return std::unexpected(lock.error());
    }
    auto document = readDocument(*root, kFormatFile);
    if (!document) {
        return std::unexpected(document.error());
    }
    (*document)[kRotateAfter] = days;
    const auto written = root->write(kFormatFile, base::prettyJson(*document), Folder::Existing::Replace);
    return written ? Result<void>() : std::unexpected(written.error());
}

} // namespace sealwright::workspace
