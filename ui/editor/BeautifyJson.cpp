// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/BeautifyJson.h"

namespace sealwright::editor {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipBlanks(QByteArrayView json, qsizetype i)
{
    while (i < json.size() && isBlank(json[i])) {
        ++i;
    }
    return i;
}

qsizetype endOfString(QByteArrayView json, qsizetype i)
{
    for (++i; i < json.size() && json[i] != '"'; ++i) {
        if (json[i] == '\\') {
            ++i;
        }
    }
    return qMin(i + 1, json.size());
}

void breakLine(QByteArray &out, int depth)
{
    out += '\n';
    out.append(qsizetype{2} * depth, ' ');
}

} // namespace

QByteArray beautifyJson(QByteArrayView json)
{
    QByteArray out;
    out.reserve(json.size() + json.size() / 2);
    int depth = 0;
    qsizetype i = 0;
    while (i < json.size()) {
        const char c = json[i];
        if (isBlank(c)) {
            ++i;
        } else if (c == '"') {
            const qsizetype end = endOfString(json, i);
            out.append(json.data() + i, end - i);
            i = end;
        } else if (c == '{' || c == '[') {
            out += c;
            const qsizetype next = skipBlanks(json, i + 1);
            if (next < json.size() && (json[next] == '}' || json[next] == ']')) {
                out += json[next];
                i = next + 1;
            } else {
                breakLine(out, ++depth);
                i = next;
            }
        } else if (c == '}' || c == ']') {
            breakLine(out, depth = qMax(0, depth - 1));
            out += c;
            ++i;
        } else if (c == ',') {
            out += c;
            breakLine(out, depth);
            ++i;
        } else if (c == ':') {
            out += ": ";
            ++i;
        } else {
            out += c;
            ++i;
        }
    }
    if (json.endsWith('\n')) {
        out += '\n';
    }
    return out;
}

} // namespace sealwright::editor
