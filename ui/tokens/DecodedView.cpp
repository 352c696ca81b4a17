// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/DecodedView.h"

#include "app/base/Encoding.h"
#include "app/json/JsonWriter.h"
#include "app/text/Describe.h"
#include "app/text/DescribeToken.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/NoteList.h"
#include "ui/tokens/SegmentCard.h"
#include "ui/tokens/TimesCard.h"
#include "ui/tokens/TokenSegments.h"
#include "ui/tokens/VerdictBar.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace sealwright::tokens {

DecodedView::DecodedView(QWidget *parent)
    : QWidget(parent)
    , m_nothing(
          new widgets::EmptyState(theme::Icon::Token, tr("No token yet"),
                                  tr("Paste one at the left: its header, claims and times appear here, and "
                                     "whether its signature matches. Nothing of it is written to disk."),
                                  tr("Paste from the clipboard")))
    , m_stack(new QStackedWidget)
    , m_verdictBar(new VerdictBar)
    , m_scroll(new QScrollArea)
    , m_warnings(new NoteList)
    , m_times(new TimesCard)
    , m_headerCard(new SegmentCard(kHeaderPart, tr("Header"), QStringLiteral("decodedHeader")))
    , m_claimsCard(new SegmentCard(kPayloadPart, tr("Claims"), QStringLiteral("decodedClaims")))
    , m_signatureCard(new SegmentCard(kSignaturePart, tr("Signature"), QStringLiteral("decodedSignature")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    m_nothing->setObjectName(QStringLiteral("noToken"));
    auto *shown = new QWidget;
    auto *column = new QVBoxLayout(shown);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_verdictBar->setObjectName(QStringLiteral("verdictBar"));
    column->addWidget(m_verdictBar);
    m_scroll->setObjectName(QStringLiteral("decodedScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *cards = new QVBoxLayout(page);
    cards->setContentsMargins(theme::kMargin + 4, theme::kMargin, theme::kMargin + 4, theme::kMargin + 4);
    cards->setSpacing(theme::kMargin);
    m_warnings->setObjectName(QStringLiteral("warnings"));
    m_times->setObjectName(QStringLiteral("times"));
    m_signatureCard->setLines(6);
    for (QWidget *card : {static_cast<QWidget *>(m_warnings), static_cast<QWidget *>(m_times),
                          static_cast<QWidget *>(m_headerCard), static_cast<QWidget *>(m_claimsCard),
                          static_cast<QWidget *>(m_signatureCard)}) {
        cards->addWidget(card);
    }
    cards->addStretch(1);
    m_scroll->setWidget(page);
    column->addWidget(m_scroll, 1);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(shown);
    connect(m_nothing, &widgets::EmptyState::actionTriggered, this, &DecodedView::pasteWanted);
}

void DecodedView::showNothing()
{
    m_stack->setCurrentIndex(0);
}

void DecodedView::showToken(const jwt::DecodedToken &token, base::TimePoint now)
{
    m_stack->setCurrentIndex(1);
    m_headerCard->setVisible(true);
    m_headerCard->showText(json::laidOut(token.headerText), text::byteCount(token.headerText.size()));
    m_claimsCard->setVisible(true);
    m_claimsCard->showText(token.claims ? json::laidOut(token.payload) : token.payload,
                           text::byteCount(token.payload.size()));
    m_signatureCard->setVisible(true);
    if (token.signature.isEmpty()) {
        m_signatureCard->showSentence(tr("There is none."));
    } else {
        m_signatureCard->showText(base::encode(token.signature, base::Encoding::Base64Url),
                                  text::byteCount(token.signature.size()));
    }
    showTimes(token, now);
}

void DecodedView::showTimes(const jwt::DecodedToken &token, base::TimePoint now)
{
    std::vector<Note> notes;
    notes.reserve(token.warnings.size());
    for (const jwt::TokenWarning warning : token.warnings) {
        notes.push_back({text::describe(warning), QString::fromLatin1(jwt::nameOf(warning))});
    }
    m_warnings->setNotes(std::move(notes));
    m_times->setTimes(token.times, now);
}

void DecodedView::showMalformed(const QString &sentence, const QString &code)
{
    m_stack->setCurrentIndex(1);
    m_verdictBar->showVerdict(widgets::Pill::Tone::Bad, tr("no token"), sentence, code);
    m_warnings->setNotes({});
    m_times->setTimes({}, {});
    for (SegmentCard *card : {m_headerCard, m_claimsCard, m_signatureCard}) {
        card->setVisible(false);
    }
}

} // namespace sealwright::tokens

#include "moc_DecodedView.cpp"
