// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Pairs.h"

#include "app/signing/PercentText.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

QByteArray decoded(QByteArrayView text)
{
    QByteArray plain = text.toByteArray();
    plain.replace('+', ' ');
    return percentDecoded(plain);
}

template<typename Visit>
void forEachPiece(QByteArrayView text, Visit visit)
{
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype ampersand = text.indexOf('&', start);
        const qsizetype end = ampersand < 0 ? text.size() : ampersand;
        if (end > start) {
            visit(text.sliced(start, end - start));
        }
        start = end + 1;
    }
}

QByteArrayView nameIn(QByteArrayView piece)
{
    const qsizetype equals = piece.indexOf('=');
    return equals < 0 ? piece : piece.first(equals);
}

} // namespace

QByteArrayView withoutFragment(QByteArrayView url)
{
    const qsizetype hash = url.indexOf('#');
    return hash < 0 ? url : url.first(hash);
}

QByteArrayView queryOf(QByteArrayView url)
{
    const QByteArrayView plain = withoutFragment(url);
    const qsizetype mark = plain.indexOf('?');
    return mark < 0 ? QByteArrayView() : plain.sliced(mark + 1);
}

Pairs parsePairs(QByteArrayView text)
{
    Pairs pairs;
    forEachPiece(text, [&pairs](QByteArrayView piece) {
        const QByteArrayView name = nameIn(piece);
        const QByteArrayView value =
            name.size() < piece.size() ? piece.sliced(name.size() + 1) : QByteArrayView();
        pairs.emplace_back(decoded(name), decoded(value));
    });
    return pairs;
}

std::optional<QByteArray> firstValue(QByteArrayView text, QByteArrayView name)
{
    std::vector<QByteArray> values = allValues(text, name);
    return values.empty() ? std::nullopt : std::optional(std::move(values.front()));
}

std::vector<QByteArray> allValues(QByteArrayView text, QByteArrayView name)
{
    std::vector<QByteArray> values;
    for (auto &[key, value] : parsePairs(text)) {
        if (key == name) {
            values.push_back(std::move(value));
        }
    }
    return values;
}

QByteArray withPair(QByteArrayView text, QByteArrayView name, QByteArrayView value)
{
    QByteArray result;
    forEachPiece(text, [&result, name](QByteArrayView piece) {
        if (decoded(nameIn(piece)) != name) {
            result.append(piece).append('&');
        }
    });
    result.append(name.toByteArray().toPercentEncoding());
    result.append('=');
    result.append(value.toByteArray().toPercentEncoding());
    return result;
}

QByteArray withQueryValue(const QByteArray &url, QByteArrayView name, QByteArrayView value)
{
    const qsizetype hash = url.indexOf('#');
    const QByteArray plain = hash < 0 ? url : url.first(hash);
    const QByteArray fragment = hash < 0 ? QByteArray() : url.sliced(hash);
    const qsizetype mark = plain.indexOf('?');
    const QByteArray before = mark < 0 ? plain : plain.first(mark);
    const QByteArray query = mark < 0 ? QByteArray() : plain.sliced(mark + 1);
    QByteArray result = before;
    result.append('?').append(withPair(query, name, value)).append(fragment);
    return result;
}

QByteArray joinSorted(const Pairs &pairs, QByteArrayView format, QByteArrayView separator)
{
    Pairs ordered = pairs;
    std::ranges::sort(ordered);
    const auto repeated = std::ranges::unique(ordered);
    ordered.erase(repeated.begin(), repeated.end());

    QByteArray result;
    bool first = true;
    for (const auto &[key, value] : ordered) {
        if (!std::exchange(first, false)) {
            result.append(separator);
        }
        for (qsizetype i = 0; i < format.size(); ++i) {
            const char next = i + 1 < format.size() ? format[i + 1] : '\0';
            if (format[i] == '%' && (next == 'k' || next == 'v')) {
                result.append(next == 'k' ? key : value);
                ++i;
            } else {
                result.append(format[i]);
            }
        }
    }
    return result;
}

} // namespace sealwright::signing
