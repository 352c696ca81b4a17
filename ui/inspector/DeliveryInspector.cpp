// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/DeliveryInspector.h"

#include "app/http/Url.h"
#include "app/text/Describe.h"
#include "ui/inspector/ExchangeStatus.h"
#include "ui/inspector/ExplanationCard.h"
#include "ui/inspector/SignedContent.h"
#include "ui/inspector/WireView.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

using signing::Verdict;
using widgets::Pill;

QStringList captureFacts(const flow::Delivery &delivery)
{
    const capture::Capture &capture = delivery.capture;
    const auto url = http::Url::parse(capture.request.url);
    const QString target = QString::fromUtf8(url ? url->pathAndQuery() : capture.request.url);
    QStringList facts;
    if (!target.isEmpty()) {
        facts.append(QStringLiteral("%1 %2").arg(QString::fromUtf8(capture.request.method), target));
    }
    facts.append(text::byteCount(delivery.wireSize.head + delivery.wireSize.body));
    facts.append(capture.remote);
    if (capture.repliedStatus != 0) {
        facts.append(DeliveryInspector::tr("answered %1").arg(capture.repliedStatus));
    }
    return facts;
}

QString verdictSentence(const flow::Delivery &delivery)
{
    return delivery.capture.problem ? text::describe(*delivery.capture.problem)
                                    : text::describe(delivery.verification);
}

widgets::PlainLabel *paragraph(const QString &text, const QString &objectName, QWidget *parent)
{
    auto *label = new widgets::PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QVBoxLayout *cardIn(QVBoxLayout *page, QWidget *parent)
{
    auto *card = new widgets::Card(parent);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(16, theme::kMargin, 16, theme::kMargin);
    inside->setSpacing(theme::kGap);
    page->addWidget(card);
    return inside;
}

} // namespace

DeliveryPill pillOf(const flow::Delivery &delivery)
{
    if (delivery.capture.problem) {
        return delivery.capture.problem->is(capture::CaptureError::HostNotAllowed)
                   ? DeliveryPill{Pill::Tone::Warn, DeliveryInspector::tr("blocked")}
                   : DeliveryPill{Pill::Tone::Bad, DeliveryInspector::tr("malformed")};
    }
    return pillOf(delivery.verification);
}

DeliveryPill pillOf(const signing::Verification &verification)
{
    const QString word = text::word(verification);
    switch (verification.verdict) {
    case Verdict::Verified:
        return {Pill::Tone::Ok, word};
    case Verdict::Failed: {
        // The signature was right, only its time was not.
        const bool isTime = verification.reason == signing::Reason::TimestampTooOld ||
                            verification.reason == signing::Reason::TimestampInFuture;
        return {isTime ? Pill::Tone::Warn : Pill::Tone::Bad, word};
    }
    case Verdict::Unsigned:
    case Verdict::Unchecked:
        break;
    }
    return {Pill::Tone::Neutral, word};
}

DeliveryInspector::DeliveryInspector(QWidget *parent)
    : QWidget(parent)
    , m_status(new ExchangeStatus(this))
    , m_stack(new QStackedWidget(this))
    , m_tabs(new QTabWidget(m_stack))
    , m_wire(new WireView(m_tabs))
    , m_verdict(new QScrollArea(m_tabs))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_status);
    layout->addWidget(m_stack, 1);

    m_verdict->setWidgetResizable(true);
    m_verdict->setFrameShape(QFrame::NoFrame);
    m_verdict->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_wire->setObjectName(QStringLiteral("wire"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_wire, tr("Wire"));
    m_tabs->addTab(m_verdict, tr("Verdict"));
    addFormChoice(m_tabs, m_wire);
    widgets::nameControl(m_tabs, QStringLiteral("tabs"), tr("Views of the delivery"));

    m_stack->addWidget(m_tabs);
    m_stack->addWidget(new widgets::EmptyState(
        theme::Icon::Receive, tr("No delivery chosen"),
        tr("Choose one in the list to see its exact bytes and its verdict."), {}, m_stack));
    showNothing();
}

void DeliveryInspector::showNothing()
{
    m_status->clear();
    m_stack->setCurrentIndex(1);
}

void DeliveryInspector::show(const flow::Delivery &delivery)
{
    const capture::Capture &capture = delivery.capture;
    const DeliveryPill pill = pillOf(delivery);
    m_status->show(pill.tone, pill.word, captureFacts(delivery));

    WireBlock block;
    block.title = tr("← received from %1 · %2 head · %3 body")
                      .arg(capture.remote, text::byteCount(delivery.wireSize.head),
                           text::byteCount(delivery.wireSize.body));
    block.head = capture.head;
    block.body = capture.request.body;
    block.marks = marksOf(delivery.marks);
    const bool signsBody = !delivery.verification.content.isEmpty() && delivery.verification.coversBody;
    if (signsBody && !block.body.isEmpty()) {
        block.marks.push_back({block.head.size(), block.body.size(), theme::Part::Body});
    }
    m_wire->show({std::move(block)});
    showVerdict(delivery);
    m_stack->setCurrentIndex(0);
}

void DeliveryInspector::showVerdict(const flow::Delivery &delivery)
{
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->setSpacing(theme::kGap);

    QVBoxLayout *card = cardIn(layout, page);
    card->addWidget(paragraph(verdictSentence(delivery), QStringLiteral("verdictSentence"), page));
    const signing::Verification &verification = delivery.verification;
    QString code = QString::fromLatin1(signing::nameOf(verification.reason));
    if (delivery.capture.problem) {
        code = delivery.capture.problem->codeText();
    } else if (verification.verdict == Verdict::Unchecked) {
        code.clear();
    }
    if (!code.isEmpty()) {
        card->addWidget(new widgets::HintLabel(code, page));
    }
    if (verification.verdict == Verdict::Verified && !verification.coversBody) {
        card->addWidget(paragraph(tr("This proves who sent it, but nothing about the body."),
                                  QStringLiteral("coverage"), page));
    }
    if (delivery.explanation) {
        layout->addWidget(new widgets::SectionLabel(tr("Why"), page));
        layout->addWidget(new ExplanationCard(*delivery.explanation, page));
    }
    if (!verification.content.isEmpty()) {
        layout->addWidget(new widgets::SectionLabel(tr("String to sign"), page));
        cardIn(layout, page)->addWidget(new SignedContent(verification.content, verification.parts, page));
    }
    layout->addStretch(1);
    m_verdict->setWidget(page);
}

} // namespace sealwright::inspector

#include "moc_DeliveryInspector.cpp"
