// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Format.h"

#include "app/workspace/Document.h"

namespace sealwright::workspace {
namespace {

using base::Result;

constexpr const char *kVersionMember = "formatVersion";

} // namespace

Result<void> checkFormat(const Folder &root)
{
    const auto isThere = root.has(kFormatFile);
    if (!isThere || !*isThere) {
        return isThere ? Result<void>() : std::unexpected(isThere.error());
    }
    const auto document = readDocument(root, kFormatFile);
    if (!document) {
        return std::unexpected(document.error());
    }
    const auto version = document->is_object() ? document->find(kVersionMember) : document->end();
    if (!document->is_object() || version == document->end() || !version->is_number_integer() ||
        version->get<qint64>() < 1) {
        return base::failure(WorkspaceError::FileBroken,
                             {{"path", root.pathOf(kFormatFile)},
                              {"reason", QStringLiteral("it has no formatVersion that is a whole number")}});
    }
    if (version->get<qint64>() > kFormatVersion) {
        return base::failure(WorkspaceError::FormatTooNew, {{"path", root.pathOf(kFormatFile)},
                                                            {"version", version->get<qint64>()},
                                                            {"known", qint64{kFormatVersion}}});
    }
    return {};
}

Result<Folder> makeRoot(const QString &folder)
{
    auto root = Folder::make(folder);
    if (!root) {
        return root;
    }
    if (const auto checked = checkFormat(*root); !checked) {
        return std::unexpected(checked.error());
    }
    const auto isThere = root->has(kFormatFile);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    if (!*isThere) {
        const QByteArray text = base::prettyJson(base::Json::object({{kVersionMember, kFormatVersion}}));
        const auto written = root->write(kFormatFile, text, Folder::Existing::Refuse);
        if (!written) {
            return std::unexpected(written.error());
        }
    }
    return root;
}

} // namespace sealwright::workspace
