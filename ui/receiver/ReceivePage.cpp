// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/receiver/ReceivePage.h"

#include "app/http/Url.h"
#include "app/text/Describe.h"
#include "ui/inspector/DeliveryInspector.h"
#include "ui/models/DeliveryListModel.h"
#include "ui/receiver/DeliveryTable.h"
#include "ui/receiver/ReceiverBar.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace sealwright::receiver {

namespace {

bool isLoopback(const QString &url)
{
    const base::Result<http::Url> parsed = http::Url::parse(url.toUtf8());
    return parsed && parsed->isLoopback();
}

} // namespace

ReceivePage::ReceivePage(flow::ReceiveWebhooks &receive, const flow::InspectCredential &inspect,
                         const models::EnvironmentChoice &environments, QWidget *parent)
    : QWidget(parent)
    , m_receive(receive)
    , m_environments(environments)
    , m_model(new models::DeliveryListModel(
          [](const flow::Delivery &delivery) { return inspector::pillOf(delivery).word; }, this))
    , m_bar(new ReceiverBar(inspect))
    , m_trouble(new widgets::Banner)
    , m_deliverySplitter(new QSplitter(Qt::Horizontal))
    , m_list(new QStackedWidget)
    , m_empty(new widgets::EmptyState(theme::Icon::Receive, tr("Nothing received yet"), QString(),
                                      tr("Start receiving")))
    , m_table(new DeliveryTable(*m_model))
    , m_count(new widgets::PlainLabel)
    , m_check(new QToolButton)
    , m_clear(new QToolButton)
    , m_inspector(new inspector::DeliveryInspector)
{
    layOut();
    connect(m_bar, &ReceiverBar::startWanted, this, &ReceivePage::start);
    connect(m_bar, &ReceiverBar::stopWanted, this, &ReceivePage::stop);
    connect(m_bar, &ReceiverBar::answerChosen, this, [this] { m_receive.answerWith(answerer()); });
    connect(m_bar, &ReceiverBar::credentialChosen, this, [this] {
        if (m_receive.isListening()) {
            verifyWith(this, m_alive, m_bar->credentialId());
        }
    });
    connect(m_bar, &ReceiverBar::troubled, this, [this](const QString &sentence) {
        m_trouble->show(widgets::Banner::Tone::Warn, sentence, tr("Close"));
    });
    connect(&m_environments, &models::EnvironmentChoice::changed, this, [this] {
        if (m_receive.isListening()) {
            // The credential's fields may say something else there, and other secrets are to be hidden.
            verifyWith(this, m_alive, m_bar->credentialId());
        }
    });
    connect(m_trouble, &widgets::Banner::firstTriggered, this, [this] {
        m_trouble->hide();
        if (!m_offeredHost.isEmpty()) {
            allowHost();
        }
    });
    connect(m_trouble, &widgets::Banner::secondTriggered, m_trouble, &QWidget::hide);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &ReceivePage::start);
    connect(m_table, &DeliveryTable::chosen, this, &ReceivePage::showChosen);
    connect(m_check, &QToolButton::clicked, this, &ReceivePage::checkChosen);
    connect(m_clear, &QToolButton::clicked, this, &ReceivePage::clear);
    connect(m_model, &models::DeliveryListModel::counted, this, &ReceivePage::showCount);
    connect(&m_receive, &flow::ReceiveWebhooks::delivered, this, &ReceivePage::addDelivery);
    connect(&m_receive, &flow::ReceiveWebhooks::listeningChanged, this, &ReceivePage::showState);
    connect(&m_receive, &flow::ReceiveWebhooks::troubled, this, [this](const base::Error &error) {
        m_offeredHost.clear();
        m_trouble->show(widgets::Banner::Tone::Warn, text::describe(error), tr("Close"));
    });
    reloadCredentials();
    showState();
    showCount();
    showChosen(-1);
}

ReceivePage::~ReceivePage()
{
    *m_alive = false;
}

void ReceivePage::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *barSurface = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *barLayout = new QVBoxLayout(barSurface);
    barLayout->setContentsMargins(0, 0, 0, 0);
    barLayout->addWidget(m_bar);
    layout->addWidget(barSurface);
    layout->addWidget(m_trouble);
    layout->addWidget(m_deliverySplitter, 1);

    m_list->addWidget(m_empty);
    m_list->addWidget(m_table);
    auto *foot = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    foot->setFixedHeight(theme::kBarHeight);
    auto *footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(theme::kMargin, 1, theme::kGap, 0);
    footLayout->addWidget(m_count, 1);
    footLayout->addWidget(m_check);
    footLayout->addWidget(m_clear);
    auto *left = new QWidget;
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_list, 1);
    leftLayout->addWidget(foot);

    m_deliverySplitter->setObjectName(QStringLiteral("deliverySplitter"));
    m_deliverySplitter->setChildrenCollapsible(false);
    m_deliverySplitter->addWidget(left);
    m_deliverySplitter->addWidget(m_inspector);
    m_deliverySplitter->setSizes({540, 660});
    left->setMinimumWidth(300);
    m_inspector->setMinimumWidth(280);

    m_bar->setObjectName(QStringLiteral("bar"));
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_empty->setObjectName(QStringLiteral("empty"));
    m_inspector->setObjectName(QStringLiteral("inspector"));
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setToken(theme::Token::Dim);
    m_check->setText(tr("Check…"));
    widgets::nameControl(m_check, QStringLiteral("check"), tr("Check the delivery"),
                         tr("Open the chosen delivery in Check a request: with another secret, as of another "
                            "time, and why it fails"));
    m_clear->setText(tr("Clear"));
    widgets::nameControl(m_clear, QStringLiteral("clear"), tr("Clear the list"),
                         tr("Forget all deliveries of this list"));
}

void ReceivePage::reloadCredentials()
{
    m_bar->reloadCredentials();
    if (m_receive.isListening() && m_bar->credentialId() != m_verifiedWith) {
        verifyWith(this, m_alive, m_bar->credentialId()); // the one in force was deleted
    }
}

flow::Authentication ReceivePage::authenticationOf(const QString &credentialId) const
{
    flow::VariableScope scope{.environment = m_environments.chosenId()};
    if (credentialId.isEmpty()) {
        return flow::NoAuthentication{std::move(scope)};
    }
    return flow::WithCredential{credentialId, {}, std::move(scope)};
}

capture::ReceiverOptions ReceivePage::options() const
{
    capture::ReceiverOptions options;
    options.address = m_bar->address();
    options.port = m_bar->port();
    options.allowedHosts = m_allowedHosts;
    options.answerer = answerer();
    return options;
}

std::shared_ptr<capture::Answerer> ReceivePage::answerer() const
{
    capture::Reply reply;
    reply.status = m_bar->answer();
    return std::make_shared<capture::FixedReply>(std::move(reply));
}

void ReceivePage::start()
{
    if (!m_isStarting && !m_receive.isListening()) {
        startAndTell(this, m_alive);
    }
}

void ReceivePage::stop()
{
    if (m_isStarting) {
        m_isStopWanted = true; // as soon as it listens; the secret is still being fetched
    } else {
        m_receive.stop();
    }
}

void ReceivePage::clear()
{
    m_model->clear();
    showChosen(-1);
}

QCoro::Task<base::Result<QString>> ReceivePage::ensureListening(QString credentialId)
{
    if (m_receive.isListening()) {
        base::Result<QString> url = m_receive.url();
        co_return url;
    }
    if (!m_bar->hasChosenCredential() && !credentialId.isEmpty()) {
        m_bar->setCredential(credentialId);
    }
    base::Result<QString> url = co_await listen(this, m_alive, WhenPortIsTaken::TakeAnother);
    co_return url;
}

QCoro::Task<base::Result<QString>> ReceivePage::listen(ReceivePage *page, std::shared_ptr<bool> alive,
                                                       WhenPortIsTaken whenTaken)
{
    page->m_isStarting = true;
    page->m_isStopWanted = false;
    page->m_trouble->hide();
    page->showState();
    const QString credentialId = page->m_bar->credentialId();
    flow::ReceiveWebhooks &receive = page->m_receive;
    capture::ReceiverOptions options = page->options();
    flow::Authentication authentication = page->authenticationOf(credentialId);
    base::Result<QString> url = co_await receive.start(options, std::move(authentication));
    if (!url && url.error().is(capture::CaptureError::PortInUse) &&
        whenTaken == WhenPortIsTaken::TakeAnother) {
        options.port = 0;
        flow::Authentication again = page->authenticationOf(credentialId);
        url = co_await receive.start(options, std::move(again));
    }
    if (!*alive) {
        co_return url;
    }
    page->m_isStarting = false;
    page->m_verifiedWith = credentialId;
    if (page->m_isStopWanted) {
        receive.stop();
    }
    page->showState();
    if (url && !isLoopback(*url)) {
        page->m_offeredHost.clear();
        page->m_trouble->show(
            widgets::Banner::Tone::Warn,
            tr("Everybody who can reach %1 can send to this receiver.").arg(options.address), tr("Close"));
    }
    co_return url;
}

QCoro::Task<> ReceivePage::startAndTell(ReceivePage *page, std::shared_ptr<bool> alive)
{
    const base::Result<QString> url = co_await listen(page, alive, WhenPortIsTaken::Fail);
    if (*alive && !url) {
        page->tellFailure(url.error());
    }
}

QCoro::Task<> ReceivePage::verifyWith(ReceivePage *page, std::shared_ptr<bool> alive, QString credentialId)
{
    flow::Authentication authentication = page->authenticationOf(credentialId);
    const base::Result<void> prepared = co_await page->m_receive.verifyWith(std::move(authentication));
    if (!*alive) {
        co_return;
    }
    if (prepared) {
        page->m_verifiedWith = credentialId;
    } else {
        page->tellFailure(prepared.error());
        page->m_bar->setCredential(page->m_verifiedWith); // what is still in force
    }
}

void ReceivePage::addDelivery(const flow::Delivery &delivery)
{
    const bool isFirst = m_model->rowCount() == 0;
    m_model->append(delivery);
    if (isFirst && m_table->currentRow() < 0) {
        m_table->selectRow(0);
    }
    if (delivery.capture.problem && delivery.capture.problem->is(capture::CaptureError::HostNotAllowed)) {
        offerHost(*delivery.capture.problem);
    }
}

void ReceivePage::checkChosen()
{
    if (const int row = m_table->currentRow(); row >= 0) {
        Q_EMIT checkWanted(m_model->deliveryAt(row), m_bar->credentialId());
    }
}

void ReceivePage::showChosen(int row)
{
    m_check->setEnabled(row >= 0);
    if (row < 0) {
        m_inspector->showNothing();
    } else {
        m_inspector->show(m_model->deliveryAt(row));
    }
}

void ReceivePage::showState()
{
    const bool isListening = m_receive.isListening();
    m_bar->setState(m_isStarting  ? ReceiverBar::State::Starting
                    : isListening ? ReceiverBar::State::Listening
                                  : ReceiverBar::State::Stopped,
                    m_receive.url());
    m_empty->setSentence(
        isListening
            ? tr("Send a webhook to %1. It appears here with its verdict and its exact bytes.")
                  .arg(m_receive.url())
            : tr("Start the receiver and point a sender at its URL: each request appears here with its "
                 "verdict and its exact bytes."));
    m_empty->actionButton()->setVisible(!isListening && !m_isStarting);
}

void ReceivePage::showCount()
{
    m_list->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    m_clear->setEnabled(m_model->rowCount() > 0);
    const int shown = m_model->rowCount();
    m_count->setText(shown == 0 ? QString()
                     : m_model->dropped() > 0
                         ? tr("The last %1 of %2 deliveries; older ones were dropped")
                               .arg(locale().toString(shown), locale().toString(m_model->received()))
                     : shown == 1 ? tr("1 delivery")
                                  : tr("%1 deliveries").arg(locale().toString(shown)));
}

void ReceivePage::tellFailure(const base::Error &error)
{
    m_offeredHost.clear();
    m_trouble->show(widgets::Banner::Tone::Bad, text::describe(error), tr("Close"));
    if (error.is(capture::CaptureError::AddressInvalid)) {
        m_bar->focusAddress();
    }
}

void ReceivePage::offerHost(const base::Error &problem)
{
    m_offeredHost = problem.fact("host").toLatin1();
    m_trouble->show(widgets::Banner::Tone::Warn, text::describe(problem), tr("Allow this host"), tr("Close"));
}

void ReceivePage::allowHost()
{
    m_allowedHosts.push_back(std::exchange(m_offeredHost, QByteArray()));
    if (m_receive.isListening() && !m_isStarting) {
        startAndTell(this, m_alive); // moves to the same place with the new rule
    }
}

} // namespace sealwright::receiver

#include "moc_ReceivePage.cpp"
