// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ExchangeInspector.h"

#include "app/text/Describe.h"
#include "ui/inspector/ExchangeStatus.h"
#include "ui/inspector/SignatureView.h"
#include "ui/inspector/SignedContent.h"
#include "ui/inspector/TimelineView.h"
#include "ui/inspector/WireView.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/VisibleText.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

using widgets::Pill;

Pill::Tone toneOf(int status)
{
    if (status >= 200 && status < 300) {
        return Pill::Tone::Ok;
    }
    return status >= 400 ? Pill::Tone::Bad : Pill::Tone::Warn;
}

QString statusWord(const http::Exchange &exchange)
{
    const QString reason = QString::fromUtf8(exchange.reason());
    return reason.isEmpty() ? QString::number(exchange.status)
                            : QStringLiteral("%1 %2").arg(exchange.status).arg(reason);
}

QStringList factsOf(const http::Exchange &exchange)
{
    QStringList facts{text::duration(exchange.timings.total)};
    if (!exchange.httpVersion.isEmpty()) {
        facts.append(QString::fromLatin1(exchange.httpVersion));
    }
    if (exchange.tls) {
        facts.append(exchange.tls->version);
    }
    if (exchange.status != 0) {
        facts.append(text::byteCount(exchange.receivedHead.size() + exchange.receivedBodyBytes));
    }
    return facts;
}

WireBlock sentBlock(const flow::SentExchange &sent)
{
    const http::Exchange &exchange = sent.exchange;
    WireBlock block;
    block.title = WireView::tr("→ sent to %1 · %2 head · %3 body")
                      .arg(exchange.remote, text::byteCount(sent.sentHeadBytes),
                           text::byteCount(exchange.sentBodyBytes));
    block.head = exchange.sentHead;
    block.body = exchange.request.body;
    block.marks = marksOf(sent.marks);
    if (sent.signsBody && !block.body.isEmpty()) {
        block.marks.push_back({block.head.size(), block.body.size(), theme::Part::Body});
    }
    const std::vector<widgets::Mark> inBody = marksOf(sent.bodyMarks, block.head.size());
    block.marks.insert(block.marks.end(), inBody.begin(), inBody.end()); // over the body's own colour
    return block;
}

WireBlock receivedBlock(const http::Exchange &exchange)
{
    WireBlock block;
    const auto before = exchange.timings.total - exchange.timings.receive();
    block.title = WireView::tr("← received after %1 · %2 head · %3 body")
                      .arg(text::duration(before), text::byteCount(exchange.receivedHead.size()),
                           text::byteCount(exchange.receivedBodyBytes));
    block.head = exchange.receivedHead;
    block.body = exchange.receivedBody;
    return block;
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
    m_status->show(Pill::Tone::Bad, tr("Not sent"), {QString::fromLatin1(error.code())});
    showMessage(tr("Not sent"), text::describe(error));
}

void ExchangeInspector::show(const flow::SentExchange &sent)
{
    const http::Exchange &exchange = sent.exchange;
    if (exchange.error) {
        const QString word = exchange.status == 0 ? tr("No answer") : statusWord(exchange);
        QStringList facts = factsOf(exchange);
        facts.append(QString::fromLatin1(exchange.error->code()));
        m_status->show(Pill::Tone::Bad, word, facts);
    } else {
        m_status->show(toneOf(exchange.status), statusWord(exchange), factsOf(exchange));
    }
    if (exchange.error) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(*exchange.error));
    } else {
        m_trouble->hide();
    }
    std::vector<WireBlock> blocks;
    if (!exchange.sentHead.isEmpty()) {
        blocks.push_back(sentBlock(sent));
    }
    if (!exchange.receivedHead.isEmpty() || !exchange.receivedBody.isEmpty()) {
        blocks.push_back(receivedBlock(exchange));
    }
    m_wire->show(std::move(blocks));
    m_signature->show(text::walkOf(sent));
    m_timeline->show(exchange.timings);
    m_stack->setCurrentIndex(0);
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
