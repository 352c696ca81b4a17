// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowPassphrases.h"

#include "app/text/Describe.h"
#include "app/vault/SecretStore.h"
#include "ui/widgets/Dialogs.h"

#include <QCoreApplication>

namespace sealwright::shell {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("WindowPassphrases", text);
}

base::Failure stayedLocked(const QString &path)
{
    return base::failure(vault::VaultError::VaultLocked, {{"path", path}});
}

widgets::Dialogs::PassphraseRequest requestFor(const vault::PassphraseQuestion &question)
{
    if (question.purpose == vault::PassphraseQuestion::Purpose::Open) {
        return {
            .title = translated("Unlock the vault file"),
            .sentence =
                translated("Your secrets are in %1. Its passphrase is asked for once, until Sealwright is "
                           "closed or you lock it.")
                    .arg(question.path),
            .detail = {},
            .accept = translated("Unlock"),
            .isNew = false,
            .wasWrong = question.wasWrong,
            .judge = {}};
    }
    return {
        .title = translated("Make an encrypted vault file"),
        .sentence =
            translated("Secrets will be kept in %1, encrypted with a passphrase of yours. It is asked for "
                       "once each time Sealwright is started.")
                .arg(question.path),
        .detail =
            translated("The passphrase is kept nowhere. If you forget it, nobody can open the file again and "
                       "the secrets in it are lost."),
        .accept = translated("Make the vault file"),
        .isNew = true,
        .wasWrong = false,
        .judge = [](QByteArrayView typed) { return text::describe(vault::passphraseStrength(typed)); }};
}

} // namespace

WindowPassphrases::~WindowPassphrases()
{
    for (base::OneShot<Answer> &answer : m_open) {
        answer.resolve(stayedLocked(QString()));
    }
}

QCoro::Task<base::Result<base::SecretBytes>> WindowPassphrases::ask(vault::PassphraseQuestion question)
{
    base::OneShot<Answer> answer;
    std::erase_if(m_open, [](const base::OneShot<Answer> &one) { return one.isResolved(); });
    m_open.push_back(answer);
    widgets::Dialogs::askPassphrase(
        m_window, requestFor(question),
        [answer, path = question.path](std::optional<base::SecretBytes> given) mutable {
            answer.resolve(given ? Answer(std::move(*given)) : Answer(stayedLocked(path)));
        });
    auto awaiting = answer.awaiter();
    Answer outcome = co_await awaiting;
    co_return outcome;
}

} // namespace sealwright::shell
