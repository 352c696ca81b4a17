// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

/// Owners of libcurl's things. CURL, CURLM and CURLSH are `void` to C++, so that no header of ours needs
/// libcurl's.
struct curl_slist;

namespace sealwright::sender {

struct FreeEasy
{
    void operator()(void *easy) const;
};

struct FreeMulti
{
    void operator()(void *multi) const;
};

struct FreeShare
{
    void operator()(void *share) const;
};

struct FreeList
{
    void operator()(curl_slist *list) const;
};

using EasyHandle = std::unique_ptr<void, FreeEasy>;
using MultiHandle = std::unique_ptr<void, FreeMulti>;
using ShareHandle = std::unique_ptr<void, FreeShare>;
using TextList = std::unique_ptr<curl_slist, FreeList>;

void append(TextList &list, const QByteArray &text);

} // namespace sealwright::sender
