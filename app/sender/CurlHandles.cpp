// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlHandles.h"

#include <curl/curl.h>

#include <tuple>

namespace sealwright::sender {

void FreeEasy::operator()(void *easy) const
{
    curl_easy_cleanup(easy);
}

void FreeMulti::operator()(void *multi) const
{
    curl_multi_cleanup(multi);
}

void FreeShare::operator()(void *share) const
{
    curl_share_cleanup(share);
}

void FreeList::operator()(curl_slist *list) const
{
    curl_slist_free_all(list);
}

void append(TextList &list, const QByteArray &text)
{
    if (curl_slist *const longer = curl_slist_append(list.get(), text.constData())) {
        std::ignore = list.release(); // its head may be `longer` itself
        list.reset(longer);
    }
}

} // namespace sealwright::sender
