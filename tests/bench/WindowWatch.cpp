// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/WindowWatch.h"

#include <cstdlib>
#include <map>
#include <poll.h>
#include <utility>
#include <xcb/damage.h>
#include <xcb/xcb.h>

namespace sealwright::bench {

namespace {

struct Free
{
    void operator()(void *reply) const { std::free(reply); }
};

template<typename Reply>
using Owned = std::unique_ptr<Reply, Free>;

} // namespace

struct WindowWatch::Server
{
    xcb_connection_t *connection = nullptr;
    unsigned char damageEvent = 0;
    std::map<xcb_window_t, xcb_damage_damage_t> watched;

    ~Server() { xcb_disconnect(connection); }

    void watch(xcb_window_t window)
    {
        const xcb_damage_damage_t damage = xcb_generate_id(connection);
        xcb_damage_create(connection, damage, window, XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
        watched[window] = damage;
        xcb_flush(connection);
    }

    /// Small windows are helpers of the toolkit; what a window shows first covers it.
    static bool isPaint(const xcb_damage_notify_event_t &event)
    {
        const auto areaOf = [](const xcb_rectangle_t &area) { return int{area.width} * int{area.height}; };
        return event.geometry.width >= 300 && event.geometry.height >= 200 &&
               2 * areaOf(event.area) >= areaOf(event.geometry);
    }
};

std::unique_ptr<WindowWatch> WindowWatch::create()
{
    auto server = std::make_unique<Server>();
    server->connection = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(server->connection) != 0) {
        return nullptr;
    }
    const xcb_query_extension_reply_t *extension = xcb_get_extension_data(server->connection, &xcb_damage_id);
    if (extension == nullptr || extension->present == 0) {
        return nullptr;
    }
    server->damageEvent = extension->first_event;
    const auto asked = xcb_damage_query_version(server->connection, 1, 1);
    const Owned<xcb_damage_query_version_reply_t> version(
        xcb_damage_query_version_reply(server->connection, asked, nullptr));
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(server->connection)).data->root;
    const std::uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(server->connection, root, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(server->connection);
    return std::unique_ptr<WindowWatch>(new WindowWatch(std::move(server)));
}

WindowWatch::WindowWatch(std::unique_ptr<Server> server)
    : m_server(std::move(server))
{
}

WindowWatch::~WindowWatch() = default;

std::optional<Moment> WindowWatch::nextPaint(std::chrono::milliseconds patience)
{
    const Moment end = std::chrono::steady_clock::now() + patience;
    m_server->watched.clear();
    for (;;) {
        const Owned<xcb_generic_event_t> event(xcb_poll_for_event(m_server->connection));
        const Moment now = std::chrono::steady_clock::now();
        if (!event) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - now);
            pollfd waiting{
                .fd = xcb_get_file_descriptor(m_server->connection), .events = POLLIN, .revents = 0};
            if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) < 0 ||
                xcb_connection_has_error(m_server->connection) != 0) {
                return std::nullopt;
            }
            continue;
        }
        const auto type = static_cast<unsigned char>(event->response_type & 0x7fU);
        if (type == XCB_CREATE_NOTIFY) {
            m_server->watch(reinterpret_cast<const xcb_create_notify_event_t *>(event.get())->window);
        } else if (type == m_server->damageEvent + XCB_DAMAGE_NOTIFY) {
            const auto &damage = *reinterpret_cast<const xcb_damage_notify_event_t *>(event.get());
            if (m_server->watched.contains(damage.drawable) && Server::isPaint(damage)) {
                return now;
            }
        }
    }
}

} // namespace sealwright::bench
