// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeadBlock.h"

#include <algorithm>

namespace sealwright::http {
namespace {

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

QByteArrayView trimBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

HeadBlock readHead(QByteArrayView head)
{
    HeadBlock block;
    std::vector<HeaderField> fields;
    bool isFirst = true;
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf('\n');
        QByteArrayView line = end < 0 ? head : head.first(end);
        head = end < 0 ? QByteArrayView() : head.sliced(end + 1);
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (isFirst) {
            block.startLine = line.toByteArray();
            isFirst = false;
            continue;
        }
        if (line.isEmpty()) {
            break;
        }
        if (isBlank(line.front())) {
            if (!fields.empty()) {
                fields.back().value += ' ';
                fields.back().value += trimBlanks(line);
            }
            continue;
        }
        if (const qsizetype colon = line.indexOf(':'); colon >= 0) {
            fields.push_back({trimBlanks(line.first(colon)).toByteArray(),
                              trimBlanks(line.sliced(colon + 1)).toByteArray()});
        }
    }
    block.headers = HeaderList(std::move(fields));
    return block;
}

} // namespace sealwright::http
