// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ExchangeInspector.h"

#include "app/text/Describe.h"
#include "app/text/DescribeAnomaly.h"
#include "ui/inspector/ExchangeStatus.h"
#include "ui/inspector/ExchangeWords.h"
#include "ui/inspector/SignatureView.h"
#include "ui/inspector/SignedContent.h"
#include "ui/inspector/TimelineView.h"
#include "ui/inspector/TokenCallView.h"
#include "ui/inspector/WireView.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/VisibleText.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sealwright::inspector {
namespace {

using widgets::Pill;

/// The parts that the credential made, and the body when it is signed.
std::vector<widgets::Mark> marksOfSent(const flow::SentExchange &sent)
{
    const http::Exchange &exchange = sent.exchange;
    std::vector<widgets::Mark> marks = marksOf(sent.marks);
    if (sent.signsBody && !exchange.request.body.isEmpty()) {
        marks.push_back({exchange.sentHead.size(), exchange.request.body.size(), theme::Part::Body});
    }
    const std::vector<widgets::Mark> inBody = marksOf(sent.bodyMarks, exchange.sentHead.size());
    marks.insert(marks.end(), inBody.begin(), inBody.end()); // over the body's own colour
    return marks;
}

} // namespace

ExchangeInspector::ExchangeInspector(QWidget *parent)
    : QWidget(parent)
    , m_status(new ExchangeStatus(this))
    , m_stack(new QStackedWidget(this))
    , m_tabs(new QTabWidget(this))
    , m_wire(new WireView(this))
    , m_signature(new SignatureView(this))
    , m_timeline(new TimelineView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_status);
    layout->addWidget(m_stack, 1);

    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_wire, tr("Wire"));
    m_tabs->addTab(m_signature, tr("Signature"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    addFormChoice(m_tabs, m_wire);
    widgets::nameControl(m_tabs, QStringLiteral("tabs"), tr("Views of the exchange"));
    widgets::nameControl(m_timeline, QStringLiteral("timeline"), tr("Where the time went"));
    m_wire->setObjectName(QStringLiteral("wire"));
    m_signature->setObjectName(QStringLiteral("signature"));

    auto *shown = new QWidget(m_stack);
    auto *inside = new QVBoxLayout(shown);
    inside->setContentsMargins({});
    inside->setSpacing(0);
    m_trouble = new widgets::Banner(shown);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    inside->addWidget(m_trouble);
    inside->addWidget(m_tabs, 1);
    m_stack->addWidget(shown);
    showNothing();
}

void ExchangeInspector::showNothing()
{
    m_status->clear();
    showMessage(tr("Nothing sent yet"), tr("Press Send. The exact bytes of both directions appear here, with "
                                           "how each signature came about."));
}

void ExchangeInspector::showSending()
{
    m_status->show(Pill::Tone::Neutral, tr("Sending…"), {});
    showMessage(tr("Sending…"), tr("Waiting for the answer. Escape or Cancel stops it."));
}

void ExchangeInspector::showFailure(const base::Error &error)
{
    m_status->show(Pill::Tone::Bad, tr("Not sent"), {error.codeText()});
    showMessage(tr("Not sent"), text::describe(error));
}

void ExchangeInspector::show(const flow::SentExchange &sent)
{
    const http::Exchange &exchange = sent.exchange;
    if (exchange.error) {
        const QString word = sent.lacksToken()      ? tr("Not sent")
                             : exchange.status == 0 ? tr("No answer")
                                                    : statusWord(exchange);
        QStringList facts = factsOf(exchange);
        facts.append(exchange.error->codeText());
        m_status->show(Pill::Tone::Bad, word, facts);
    } else {
        m_status->show(toneOf(exchange.status), statusWord(exchange), factsOf(exchange));
    }
    if (exchange.error) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(*exchange.error));
    } else if (sent.tokens.size() > 1) {
        const bool isRenewed = sent.refused.has_value();
        m_trouble->show(widgets::Banner::Tone::Warn,
                        isRenewed ? tr("The first token was answered 401. Another one was fetched, and the "
                                       "request sent once more with it.")
                                  : tr("The token was answered 401, and no other one could be fetched: see "
                                       "Token call."));
    } else if (!exchange.anomalies.empty()) {
        QStringList sentences;
        std::ranges::transform(exchange.anomalies, std::back_inserter(sentences), &text::describeAnomaly);
        m_trouble->show(widgets::Banner::Tone::Warn, sentences.join(QLatin1Char(' ')));
    } else {
        m_trouble->hide();
    }
    m_wire->show(wireBlocks(exchange, sent.sentHeadBytes, marksOfSent(sent)));
    m_signature->show(text::walkOf(sent));
    m_timeline->show(exchange.timings);
    showTokens(sent);
    m_stack->setCurrentIndex(0);
}

void ExchangeInspector::showTokens(const flow::SentExchange &sent)
{
    const bool hasCall = !sent.tokens.empty() && sent.tokens.back().call;
    if (!hasCall) {
        m_tabs->setTabVisible(m_tabs->indexOf(m_token), false);
        return;
    }
    if (m_token == nullptr) {
        m_token = new TokenCallView(this);
        m_token->setObjectName(QStringLiteral("token"));
        m_tabs->addTab(m_token, tr("Token call"));
    }
    m_tabs->setTabVisible(m_tabs->indexOf(m_token), true);
    m_token->showCall(*sent.tokens.back().call, sent.tokens.back().isReused);
    if (sent.lacksToken()) {
        m_tabs->setCurrentWidget(m_token); // there is nothing else to see
    }
}

void ExchangeInspector::showMessage(const QString &title, const QString &sentence)
{
    auto *fresh = new widgets::EmptyState(theme::Icon::Send, title, sentence, {}, m_stack);
    fresh->setObjectName(QStringLiteral("message"));
    fresh->setAccessibleName(title);
    fresh->setAccessibleDescription(sentence);
    m_stack->addWidget(fresh);
    m_stack->setCurrentWidget(fresh);
    if (m_message != nullptr) {
        m_stack->removeWidget(m_message);
        m_message->deleteLater();
    }
    m_message = fresh;
}

} // namespace sealwright::inspector

#include "moc_ExchangeInspector.cpp"
