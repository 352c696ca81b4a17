// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlHandles.h"

#include "app/sender/CurlLibrary.h"

#include <tuple>

namespace sealwright::sender {

void FreeEasy::operator()(void *easy) const
{
    curl().easyCleanup(easy);
}

void FreeMulti::operator()(void *multi) const
{
    curl().multiCleanup(multi);
}

void FreeShare::operator()(void *share) const
{
    curl().shareCleanup(share);
}

void FreeList::operator()(curl_slist *list) const
{
    curl().slistFreeAll(list);
}

void append(TextList &list, const QByteArray &text)
{
    if (curl_slist *const longer = curl().slistAppend(list.get(), text.constData())) {
        std::ignore = list.release(); // its head may be `longer` itself
        list.reset(longer);
    }
}

} // namespace sealwright::sender
