// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CurlForm.h"

#include "app/base/LastOf.h"

#include <algorithm>
#include <set>

namespace sealwright::http {
namespace {

/// A value up to `;`, or one in quotation marks in which a backslash takes the meaning from the next
/// character. `at` ends on the `;` or the end.
QByteArray readFormValue(QByteArrayView text, qsizetype &at)
{
    QByteArray value;
    if (at < text.size() && text[at] == '"') {
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) {
                ++at;
            }
            value.append(text[at]);
        }
        const qsizetype end = text.indexOf(';', std::min(at, text.size()));
        at = end < 0 ? text.size() : end;
        return value;
    }
    const qsizetype end = text.indexOf(';', at);
    value = text.sliced(at, (end < 0 ? text.size() : end) - at).toByteArray();
    at = end < 0 ? text.size() : end;
    return value;
}

/// `;type=text/plain;filename=a.txt`. A `;` that begins nothing known belongs to the value before it.
void readAttributes(QByteArrayView text, qsizetype at, CurlFormPart &part, QByteArray &before)
{
    QByteArray *last = &before;
    while (at < text.size()) {
        qsizetype start = at + 1;
        while (start < text.size() && (text[start] == ' ' || text[start] == '\t')) {
            ++start;
        }
        const QByteArrayView rest = text.sliced(start);
        const auto isAttribute = [&](QByteArrayView name) { return rest.startsWith(name); };
        if (isAttribute("type=")) {
            at = start + 5;
            part.type = readFormValue(text, at);
            last = &part.type;
        } else if (isAttribute("filename=")) {
            at = start + 9;
            part.fileName = readFormValue(text, at);
            last = &*part.fileName;
        } else if (isAttribute("encoder=") || isAttribute("headers=")) {
            at = start + 8;
            readFormValue(text, at);
        } else {
            const qsizetype end = text.indexOf(';', start);
            const qsizetype until = end < 0 ? text.size() : end;
            last->append(text.sliced(at, until - at));
            at = until;
        }
    }
}

constexpr QByteArrayView kDashes("------------------------");
constexpr qsizetype kHexDigits = 16;

/// The first number from a fixed one on that no content holds as a boundary. Looks at each byte once,
/// whatever the content is.
quint64 freeNumber(const std::vector<CurlFormPart> &parts)
{
    std::set<quint64> taken;
    for (const CurlFormPart &part : parts) {
        qsizetype at = part.content.indexOf(kDashes);
        while (at >= 0) {
            bool isNumber = false;
            const quint64 number =
                part.content.mid(at + kDashes.size(), kHexDigits).toULongLong(&isNumber, 16);
            if (isNumber) {
                taken.insert(number);
            }
            at = part.content.indexOf(kDashes, at + 1);
        }
    }
    quint64 number = 0x5365616c77726967;
    while (taken.contains(number)) {
        ++number;
    }
    return number;
}

/// Names stand in quotation marks (RFC 7578 §4.2; HTML writes three characters percent-encoded).
QByteArray quotedName(const QByteArray &name, bool byBackslash)
{
    QByteArray quoted("\"");
    for (const char c : name) {
        if (byBackslash) {
            quoted += c == '"' || c == '\\' ? QByteArray(1, '\\') : QByteArray();
            quoted += c;
        } else if (c == '"') {
            quoted += "%22";
        } else if (c == '\r') {
            quoted += "%0D";
        } else if (c == '\n') {
            quoted += "%0A";
        } else {
            quoted += c;
        }
    }
    return quoted += '"';
}

} // namespace

std::optional<CurlFormPart> readFormString(QByteArrayView argument)
{
    const qsizetype equals = argument.indexOf('=');
    if (equals < 0) {
        return std::nullopt;
    }
    CurlFormPart part;
    part.name = argument.first(equals).toByteArray();
    part.content = argument.sliced(equals + 1).toByteArray();
    return part;
}

std::optional<CurlFormPart> readFormPart(QByteArrayView argument)
{
    const qsizetype equals = argument.indexOf('=');
    if (equals < 0) {
        return std::nullopt;
    }
    CurlFormPart part;
    part.name = argument.first(equals).toByteArray();
    qsizetype at = equals + 1;
    const char mark = at < argument.size() ? argument[at] : '\0';
    QByteArray value;
    if (mark == '@' || mark == '<') {
        value = readFormValue(argument, ++at);
        readAttributes(argument, at, part, value);
        part.file = value;
        if (mark == '@' && !part.fileName) {
            part.fileName = value.mid(std::max(base::lastOf(value, '/'), base::lastOf(value, '\\')) + 1);
        }
    } else {
        value = readFormValue(argument, at);
        readAttributes(argument, at, part, value);
        part.content = value;
    }
    return part;
}

CurlForm buildForm(const std::vector<CurlFormPart> &parts, bool escapeByBackslash)
{
    CurlForm form;
    form.boundary = kDashes.toByteArray();
    form.boundary += QByteArray::number(freeNumber(parts), 16);
    for (const CurlFormPart &part : parts) {
        form.body += "--" + form.boundary +
                     "\r\nContent-Disposition: form-data; name=" + quotedName(part.name, escapeByBackslash);
        if (part.fileName) {
            form.body += "; filename=" + quotedName(*part.fileName, escapeByBackslash);
        }
        if (!part.type.isEmpty()) {
            form.body += "\r\nContent-Type: " + part.type;
        }
        form.body += "\r\n\r\n" + part.content + "\r\n";
    }
    form.body += "--" + form.boundary + "--\r\n";
    return form;
}

} // namespace sealwright::http
