// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeaderList.h"

#include "app/http/HeadBlock.h"

#include <algorithm>

namespace sealwright::http {
namespace {

/// Enough of a name to recognise it, and too little of whatever was pasted in its place by mistake.
constexpr qsizetype kShownNameLimit = 40;

QString shownName(QByteArrayView name)
{
    const QByteArrayView start = name.first(std::min(name.size(), kShownNameLimit));
    return QString::fromLatin1(start.data(), start.size());
}

QString describeByte(char byte)
{
    switch (byte) {
    case '\0':
        return QStringLiteral("NUL");
    case '\r':
        return QStringLiteral("CR");
    case '\n':
        return QStringLiteral("LF");
    case ' ':
        return QStringLiteral("a blank");
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(byte);
    if (code > 0x20 && code < 0x7f) {
        const QString quoted = QLatin1Char('"') % QLatin1Char(byte) % QLatin1Char('"');
        return quoted;
    }
    return QStringLiteral("byte 0x%1").arg(code, 2, 16, QLatin1Char('0'));
}

QString atPosition(char byte, qsizetype index)
{
    return QStringLiteral("%1 at position %2").arg(describeByte(byte)).arg(index + 1);
}

} // namespace

bool sameHeaderName(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && left.compare(right, Qt::CaseInsensitive) == 0;
}

const QByteArray *HeaderList::find(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        m_fields, [name](const HeaderField &field) { return sameHeaderName(field.name, name); });
    return found == m_fields.end() ? nullptr : &found->value;
}

std::vector<QByteArray> HeaderList::all(QByteArrayView name) const
{
    std::vector<QByteArray> values;
    for (const HeaderField &field : m_fields) {
        if (sameHeaderName(field.name, name)) {
            values.push_back(field.value);
        }
    }
    return values;
}

qsizetype HeaderList::remove(QByteArrayView name)
{
    return static_cast<qsizetype>(std::erase_if(
        m_fields, [name](const HeaderField &field) { return sameHeaderName(field.name, name); }));
}

base::Result<void> checkHeader(const HeaderField &field)
{
    if (field.name.isEmpty()) {
        return base::failure(HttpError::HeaderNameInvalid,
                             {{"header", QString()}, {"reason", QStringLiteral("the name is empty")}});
    }
    for (qsizetype i = 0; i < field.name.size(); ++i) {
        if (!isToken(QByteArrayView(field.name).sliced(i, 1))) {
            return base::failure(HttpError::HeaderNameInvalid, {{"header", shownName(field.name)},
                                                                {"reason", atPosition(field.name.at(i), i)}});
        }
    }
    for (qsizetype i = 0; i < field.value.size(); ++i) {
        const char byte = field.value.at(i);
        if (byte == '\0' || byte == '\r' || byte == '\n') {
            return base::failure(HttpError::HeaderValueInvalid,
                                 {{"header", shownName(field.name)}, {"reason", atPosition(byte, i)}});
        }
    }
    return {};
}

base::Result<void> checkHeaders(const HeaderList &headers)
{
    for (const HeaderField &field : headers) {
        if (base::Result<void> checked = checkHeader(field); !checked) {
            return checked;
        }
    }
    return {};
}

base::Result<HeaderField> parseHeaderArgument(QByteArrayView argument)
{
    HeaderField field;
    if (const qsizetype colon = argument.indexOf(':'); colon >= 0) {
        field.name = argument.first(colon).toByteArray();
        QByteArrayView value = argument.sliced(colon + 1);
        if (value.startsWith(' ')) {
            value = value.sliced(1);
        }
        field.value = value.toByteArray();
    } else if (argument.endsWith(';')) {
        field.name = argument.chopped(1).toByteArray();
    } else {
        // What stands after the first blank may be a secret, so it is not told.
        const qsizetype blank = argument.indexOf(' ');
        return base::failure(HttpError::HeaderNameInvalid,
                             {{"header", shownName(blank < 0 ? argument : argument.first(blank))},
                              {"reason", QStringLiteral("no colon after the name")}});
    }
    if (base::Result<void> checked = checkHeader(field); !checked) {
        return std::unexpected(std::move(checked).error());
    }
    return field;
}

} // namespace sealwright::http
