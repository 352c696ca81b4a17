// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/ChosenStore.h"
#include "app/workspace/Workspace.h"

#include <QCoroTask>

#include <chrono>
#include <memory>
#include <optional>

namespace sealwright::flow {

enum class TypedSecretError {
    InPlainText, ///< a live secret stands in what is to be saved: facts `where` (`header Authorization`),
                 ///< `owner`, `slot`; in a body also `line`, `column`; `more`: how many further ones
};

constexpr base::ErrorInfo errorInfo(TypedSecretError error)
{
    switch (error) {
    case TypedSecretError::InPlainText:
        return {"secret_in_plain_text", base::ErrorKind::BadInput};
    }
    return {};
}

/// Whether what holds a live secret is saved all the same, because the user was told and means it.
enum class PlainSecrets { Refuse, AsTyped };

/// A live secret in what is about to be saved, and whose it is; never what it is.
struct TypedSecret
{
    enum class Where { Name, Url, Header, Body, Variable, Field };

    Where where = Where::Body;
    QByteArray name;      ///< of the header, variable or field
    std::size_t row = 0;  ///< of the header or variable, from 0
    qsizetype offset = 0; ///< in the URL, in the value, in the body
    qsizetype length = 0;
    qsizetype line = 0; ///< in a body, from 1
    qsizetype column = 0;
    QString ownerId;
    QString owner; ///< the credential's or environment's name, or an id where nobody has one
    QString slot;
    bool isMadeByCredential = false; ///< the request's own credential makes this header by itself
};

/// `the URL`, `header Authorization`, `variable token`.
QString whereText(const TypedSecret &typed);
base::Error asError(const std::vector<TypedSecret> &found);

/// Cuts known secrets out of a request and puts `‹secret›` where they stood.
workspace::SavedRequest withoutSecrets(workspace::SavedRequest request, const vault::KnownSecrets &known);

/// Secrets that could not be compared with.
struct NotCompared
{
    int count = 0;
    std::optional<base::Error> why; ///< the store's; nothing: there was no time
};

/// Finds secrets of the vault that somebody typed where a file would hold them. Compares with those that
/// passed through the store while this program runs and, as far as the store is open, with all others of the
/// workspace: these it reads first, for a second at most, without ever asking anybody to unlock anything.
class FindTypedSecrets
{
public:
    /// All of them outlive it.
    FindTypedSecrets(const workspace::Workspace &workspace, vault::ChosenStore &store,
                     std::chrono::milliseconds patience = std::chrono::seconds(1));

    /// Secrets that are stored together with what is saved, and whose they are.
    struct Given
    {
        vault::KnownSecrets secrets;
        QString owner;
    };

    using GivenPtr = std::shared_ptr<const Given>;

    QCoro::Task<std::vector<TypedSecret>> in(workspace::SavedRequest request);
    QCoro::Task<std::vector<TypedSecret>> in(workspace::Environment environment, GivenPtr given = {});
    QCoro::Task<std::vector<TypedSecret>> in(credential::Credential credential, GivenPtr given = {});
    /// InPlainText when there is one in its plain fields; `secrets`: those it is saved with, by its slots.
    QCoro::Task<base::Result<void>> check(credential::Credential credential,
                                          const std::vector<base::SecretBytes> &secrets);

    /// What the latest look could not compare with; nothing: it knew all there is.
    const std::optional<NotCompared> &notCompared() const { return m_notCompared; }

    /// All that passed through the store so far.
    const vault::KnownSecrets &known() const { return m_store.known(); }

private:
    struct Text
    {
        TypedSecret::Where where;
        QByteArray name;
        std::size_t row = 0;
        QByteArray value;
    };

    QCoro::Task<std::vector<TypedSecret>> look(std::vector<Text> texts, GivenPtr given);
    QCoro::Task<> readUnseen(std::vector<QString> keys);
    static std::vector<Text> textsOf(const workspace::SavedRequest &request);
    static std::vector<TypedSecret> search(const std::vector<Text> &texts, const vault::KnownSecrets &known);

    const workspace::Workspace &m_workspace;
    vault::ChosenStore &m_store;
    const std::chrono::milliseconds m_patience;
    std::optional<NotCompared> m_notCompared;
};

} // namespace sealwright::flow
