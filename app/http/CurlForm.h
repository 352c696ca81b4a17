// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace sealwright::http {

/// One -F or --form-string of curl.
struct CurlFormPart
{
    QByteArray name;
    QByteArray content;
    QByteArray type;
    std::optional<QByteArray> fileName; ///< what the part says about itself
    std::optional<QByteArray> file;     ///< where its content would have come from
};

/// `name=content;type=…;filename=…`, or a file after `@` or `<`. Nothing when there is no `=`.
std::optional<CurlFormPart> readFormPart(QByteArrayView argument);
/// `name=content`, with nothing special in the content.
std::optional<CurlFormPart> readFormString(QByteArrayView argument);

/// multipart/form-data (RFC 7578) as curl writes it. The boundary is always the same one, longer when the
/// content holds it.
struct CurlForm
{
    QByteArray boundary;
    QByteArray body;
};

CurlForm buildForm(const std::vector<CurlFormPart> &parts, bool escapeByBackslash);

} // namespace sealwright::http
