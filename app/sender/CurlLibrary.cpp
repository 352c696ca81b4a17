// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlLibrary.h"

#include <QLibrary>

namespace sealwright::sender {
namespace {

/// Of libcurl's interface, unchanged since 2006.
constexpr int kInterfaceVersion = 4;

CurlLibrary loaded()
{
    QLibrary file(QStringLiteral("curl"), kInterfaceVersion); // stays loaded when this object goes
    CurlLibrary curl;
    const auto find = [&file, &curl](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(file.resolve(name));
        if (function == nullptr) {
            curl.problem = file.errorString();
        }
    };
    find(curl.globalInit, "curl_global_init");
    find(curl.versionInfo, "curl_version_info");
    find(curl.easyInit, "curl_easy_init");
    find(curl.easyCleanup, "curl_easy_cleanup");
    find(curl.easyReset, "curl_easy_reset");
    find(curl.easySetopt, "curl_easy_setopt");
    find(curl.easyGetinfo, "curl_easy_getinfo");
    find(curl.easyStrerror, "curl_easy_strerror");
    find(curl.multiInit, "curl_multi_init");
    find(curl.multiCleanup, "curl_multi_cleanup");
    find(curl.multiSetopt, "curl_multi_setopt");
    find(curl.multiAddHandle, "curl_multi_add_handle");
    find(curl.multiRemoveHandle, "curl_multi_remove_handle");
    find(curl.multiSocketAction, "curl_multi_socket_action");
    find(curl.multiInfoRead, "curl_multi_info_read");
    find(curl.multiStrerror, "curl_multi_strerror");
    find(curl.shareInit, "curl_share_init");
    find(curl.shareCleanup, "curl_share_cleanup");
    find(curl.shareSetopt, "curl_share_setopt");
    find(curl.slistAppend, "curl_slist_append");
    find(curl.slistFreeAll, "curl_slist_free_all");
    return curl;
}

} // namespace

const CurlLibrary &curl()
{
    static const CurlLibrary library = loaded();
    return library;
}

} // namespace sealwright::sender
