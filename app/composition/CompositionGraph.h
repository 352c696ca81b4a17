// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/CaptureServer.h"
#include "app/composition/Composition.h"
#include "app/composition/DataPath.h"
#include "app/composition/Lazy.h"
#include "app/composition/NoPassphrases.h"
#include "app/history/SqliteUsage.h"
#include "app/sender/CurlSender.h"
#include "app/vault/KeychainStore.h"
#include "app/vault/SessionStore.h"
#include "app/vault/VaultFile.h"

#include <optional>

namespace sealwright::composition {

/// In the order of need: what stands below uses what stands above, and goes first.
struct Composition::Graph
{
    Graph(workspace::Workspace opened, const StartOptions &options)
        : clock(options.clock ? *options.clock : systemClock)
        , random(options.random ? *options.random : systemRandom)
        , workspace(std::move(opened))
        , storeKind(options.store)
        , vaultFile(chosenOr(options.vaultFile, QStringLiteral("vault")))
        , historyFile(chosenOr(options.historyFile, QStringLiteral("history.sqlite")))
        , known(chosenOr(options.knownFolder, QStringLiteral("known-workspaces")))
        , unfinished(chosenOr(options.unfinishedFolder, QStringLiteral("unfinished")), workspace.folder(),
                     known)
        , drafts(chosenOr(options.draftsFolder, QStringLiteral("drafts")), workspace.folder())
        , passphrases(options.passphrases ? *options.passphrases : noPassphrases)
    {
        if (workspace.hasAnyPlace()) {
            static_cast<void>(known.remember(workspace.folder())); // at the latest by its next secret
        }
    }

    base::SystemClock systemClock;
    base::SystemRandom systemRandom;
    const base::Clock &clock;
    base::Random &random;
    workspace::Workspace workspace;
    vault::StoreKind storeKind;
    QString vaultFile;
    QString historyFile;
    workspace::KnownWorkspaces known;
    workspace::Unfinished unfinished;
    workspace::Drafts drafts;
    NoPassphrases noPassphrases;
    vault::PassphraseSource &passphrases;
    signing::RecipeCatalog catalog;

    Lazy<vault::ChosenStore> store;
    Lazy<sender::HttpSender> sender;
    Lazy<capture::Receiver> receiver;
    Lazy<history::UsageStore> usageStore;
    Lazy<flow::UsageLog> usageLog;

    Lazy<flow::FindRecipe> findRecipe;
    Lazy<flow::PrepareAuthentication> prepareAuthentication;
    Lazy<flow::SignRequest> signRequest;
    Lazy<flow::SendRequest> sendRequest;
    Lazy<flow::SendTwins> sendTwins;
    Lazy<flow::RepeatSend> repeatSend;
    Lazy<flow::RetrySend> retrySend;
    Lazy<flow::VerifyRequest> verifyRequest;
    Lazy<flow::ExplainRequest> explainRequest;
    Lazy<flow::ReceiveWebhooks> receiveWebhooks;
    Lazy<flow::MendCredentials> mendCredentials;
    Lazy<flow::FindTypedSecrets> findTypedSecrets;
    Lazy<flow::KeepCredential> keepCredential;
    Lazy<flow::OrphanedSecrets> orphanedSecrets;
    Lazy<flow::InspectCredential> inspectCredential;
    Lazy<flow::KeepEnvironment> keepEnvironment;
    Lazy<flow::MoveTypedSecrets> moveTypedSecrets;
    Lazy<flow::KeepRequest> keepRequest;
    Lazy<flow::KeepDrafts> keepDrafts;
    Lazy<flow::KeepRecipe> keepRecipe;
    Lazy<flow::TryRecipe> tryRecipe;
    Lazy<flow::FirstStart> firstStart;
    Lazy<flow::RunDemo> runDemo;
    Lazy<flow::ChooseStore> chooseStore;
    Lazy<flow::MoveSecrets> moveSecrets;
    Lazy<flow::MintToken> mintToken;
    Lazy<flow::DecodeToken> decodeToken;
    Lazy<flow::VerifyToken> verifyToken;
    Lazy<flow::MintDraft> mintDraft;
    Lazy<flow::VerifyWithCredential> verifyWithCredential;
    Lazy<flow::FetchAccessToken> fetchAccessToken;
    Lazy<flow::RotationReminder> rotationReminder;
    Lazy<flow::TestOverlap> testOverlap;
    Lazy<flow::WatchCredentials> watchCredentials;
    Lazy<flow::ImportCredentials> importCredentials;
    Lazy<flow::ExportCredentials> exportCredentials;
    Lazy<flow::MigrateVapi> migrateVapi;

    sender::HttpSender &httpSender()
    {
        return sender.get([this] { return std::make_unique<sender::CurlSender>(clock); });
    }

    std::unique_ptr<vault::SecretStore> makeStore(vault::StoreKind kind)
    {
        switch (kind) {
        case vault::StoreKind::Session:
            return std::make_unique<vault::SessionStore>();
        case vault::StoreKind::VaultFile:
            return std::make_unique<vault::VaultFile>(vaultFile, passphrases);
        case vault::StoreKind::Keychain:
            break;
        }
        return std::make_unique<vault::KeychainStore>();
    }

    vault::ChosenStore &chosenStore()
    {
        return store.get([this] { return std::make_unique<vault::ChosenStore>(makeStore(storeKind)); });
    }

    /// Nothing is opened before the first use.
    flow::UsageLog &usage()
    {
        return usageLog.get([this] {
            history::UsageStore &uses =
                usageStore.get([this] { return std::make_unique<history::SqliteUsage>(historyFile); });
            return std::make_unique<flow::UsageLog>(uses);
        });
    }

    flow::PrepareAuthentication &prepare()
    {
        return prepareAuthentication.get([this] {
            return std::make_unique<flow::PrepareAuthentication>(workspace, recipes(), chosenStore());
        });
    }

    flow::FindTypedSecrets &typed()
    {
        return findTypedSecrets.get(
            [this] { return std::make_unique<flow::FindTypedSecrets>(workspace, chosenStore()); });
    }

    flow::FindRecipe &recipes()
    {
        return findRecipe.get([this] { return std::make_unique<flow::FindRecipe>(catalog, workspace); });
    }
};

} // namespace sealwright::composition
