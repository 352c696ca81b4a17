// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/Composition.h"

#include "app/composition/CompositionGraph.h"
#include "app/composition/Settle.h"

namespace sealwright::composition {

base::Result<std::unique_ptr<Composition>> Composition::create(const StartOptions &options)
{
    const QString folder = chosenOr(options.workspaceFolder, QStringLiteral("workspace"));
    base::Result<workspace::Workspace> workspace = workspace::Workspace::open(folder);
    if (!workspace) {
        return base::Failure(workspace.error());
    }
    return std::unique_ptr<Composition>(new Composition(std::move(*workspace), options));
}

Composition::Composition(workspace::Workspace workspace, const StartOptions &options)
    : m_graph(std::make_unique<Graph>(std::move(workspace), options))
{
}

Composition::~Composition()
{
    if (vault::ChosenStore *store = m_graph->store.made()) {
        store->close(); // the flows that wait for it go before it does
    }
}

const base::Clock &Composition::clock() const
{
    return m_graph->clock;
}

base::Random &Composition::random()
{
    return m_graph->random;
}

workspace::Workspace &Composition::workspace()
{
    return m_graph->workspace;
}

vault::SecretStore &Composition::store()
{
    return m_graph->chosenStore();
}

bool Composition::isWriting() const
{
    return m_graph->chosenStore().isWriting();
}

QCoro::Task<bool> Composition::settled()
{
    const bool isSettled = co_await composition::settled(m_graph->chosenStore());
    co_return isSettled;
}

flow::FindRecipe &Composition::findRecipe()
{
    return m_graph->recipes();
}

flow::SignRequest &Composition::signRequest()
{
    return m_graph->signRequest.get([this] {
        return std::make_unique<flow::SignRequest>(m_graph->prepare(), m_graph->clock, m_graph->random);
    });
}

flow::SendRequest &Composition::sendRequest()
{
    return m_graph->sendRequest.get([this] {
        return std::make_unique<flow::SendRequest>(m_graph->prepare(), m_graph->httpSender(), m_graph->clock,
                                                   m_graph->random, &m_graph->usage());
    });
}

flow::SendTwins &Composition::sendTwins()
{
    return m_graph->sendTwins.get([this] { return std::make_unique<flow::SendTwins>(sendRequest()); });
}

flow::RepeatSend &Composition::repeatSend()
{
    return m_graph->repeatSend.get([this] {
        return std::make_unique<flow::RepeatSend>(m_graph->prepare(), sendRequest(), m_graph->clock,
                                                  m_graph->random);
    });
}

flow::RetrySend &Composition::retrySend()
{
    return m_graph->retrySend.get([this] {
        return std::make_unique<flow::RetrySend>(m_graph->prepare(), sendRequest(), m_graph->clock,
                                                 m_graph->random);
    });
}

flow::VerifyRequest &Composition::verifyRequest()
{
    return m_graph->verifyRequest.get(
        [this] { return std::make_unique<flow::VerifyRequest>(m_graph->prepare()); });
}

flow::ExplainRequest &Composition::explainRequest()
{
    return m_graph->explainRequest.get([this] {
        return std::make_unique<flow::ExplainRequest>(m_graph->workspace, m_graph->prepare(),
                                                      m_graph->chosenStore());
    });
}

flow::ReceiveWebhooks &Composition::receiveWebhooks()
{
    return m_graph->receiveWebhooks.get([this] {
        capture::Receiver &receiver = m_graph->receiver.get(
            [this] { return std::make_unique<capture::CaptureServer>(m_graph->clock); });
        return std::make_unique<flow::ReceiveWebhooks>(receiver, m_graph->prepare(), explainRequest(),
                                                       m_graph->clock, m_graph->random, &m_graph->usage());
    });
}

flow::KeepCredential &Composition::keepCredential()
{
    return m_graph->keepCredential.get([this] {
        return std::make_unique<flow::KeepCredential>(m_graph->workspace, m_graph->chosenStore(),
                                                      m_graph->clock, m_graph->random, &m_graph->usage(),
                                                      &mendCredentials(), &m_graph->typed());
    });
}

flow::MendCredentials &Composition::mendCredentials()
{
    return m_graph->mendCredentials.get([this] {
        return std::make_unique<flow::MendCredentials>(m_graph->workspace, m_graph->chosenStore(),
                                                       m_graph->unfinished);
    });
}

flow::OrphanedSecrets &Composition::orphanedSecrets()
{
    return m_graph->orphanedSecrets.get([this] {
        return std::make_unique<flow::OrphanedSecrets>(m_graph->workspace, m_graph->chosenStore(),
                                                       m_graph->known, m_graph->unfinished, keepCredential());
    });
}

flow::InspectCredential &Composition::inspectCredential()
{
    return m_graph->inspectCredential.get([this] {
        return std::make_unique<flow::InspectCredential>(m_graph->workspace, m_graph->recipes(),
                                                         m_graph->chosenStore());
    });
}

flow::KeepRequest &Composition::keepRequest()
{
    return m_graph->keepRequest.get([this] {
        flow::MoveTypedSecrets &move = m_graph->moveTypedSecrets.get([this] {
            return std::make_unique<flow::MoveTypedSecrets>(m_graph->workspace, keepEnvironment(),
                                                            m_graph->chosenStore());
        });
        return std::make_unique<flow::KeepRequest>(m_graph->workspace, &m_graph->typed(), &move);
    });
}

flow::KeepDrafts &Composition::keepDrafts()
{
    return m_graph->keepDrafts.get(
        [this] { return std::make_unique<flow::KeepDrafts>(m_graph->drafts, &m_graph->typed()); });
}

flow::KeepEnvironment &Composition::keepEnvironment()
{
    return m_graph->keepEnvironment.get([this] {
        return std::make_unique<flow::KeepEnvironment>(m_graph->workspace, m_graph->chosenStore(),
                                                       m_graph->random, &mendCredentials(),
                                                       &m_graph->typed());
    });
}

flow::KeepRecipe &Composition::keepRecipe()
{
    return m_graph->keepRecipe.get(
        [this] { return std::make_unique<flow::KeepRecipe>(m_graph->recipes(), m_graph->workspace); });
}

flow::TryRecipe &Composition::tryRecipe()
{
    return m_graph->tryRecipe.get(
        [this] { return std::make_unique<flow::TryRecipe>(m_graph->clock, m_graph->random); });
}

flow::FirstStart &Composition::firstStart()
{
    return m_graph->firstStart.get([this] {
        return std::make_unique<flow::FirstStart>(m_graph->workspace, keepCredential(), m_graph->random);
    });
}

flow::RunDemo &Composition::runDemo()
{
    return m_graph->runDemo.get([this] {
        return std::make_unique<flow::RunDemo>(sendRequest(), receiveWebhooks(), m_graph->random);
    });
}

flow::ChooseStore &Composition::chooseStore()
{
    return m_graph->chooseStore.get([this] {
        return std::make_unique<flow::ChooseStore>(
            m_graph->chosenStore(), [this](vault::StoreKind kind) { return m_graph->makeStore(kind); });
    });
}

flow::MoveSecrets &Composition::moveSecrets()
{
    return m_graph->moveSecrets.get([this] {
        return std::make_unique<flow::MoveSecrets>(
            m_graph->workspace, m_graph->chosenStore(),
            [this](vault::StoreKind kind) { return m_graph->makeStore(kind); }, &mendCredentials());
    });
}

flow::MintToken &Composition::mintToken()
{
    return m_graph->mintToken.get(
        [this] { return std::make_unique<flow::MintToken>(m_graph->clock, m_graph->random); });
}

flow::DecodeToken &Composition::decodeToken()
{
    return m_graph->decodeToken.get([this] { return std::make_unique<flow::DecodeToken>(m_graph->clock); });
}

flow::VerifyToken &Composition::verifyToken()
{
    return m_graph->verifyToken.get(
        [this] { return std::make_unique<flow::VerifyToken>(m_graph->httpSender()); });
}

flow::MintDraft &Composition::mintDraft()
{
    return m_graph->mintDraft.get([this] {
        return std::make_unique<flow::MintDraft>(mintToken(), m_graph->prepare(), m_graph->clock);
    });
}

flow::VerifyWithCredential &Composition::verifyWithCredential()
{
    return m_graph->verifyWithCredential.get(
        [this] { return std::make_unique<flow::VerifyWithCredential>(m_graph->prepare()); });
}

flow::FetchAccessToken &Composition::fetchAccessToken()
{
    return m_graph->fetchAccessToken.get([this] {
        return std::make_unique<flow::FetchAccessToken>(m_graph->prepare(), m_graph->chosenStore(),
                                                        sendRequest().tokens());
    });
}

flow::UsageLog &Composition::usageLog()
{
    return m_graph->usage();
}

flow::RotationReminder &Composition::rotationReminder()
{
    return m_graph->rotationReminder.get(
        [this] { return std::make_unique<flow::RotationReminder>(m_graph->workspace); });
}

flow::TestOverlap &Composition::testOverlap()
{
    return m_graph->testOverlap.get(
        [this] { return std::make_unique<flow::TestOverlap>(m_graph->prepare(), sendRequest()); });
}

flow::WatchCredentials &Composition::watchCredentials()
{
    return m_graph->watchCredentials.get(
        [this] { return std::make_unique<flow::WatchCredentials>(m_graph->workspace); });
}

flow::ImportCredentials &Composition::importCredentials()
{
    return m_graph->importCredentials.get([this] {
        return std::make_unique<flow::ImportCredentials>(m_graph->workspace, keepCredential(), m_graph->clock,
                                                         m_graph->random);
    });
}

flow::ExportCredentials &Composition::exportCredentials()
{
    return m_graph->exportCredentials.get(
        [this] { return std::make_unique<flow::ExportCredentials>(m_graph->workspace); });
}

flow::MigrateVapi &Composition::migrateVapi()
{
    return m_graph->migrateVapi.get(
        [this] { return std::make_unique<flow::MigrateVapi>(m_graph->workspace, keepCredential()); });
}

} // namespace sealwright::composition
