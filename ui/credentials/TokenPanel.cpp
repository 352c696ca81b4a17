// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/TokenPanel.h"

#include "app/text/Describe.h"
#include "app/text/DescribeOAuth.h"
#include "ui/inspector/TokenCallView.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>

namespace sealwright::credentials {
namespace {

constexpr int kCallHeight = 340;

} // namespace

TokenPanel::TokenPanel(flow::FetchAccessToken &fetch, const base::Clock &clock,
                       const models::EnvironmentChoice &environments, QWidget *parent)
    : QWidget(parent)
    , m_fetch(fetch)
    , m_clock(clock)
    , m_environments(environments)
    , m_fetchToken(widgets::newButton(QStringLiteral("fetchToken"), tr("Fetch a token"),
                                      tr("Asks the token endpoint, with the fields as they stand here")))
    , m_tokenState(new widgets::Pill)
    , m_tokenFacts(new widgets::PlainLabel)
    , m_call(new inspector::TokenCallView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::kMargin, 0, 0);
    layout->setSpacing(theme::kGap);
    layout->addWidget(new widgets::SectionLabel(tr("Try it")));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kMargin);
    row->addWidget(m_fetchToken);
    m_tokenState->setObjectName(QStringLiteral("tokenState"));
    m_tokenState->setDot(true);
    row->addWidget(m_tokenState);
    m_tokenFacts->setObjectName(QStringLiteral("tokenFacts"));
    m_tokenFacts->setWordWrap(true);
    m_tokenFacts->setToken(theme::Token::Dim);
    row->addWidget(m_tokenFacts, 1);
    layout->addLayout(row);
    m_call->setObjectName(QStringLiteral("tokenCall"));
    m_call->setFixedHeight(kCallHeight);
    layout->addWidget(m_call);
    connect(m_fetchToken, &QPushButton::clicked, this, [this] {
        if (m_cancel) {
            m_cancel->request();
        } else {
            Q_EMIT fetchWanted();
        }
    });
    clear();
}

TokenPanel::~TokenPanel()
{
    if (m_cancel) {
        m_cancel->request();
    }
}

void TokenPanel::clear()
{
    ++m_run;
    if (m_cancel) {
        m_cancel->request();
        m_cancel.reset();
    }
    m_tokenState->hide();
    m_call->hide();
    m_tokenFacts->setText(tr("Shows the call, how long the token is good and for what; never the token."));
    arrange();
}

void TokenPanel::arrange()
{
    const QString text = m_cancel ? tr("Cancel") : tr("Fetch a token");
    m_fetchToken->setText(text);
    m_fetchToken->setAccessibleName(text);
}

void TokenPanel::fetch(credential::Credential credential, base::SecretBytes secret)
{
    clear();
    m_cancel.emplace();
    arrange();
    m_tokenFacts->setText(tr("Asking the token endpoint…"));
    run(std::move(credential), std::move(secret), m_cancel->cancellation());
}

QCoro::Task<> TokenPanel::run(credential::Credential credential, base::SecretBytes secret,
                              base::Cancellation cancellation)
{
    const QPointer<TokenPanel> self(this);
    const int thisRun = m_run;
    auto fetching = m_fetch.runUnsaved(std::move(credential), std::move(secret),
                                       {.environment = m_environments.chosenId()}, cancellation);
    const base::Result<flow::AccessTokenState> state = co_await fetching;
    if (!self || thisRun != m_run) {
        co_return;
    }
    m_cancel.reset();
    arrange();
    if (!state) {
        showError(state.error());
        co_return;
    }
    showOutcome(state->outcome);
}

void TokenPanel::showError(const base::Error &error)
{
    m_tokenState->setWord(widgets::Pill::Tone::Bad, tr("No token"));
    m_tokenState->show();
    m_tokenFacts->setText(text::describe(error));
}

void TokenPanel::showOutcome(const oauth::TokenOutcome &outcome)
{
    if (outcome.token) {
        const oauth::TokenFacts &facts = *outcome.token->call->token;
        const bool isDoubtful = !facts.notes.empty();
        m_tokenState->setWord(isDoubtful ? widgets::Pill::Tone::Warn : widgets::Pill::Tone::Ok, tr("Token"));
        m_tokenState->show();
        QStringList sentences{text::lifetimeSentence(facts, m_clock.now())};
        if (!facts.scope.isEmpty()) {
            sentences << tr("Scope: %1.").arg(facts.scope);
        }
        m_tokenFacts->setText(sentences.join(QLatin1Char(' ')));
    } else {
        showError(*outcome.error);
        if (outcome.call) {
            m_tokenFacts->setText({}); // the call says it at length
        }
    }
    m_call->setVisible(outcome.call != nullptr);
    if (outcome.call) {
        m_call->showCall(*outcome.call, outcome.isReused);
    }
}

} // namespace sealwright::credentials

#include "moc_TokenPanel.cpp"
