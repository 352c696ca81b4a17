// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/http/HeaderList.h"
#include "app/workspace/WorkspaceError.h"

#include <map>

namespace sealwright::workspace {

/// A header row as the user keeps it: it may be switched off.
struct HeaderRow
{
    QByteArray name;
    QByteArray value;
    bool enabled = true;

    bool operator==(const HeaderRow &) const = default;
};

/// A request as the user composes and keeps it. The body is UTF-8 text in the file, or base64 when it is not.
struct SavedRequest
{
    QString folder; ///< `""` for the top; one level, e.g. `staging`
    QString slug;   ///< the file's name without `.json`; made of the name when it is first saved
    QString name;
    QByteArray method{"POST"};
    /// The URL; empty, with `toReceiver`, for the built-in receiver wherever it listens.
    QByteArray url;
    bool toReceiver = false;
    std::vector<HeaderRow> headers;
    QByteArray body;
    QString credentialId; ///< empty: none
    /// By the id of an environment: the credential that stands in there for `credentialId`; empty: none.
    std::map<QString, QString> credentialIn;
    QString templateId; ///< the event it was made from, e.g. `vapi/tool-calls`; empty: none
    base::Json document = base::Json::object(); ///< unknown members survive

    /// `folder/slug`, or `slug`.
    QString path() const;
    http::HeaderList enabledHeaders() const;
    /// The one that it is sent with in the environment of this id, `""` for none.
    QString credentialFor(const QString &environmentId) const;
    /// In any environment or without.
    bool refersTo(const QString &id) const;
};

base::Json toJson(const SavedRequest &request);
base::Result<SavedRequest> savedRequestFromJson(base::Json document);

} // namespace sealwright::workspace
