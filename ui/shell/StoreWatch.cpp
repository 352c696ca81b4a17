// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StoreWatch.h"

#include "app/text/Describe.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QWidget>

namespace sealwright::shell {

using vault::StoreKind;
using vault::VaultError;
using widgets::Dialogs;

StoreWatch::StoreWatch(flow::ChooseStore &choose, flow::MoveSecrets &move, vault::SecretStore &store,
                       widgets::Banner &banner, QObject *parent)
    : QObject(parent)
    , m_choose(choose)
    , m_move(move)
    , m_banner(banner)
{
    m_state.kind = store.kind();
    connect(&store, &vault::SecretStore::unlockPending, this, [this](bool pending) {
        m_waiting = pending;
        show();
    });
    connect(&store, &vault::SecretStore::lockChanged, this, [this, &store] {
        m_state.locked = store.isLocked();
        show();
    });
    connect(&m_banner, &widgets::Banner::firstTriggered, this, &StoreWatch::useVaultFile);
    connect(&m_banner, &widgets::Banner::secondTriggered, this, &StoreWatch::useSession);
    connect(&m_banner, &widgets::Banner::thirdTriggered, this, &StoreWatch::check);
}

StoreWatch::~StoreWatch()
{
    *m_alive = false;
}

void StoreWatch::check()
{
    run(this, m_alive, ++m_round);
}

QCoro::Task<> StoreWatch::run(StoreWatch *watch, Alive alive, int round)
{
    const flow::StoreState state = co_await watch->m_choose.check();
    if (*alive && round == watch->m_round) {
        watch->adopt(state);
    }
}

QCoro::Task<> StoreWatch::open(StoreWatch *watch, Alive alive, int round)
{
    const flow::StoreState state = co_await watch->m_choose.open();
    if (*alive && round == watch->m_round) {
        watch->adopt(state);
    }
}

void StoreWatch::adopt(const flow::StoreState &state)
{
    m_state = state;
    m_waiting = false;
    m_failure.reset();
    show();
    if (!state.trouble) {
        Q_EMIT usable();
    }
}

void StoreWatch::useSession()
{
    m_choose.use(StoreKind::Session);
    m_waiting = false;
    check();
}

void StoreWatch::useVaultFile()
{
    if (m_state.kind == StoreKind::VaultFile) {
        open(this, m_alive, ++m_round);
    } else if (m_state.kind == StoreKind::Session) {
        // What is in memory would be gone with it.
        move(this, m_alive, StoreKind::VaultFile);
    } else {
        switchToVaultFile(this, m_alive);
    }
}

QCoro::Task<> StoreWatch::switchToVaultFile(StoreWatch *watch, Alive alive)
{
    auto switching = watch->m_choose.switchTo(StoreKind::VaultFile);
    const base::Result<flow::StoreState> state = co_await switching;
    if (!*alive) {
        co_return;
    }
    if (state) {
        ++watch->m_round; // the other store's answer is not of interest any more
        watch->adopt(*state);
        Q_EMIT watch->chosen(StoreKind::VaultFile);
    } else if (!state.error().is(VaultError::VaultLocked)) { // which is what "Cancel" means
        watch->m_failure = state.error();
        watch->show();
    }
}

void StoreWatch::lockVault()
{
    m_choose.lock();
}

void StoreWatch::moveSecrets()
{
    const StoreKind to = m_state.kind == StoreKind::VaultFile ? StoreKind::Keychain : StoreKind::VaultFile;
    auto *window = qobject_cast<QWidget *>(parent());
    Dialogs::ask(
        window,
        {.title = tr("Move all secrets?"),
         .sentence = tr("The secrets of this workspace are in %1 and move to %2.")
                         .arg(text::describe(m_state.kind), text::describe(to)),
         .detail = tr("Each is copied, read back and compared; only when all are there are they removed "
                      "from where they are now."),
         .accept = tr("Move"),
         .other = {},
         .danger = Dialogs::Danger::No},
        [this, to](Dialogs::Answer answer) {
            if (answer == Dialogs::Answer::Accept) {
                move(this, m_alive, to);
            }
        });
}

QCoro::Task<> StoreWatch::move(StoreWatch *watch, Alive alive, StoreKind to)
{
    auto moving = watch->m_move.run(watch->m_state.kind, to);
    const base::Result<flow::MovedSecrets> outcome = co_await moving;
    if (!*alive) {
        co_return;
    }
    auto *window = qobject_cast<QWidget *>(watch->parent());
    if (outcome) {
        Q_EMIT watch->chosen(to);
        if (!outcome->moved.empty() || !outcome->broken.empty()) {
            const QString left = outcome->broken.empty()
                                     ? QString()
                                     : tr("%n credential file(s) cannot be read; their secrets stayed.",
                                          nullptr, static_cast<int>(outcome->broken.size()));
            Dialogs::tell(window, tr("The secrets were moved"),
                          tr("%n secret(s) are in %1 now.", nullptr, static_cast<int>(outcome->moved.size()))
                              .arg(text::describe(to)),
                          left);
        }
    } else if (!outcome.error().is(VaultError::VaultLocked)) {
        Dialogs::tell(window, tr("The secrets were not moved"), text::describe(outcome.error()),
                      outcome.error().codeText());
    }
    // Not when nothing came of it: looking at a vault file asks for its passphrase, which was just refused.
    if (outcome || outcome.error().is(flow::MoveError::NotCleared)) {
        watch->check();
    }
}

void StoreWatch::showTrouble()
{
    const base::Error &trouble = m_failure ? *m_failure : *m_state.trouble;
    const QString inMemory =
        m_state.kind == StoreKind::Session ? QString() : tr("Keep secrets in memory for this session");
    const bool isMissing = trouble.is(VaultError::VaultMissing);
    const bool isLocked = trouble.is(VaultError::VaultLocked) || trouble.is(VaultError::PassphraseWrong);
    QString vaultFile;
    if (m_state.kind != StoreKind::VaultFile) {
        vaultFile = tr("Use an encrypted vault file…");
    } else if (isMissing) {
        vaultFile = tr("Make the vault file…");
    } else if (isLocked) {
        vaultFile = tr("Unlock…");
    }
    const bool canRetry = m_state.kind != StoreKind::VaultFile || vaultFile.isEmpty();
    m_banner.show(widgets::Banner::Tone::Warn, text::describe(trouble), vaultFile, inMemory,
                  canRetry ? tr("Try again") : QString());
}

void StoreWatch::show()
{
    using Tone = widgets::Banner::Tone;
    if (m_waiting) {
        m_banner.show(Tone::Info, tr("Waiting for your keyring: the system asks for its password."), {},
                      tr("Keep secrets in memory for this session"));
    } else if (m_state.trouble || m_failure) {
        showTrouble();
    } else if (m_state.checked && m_state.kind == StoreKind::Session) {
        m_banner.show(Tone::Warn,
                      tr("Secrets are kept in memory only. They are gone when Sealwright is closed."),
                      tr("Use an encrypted vault file…"));
    } else if (m_state.checked && m_state.kind == StoreKind::VaultFile && m_state.locked) {
        m_banner.show(Tone::Info, tr("The vault file is locked; nothing can be signed with its secrets."),
                      tr("Unlock…"));
    } else {
        m_banner.hide();
    }
    Q_EMIT changed(m_state, m_waiting);
}

} // namespace sealwright::shell

#include "moc_StoreWatch.cpp"
