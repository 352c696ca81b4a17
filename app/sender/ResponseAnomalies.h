// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace sealwright::sender {

/// What is wrong with the head of a response although libcurl took it (RFC 9112 §2.2, §5, §6.3): `bare_lf`,
/// `folded_header`, `control_bytes`; `conflicting_content_length`, `repeated_content_length` in several
/// headers, `content_length_list` in one (`5, 5`), `invalid_content_length` that is no plain decimal number
/// of 63 bits; `content_length_and_transfer_encoding`.
std::vector<QString> headAnomalies(QByteArrayView head);

} // namespace sealwright::sender
