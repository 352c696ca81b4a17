// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/receiver/ReceiverBar.h"

#include "app/text/Describe.h"
#include "ui/models/ChoiceText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/ChoiceField.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>

#include <utility>

namespace sealwright::receiver {

namespace {

constexpr int kPort = 8787;
constexpr std::pair<int, const char *> kAnswers[] = {
    {200, "200 OK"},
    {201, "201 Created"},
    {202, "202 Accepted"},
    {204, "204 No Content"},
    {400, "400 Bad Request"},
    {401, "401 Unauthorized"},
    {403, "403 Forbidden"},
    {404, "404 Not Found"},
    {409, "409 Conflict"},
    {410, "410 Gone"},
    {422, "422 Unprocessable Content"},
    {429, "429 Too Many Requests"},
    {500, "500 Internal Server Error"},
    {502, "502 Bad Gateway"},
    {503, "503 Service Unavailable"},
    {504, "504 Gateway Timeout"},
};

} // namespace

ReceiverBar::ReceiverBar(const flow::InspectCredential &inspect, QWidget *parent)
    : QWidget(parent)
    , m_inspect(inspect)
    , m_state(new widgets::Pill)
    , m_address(new QLineEdit(QStringLiteral("127.0.0.1")))
    , m_port(new QSpinBox)
    , m_copyUrl(new QToolButton)
    , m_credential(new widgets::ChoiceField(tr("verify with")))
    , m_answer(new widgets::ChoiceField(tr("answer")))
    , m_startStop(new QPushButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 10, theme::kMargin, 10);
    layout->setSpacing(theme::kGap);
    m_state->setDot(true);
    m_state->setObjectName(QStringLiteral("state"));
    layout->addWidget(m_state);

    widgets::nameControl(m_address, QStringLiteral("address"), tr("Address to listen at"),
                         tr("The address to listen at. 127.0.0.1 is reachable from this computer only."));
    m_address->setFont(theme::wireFont());
    m_address->setMaximumWidth(150);
    layout->addWidget(m_address);
    widgets::nameControl(m_port, QStringLiteral("port"), tr("Port to listen at"),
                         tr("The port to listen at; the lowest value lets the system choose a free one"));
    m_port->setFont(theme::wireFont());
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setValue(kPort);
    m_port->setFixedWidth(66);
    layout->addWidget(m_port);
    widgets::nameControl(m_copyUrl, QStringLiteral("copyUrl"), tr("Copy the URL"),
                         tr("Copy the URL that senders must call"));
    m_copyUrl->setIcon(theme::icon(theme::Icon::Copy));
    layout->addWidget(m_copyUrl);

    QComboBox *credential = m_credential->combo();
    widgets::nameControl(credential, QStringLiteral("credential"), tr("Verify with"),
                         tr("The credential that deliveries are checked against"));
    credential->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    credential->setMaximumWidth(240);
    layout->addWidget(m_credential);
    QComboBox *answer = m_answer->combo();
    widgets::nameControl(answer, QStringLiteral("answer"), tr("Answer with"),
                         tr("The status that senders get"));
    for (const auto &[status, text] : kAnswers) {
        m_answer->add({QString::fromLatin1(text), QString::number(status), {}});
    }
    m_answer->choose(QString::number(kAnswers[0].first));
    answer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    answer->setMinimumContentsLength(12);
    layout->addWidget(m_answer);
    layout->addStretch();
    layout->addWidget(m_startStop);

    connect(m_address, &QLineEdit::returnPressed, this, &ReceiverBar::startWanted);
    connect(m_copyUrl, &QToolButton::clicked, this, &ReceiverBar::copyUrl);
    connect(m_credential, &widgets::ChoiceField::activated, this, [this] {
        m_hasChosenCredential = true;
        Q_EMIT credentialChosen();
    });
    connect(m_answer, &widgets::ChoiceField::activated, this, &ReceiverBar::answerChosen);
    connect(m_startStop, &QPushButton::clicked, this, [this] {
        if (m_current == State::Stopped) {
            Q_EMIT startWanted();
        } else {
            Q_EMIT stopWanted();
        }
    });
    setState(State::Stopped);
}

void ReceiverBar::setState(State state, const QString &url)
{
    m_current = state;
    m_url = url;
    const bool isStopped = state == State::Stopped;
    const bool isListening = state == State::Listening;
    m_state->setWord(isListening ? widgets::Pill::Tone::Ok : widgets::Pill::Tone::Neutral,
                     isListening ? tr("Listening")
                     : isStopped ? tr("Stopped")
                                 : tr("Starting"));
    if (isListening) {
        // The port that the system gave stays for the next start, so that senders need not be told anew.
        m_port->setValue(QUrl(url).port());
    }
    m_address->setEnabled(isStopped);
    m_port->setEnabled(isStopped);
    m_copyUrl->setEnabled(isListening);
    m_startStop->setText(isStopped ? tr("Start") : tr("Stop"));
    m_startStop->setIcon(theme::icon(isStopped ? theme::Icon::Play : theme::Icon::Stop,
                                     isStopped ? theme::Token::AccentText : theme::Token::Dim));
    m_startStop->setDefault(isStopped);
    widgets::nameControl(m_startStop, QStringLiteral("startStop"),
                         isStopped ? tr("Start the receiver") : tr("Stop the receiver"),
                         isStopped ? tr("Start to receive webhooks")
                                   : tr("Close the port; the deliveries stay"));
}

QString ReceiverBar::address() const
{
    return m_address->text().trimmed();
}

quint16 ReceiverBar::port() const
{
    return static_cast<quint16>(m_port->value());
}

void ReceiverBar::focusAddress()
{
    m_address->setFocus(Qt::OtherFocusReason);
    m_address->selectAll();
}

QString ReceiverBar::credentialId() const
{
    return m_credential->chosen();
}

void ReceiverBar::setCredential(const QString &id)
{
    if (!m_credential->choose(id)) {
        m_credential->choose({});
    }
}

void ReceiverBar::reloadCredentials()
{
    const QString chosen = credentialId();
    std::vector<widgets::Choice> choices{{tr("Nothing"), {}, {}}};
    const auto listing = m_inspect.list();
    if (!listing) {
        m_credential->setChoices(choices);
        Q_EMIT troubled(text::describe(listing.error()));
        return;
    }
    for (const flow::CredentialSummary &summary : listing->items) {
        choices.push_back(
            {models::choiceText(summary.credential), summary.credential.id, summary.credential.id});
    }
    m_credential->setChoices(choices);
    if (!m_hasChosenCredential && chosen.isEmpty() && listing->items.size() == 1) {
        m_credential->choose(listing->items.front().credential.id);
    }
    if (!listing->broken.empty()) {
        Q_EMIT troubled(text::describe(listing->broken.front().error));
    }
}

int ReceiverBar::answer() const
{
    return m_answer->chosen().toInt();
}

void ReceiverBar::copyUrl() const
{
    QGuiApplication::clipboard()->setText(m_url);
}

} // namespace sealwright::receiver

#include "moc_ReceiverBar.cpp"
