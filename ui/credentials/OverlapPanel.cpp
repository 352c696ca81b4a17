// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/OverlapPanel.h"

#include "app/text/Describe.h"
#include "app/text/DescribeUsage.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace sealwright::credentials {
namespace {

using widgets::Pill;

/// The answer to one secret as a pill.
void showAnswer(Pill &pill, const flow::SentExchange &sent)
{
    const int status = sent.exchange.status;
    if (sent.exchange.error) {
        pill.setWord(Pill::Tone::Neutral, OverlapPanel::tr("no answer"));
    } else {
        pill.setWord(status >= 200 && status < 300 ? Pill::Tone::Ok : Pill::Tone::Bad,
                     QString::number(status));
    }
}

/// Whether it can be sent is not known before its variables are filled in.
bool asksForVariables(const http::Request &request)
{
    return std::ranges::any_of(flow::variableTexts(request),
                               [](const QByteArray &text) { return !base::variableUses(text).empty(); });
}

} // namespace

OverlapPanel::OverlapPanel(flow::TestOverlap &overlap, const flow::KeepRequest &requests,
                           const models::EnvironmentChoice &environments, QWidget *parent)
    : QWidget(parent)
    , m_overlap(overlap)
    , m_requests(requests)
    , m_environments(environments)
    , m_overlapTarget(new QComboBox)
    , m_testOverlap(widgets::newButton(
          QStringLiteral("testOverlap"), tr("Test both"),
          tr("Sends it twice, with the new and with the previous secret, and compares the answers")))
    , m_answers(new QWidget)
    , m_currentAnswer(new Pill)
    , m_previousAnswer(new Pill)
    , m_overlapFinding(new widgets::PlainLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(widgets::kFieldLabelWidth + theme::kMargin, theme::kSmallGap, 0,
                               theme::kSmallGap);
    layout->setSpacing(theme::kSmallGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    widgets::nameControl(m_overlapTarget, QStringLiteral("overlapTarget"), tr("Where to test both secrets"),
                         tr("A saved request that uses this credential, or a URL"));
    m_overlapTarget->setEditable(true);
    m_overlapTarget->setInsertPolicy(QComboBox::NoInsert);
    m_overlapTarget->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_overlapTarget->setMinimumContentsLength(16);
    m_overlapTarget->lineEdit()->setPlaceholderText(tr("a saved request, or https://…"));
    row->addWidget(m_overlapTarget, 1);
    row->addWidget(m_testOverlap);
    layout->addLayout(row);

    auto *answers = new QHBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(theme::kGap);
    m_currentAnswer->setObjectName(QStringLiteral("currentAnswer"));
    m_previousAnswer->setObjectName(QStringLiteral("previousAnswer"));
    answers->addWidget(new widgets::HintLabel(tr("New secret")));
    answers->addWidget(m_currentAnswer);
    answers->addSpacing(theme::kMargin);
    answers->addWidget(new widgets::HintLabel(tr("Previous secret")));
    answers->addWidget(m_previousAnswer);
    answers->addStretch(1);
    layout->addWidget(m_answers);
    m_overlapFinding->setObjectName(QStringLiteral("overlapFinding"));
    m_overlapFinding->setWordWrap(true);
    layout->addWidget(m_overlapFinding);

    connect(m_testOverlap, &QPushButton::clicked, this, [this] {
        if (m_cancel) {
            m_cancel->request();
        } else {
            test();
        }
    });
    connect(m_overlapTarget->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!m_cancel) {
            test();
        }
    });
    forget();
    hide();
}

OverlapPanel::~OverlapPanel()
{
    if (m_cancel) {
        m_cancel->request();
    }
}

void OverlapPanel::clear()
{
    forget();
    m_credentialId.clear();
    setShown(false);
}

/// What was found is found no longer.
void OverlapPanel::forget()
{
    ++m_run;
    if (m_cancel) {
        m_cancel->request();
        m_cancel.reset();
    }
    m_answers->hide();
    m_overlapFinding->hide();
    arrange();
}

void OverlapPanel::showFor(const QString &credentialId, const flow::SecretState &state)
{
    const bool hasBoth = state.present && state.hasPrevious;
    if (!hasBoth) {
        clear();
        return;
    }
    if (m_credentialId != credentialId) {
        forget();
        m_credentialId = credentialId;
        fillTargets();
    }
    setShown(true);
}

void OverlapPanel::setShown(bool shown)
{
    if (isHidden() == shown) {
        setVisible(shown);
        Q_EMIT shownChanged();
    }
}

void OverlapPanel::fillTargets()
{
    m_overlapTarget->clear();
    const auto saved = m_requests.list();
    if (!saved) {
        return; // a URL can be typed
    }
    for (const workspace::SavedRequest &request : saved->items) {
        if (request.refersTo(m_credentialId) && !request.toReceiver && !request.url.isEmpty()) {
            m_overlapTarget->addItem(widgets::visibleText(request.name), request.path());
        }
    }
}

void OverlapPanel::test()
{
    const QString text = m_overlapTarget->currentText().trimmed();
    flow::SendOrder order;
    const int item = m_overlapTarget->findText(text);
    if (item >= 0) {
        const auto saved = m_requests.find(m_overlapTarget->itemData(item).toString());
        if (!saved) {
            showProblem(text::describe(saved.error()));
            return;
        }
        order.request = {saved->method, saved->url, saved->enabledHeaders(), saved->body};
        order.savedRequest = saved->path();
    } else {
        order.request = {"POST", text.toUtf8(), {}, "{}"};
    }
    order.environment = m_environments.chosenId();
    const auto sendable = http::checkRequest(order.request);
    if (!sendable && !asksForVariables(order.request)) {
        showProblem(text::describe(sendable.error()));
        m_overlapTarget->setFocus();
        return;
    }
    forget();
    m_cancel.emplace();
    arrange();
    run(std::move(order), m_credentialId, m_cancel->cancellation());
}

QCoro::Task<> OverlapPanel::run(flow::SendOrder order, QString credentialId, base::Cancellation cancellation)
{
    const QPointer<OverlapPanel> self(this);
    const int thisRun = m_run;
    auto testing = m_overlap.run(std::move(order), std::move(credentialId), cancellation);
    const base::Result<flow::SentOverlap> sent = co_await testing;
    if (!self || thisRun != m_run) {
        co_return;
    }
    m_cancel.reset();
    arrange();
    if (sent) {
        showSent(*sent);
    } else {
        showProblem(text::describe(sent.error()));
    }
}

void OverlapPanel::showSent(const flow::SentOverlap &sent)
{
    showAnswer(*m_currentAnswer, sent.current);
    showAnswer(*m_previousAnswer, sent.previous);
    m_answers->show();
    m_overlapFinding->setToken(sent.acceptsCurrent() ? theme::Token::Text : theme::Token::Warn);
    m_overlapFinding->setText(text::describe(sent));
    m_overlapFinding->show();
}

void OverlapPanel::showProblem(const QString &sentence)
{
    m_answers->hide();
    m_overlapFinding->setToken(theme::Token::Bad);
    m_overlapFinding->setText(sentence);
    m_overlapFinding->show();
}

void OverlapPanel::arrange()
{
    const QString text = m_cancel ? tr("Cancel") : tr("Test both");
    m_testOverlap->setText(text);
    m_testOverlap->setAccessibleName(text);
    m_overlapTarget->setEnabled(!m_cancel);
}

} // namespace sealwright::credentials

#include "moc_OverlapPanel.cpp"
