// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ChooseStore.h"
#include "app/flow/DecodeToken.h"
#include "app/flow/ExplainRequest.h"
#include "app/flow/ExportCredentials.h"
#include "app/flow/FetchAccessToken.h"
#include "app/flow/FirstStart.h"
#include "app/flow/ImportCredentials.h"
#include "app/flow/InspectCredential.h"
#include "app/flow/KeepDrafts.h"
#include "app/flow/KeepEnvironment.h"
#include "app/flow/KeepRecipe.h"
#include "app/flow/KeepRequest.h"
#include "app/flow/MigrateVapi.h"
#include "app/flow/MintDraft.h"
#include "app/flow/MoveSecrets.h"
#include "app/flow/OrphanedSecrets.h"
#include "app/flow/RepeatSend.h"
#include "app/flow/RetrySend.h"
#include "app/flow/RotationReminder.h"
#include "app/flow/RunDemo.h"
#include "app/flow/SendTwins.h"
#include "app/flow/TestOverlap.h"
#include "app/flow/TryRecipe.h"
#include "app/flow/UsageLog.h"
#include "app/flow/VerifyToken.h"
#include "app/flow/VerifyWithCredential.h"
#include "app/flow/WatchCredentials.h"
#include "app/vault/PassphraseSource.h"

#include <memory>

namespace sealwright::composition {

struct StartOptions
{
    QString workspaceFolder; ///< empty: `<AppDataLocation>/workspace`
    vault::StoreKind store = vault::StoreKind::Keychain;
    const base::Clock *clock = nullptr; ///< the system's when null; outlives the composition
    base::Random *random = nullptr;     ///< likewise
    QString vaultFile{};                ///< empty: `<AppDataLocation>/vault`
    vault::PassphraseSource *passphrases =
        nullptr;                ///< of the vault file; null: nobody can be asked; outlives it
    QString historyFile{};      ///< empty: `<AppDataLocation>/history.sqlite`
    QString unfinishedFolder{}; ///< of changes under way; empty: `<AppDataLocation>/unfinished`
    QString draftsFolder{};     ///< of requests that are not saved; empty: `<AppDataLocation>/drafts`
    QString knownFolder{};      ///< of the workspaces; empty: `<AppDataLocation>/known-workspaces`
};

/// The object graph, and the one place that names adapters. Ports are made when they are first asked for, so
/// that a command pays only for what it uses. Flows live as long as this.
class Composition
{
public:
    /// Fails when the workspace cannot be used.
    static base::Result<std::unique_ptr<Composition>> create(const StartOptions &options);
    ~Composition();

    const base::Clock &clock() const;
    base::Random &random();
    workspace::Workspace &workspace();
    vault::SecretStore &store();
    /// A secret is being stored or erased: not the moment to quit.
    bool isWriting() const;
    /// See Settle.h. Quitting, the window's and the command line's, waits for this.
    QCoro::Task<bool> settled();

    flow::FindRecipe &findRecipe();
    flow::SignRequest &signRequest();
    flow::SendRequest &sendRequest();
    flow::SendTwins &sendTwins();
    flow::RepeatSend &repeatSend();
    flow::RetrySend &retrySend();
    flow::VerifyRequest &verifyRequest();
    flow::ExplainRequest &explainRequest();
    flow::ReceiveWebhooks &receiveWebhooks();
    flow::KeepCredential &keepCredential();
    flow::InspectCredential &inspectCredential();
    flow::KeepRequest &keepRequest();
    flow::KeepDrafts &keepDrafts();
    flow::KeepEnvironment &keepEnvironment();
    flow::KeepRecipe &keepRecipe();
    flow::TryRecipe &tryRecipe();
    flow::FirstStart &firstStart();
    flow::RunDemo &runDemo();
    flow::ChooseStore &chooseStore();
    flow::MoveSecrets &moveSecrets();
    flow::MintToken &mintToken();
    flow::DecodeToken &decodeToken();
    flow::VerifyToken &verifyToken();
    flow::MintDraft &mintDraft();
    flow::VerifyWithCredential &verifyWithCredential();
    flow::FetchAccessToken &fetchAccessToken();
    flow::UsageLog &usageLog();
    flow::RotationReminder &rotationReminder();
    flow::TestOverlap &testOverlap();
    flow::MendCredentials &mendCredentials();
    flow::OrphanedSecrets &orphanedSecrets();
    flow::WatchCredentials &watchCredentials();
    flow::ImportCredentials &importCredentials();
    flow::ExportCredentials &exportCredentials();
    flow::MigrateVapi &migrateVapi();

private:
    Composition(workspace::Workspace workspace, const StartOptions &options);

    struct Graph;
    std::unique_ptr<Graph> m_graph;
};

} // namespace sealwright::composition
