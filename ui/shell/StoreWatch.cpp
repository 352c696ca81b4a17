// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StoreWatch.h"

#include "app/text/Describe.h"
#include "ui/widgets/Banner.h"

namespace sealwright::shell {

StoreWatch::StoreWatch(flow::ChooseStore &choose, vault::SecretStore &store, widgets::Banner &banner,
                       QObject *parent)
    : QObject(parent)
    , m_choose(choose)
    , m_banner(banner)
{
    m_state.kind = store.kind();
    connect(&store, &vault::SecretStore::unlockPending, this, [this](bool pending) {
        m_waiting = pending;
        show();
    });
    connect(&m_banner, &widgets::Banner::firstTriggered, this, &StoreWatch::useSession);
    connect(&m_banner, &widgets::Banner::secondTriggered, this, &StoreWatch::check);
}

StoreWatch::~StoreWatch()
{
    *m_alive = false;
}

void StoreWatch::check()
{
    run(this, m_alive, ++m_round);
}

QCoro::Task<> StoreWatch::run(StoreWatch *watch, std::shared_ptr<bool> alive, int round)
{
    const flow::StoreState state = co_await watch->m_choose.check();
    if (!*alive || round != watch->m_round) {
        co_return;
    }
    watch->m_state = state;
    watch->m_waiting = false;
    watch->show();
    if (!state.trouble) {
        Q_EMIT watch->usable();
    }
}

void StoreWatch::useSession()
{
    m_choose.use(vault::StoreKind::Session);
    m_waiting = false;
    check();
}

void StoreWatch::show()
{
    using Tone = widgets::Banner::Tone;
    const QString inMemory = tr("Keep secrets in memory for this session");
    if (m_waiting) {
        m_banner.show(Tone::Info, tr("Waiting for your keyring: the system asks for its password."),
                      inMemory);
    } else if (m_state.trouble) {
        m_banner.show(Tone::Warn, text::describe(*m_state.trouble),
                      m_state.kind == vault::StoreKind::Session ? QString() : inMemory, tr("Try again"));
    } else if (m_state.checked && m_state.kind == vault::StoreKind::Session) {
        m_banner.show(Tone::Warn,
                      tr("Secrets are kept in memory only. They are gone when Sealwright is closed."));
    } else {
        m_banner.hide();
    }
    Q_EMIT changed(m_state, m_waiting);
}

} // namespace sealwright::shell
