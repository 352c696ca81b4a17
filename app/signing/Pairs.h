// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace sealwright::signing {

/// The decoded names and values of a query or of an application/x-www-form-urlencoded body
/// (https://url.spec.whatwg.org/#urlencoded-parsing), in their order.
using Pairs = std::vector<std::pair<QByteArray, QByteArray>>;

/// Of the URL's bytes, so that they work for a captured request that only has a path.
QByteArrayView withoutFragment(QByteArrayView url);
QByteArrayView queryOf(QByteArrayView url);

Pairs parsePairs(QByteArrayView text);
std::optional<QByteArray> firstValue(QByteArrayView text, QByteArrayView name);
std::vector<QByteArray> allValues(QByteArrayView text, QByteArrayView name);

/// `text` with every pair of that name dropped and `name=value` at the end; the other bytes stay as they are.
QByteArray withPair(QByteArrayView text, QByteArrayView name, QByteArrayView value);

/// The same for the query of a URL, which keeps its fragment.
QByteArray withQueryValue(const QByteArray &url, QByteArrayView name, QByteArrayView value);

/// Keys sorted by their bytes, each with its different values sorted, written as `format` (`%k`, `%v`) with
/// the separator between them.
QByteArray joinSorted(const Pairs &pairs, QByteArrayView format, QByteArrayView separator);

} // namespace sealwright::signing
