// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/MintResult.h"

#include "app/json/JsonWriter.h"
#include "app/text/Describe.h"
#include "app/text/DescribeToken.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/NoteList.h"
#include "ui/tokens/SegmentCard.h"
#include "ui/tokens/TokenSegments.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollBar>

namespace sealwright::tokens {

MintResult::MintResult(QWidget *parent)
    : QScrollArea(parent)
    , m_token(new SegmentCard(theme::Part::Plain, tr("Token"), QStringLiteral("mintedToken")))
    , m_stale(new widgets::PlainLabel(
          tr("Of what was entered before. Mint again for a token of what is there now.")))
    , m_mintNotes(new NoteList)
    , m_decode(widgets::newButton(QStringLiteral("decodeMinted"), tr("Decode and verify"),
                                  tr("Take the token over to the other tab")))
    , m_previewTitle(new widgets::SectionLabel(tr("What will be signed")))
    , m_headerPreview(new SegmentCard(kHeaderPart, tr("Header"), QStringLiteral("headerPreview")))
    , m_claimsPreview(new SegmentCard(kPayloadPart, tr("Claims"), QStringLiteral("claimsPreview")))
    , m_inputPreview(new SegmentCard(theme::Part::Plain, tr("Signing input"), QStringLiteral("inputPreview")))
{
    setObjectName(QStringLiteral("mintResult"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kMargin + 4, theme::kMargin, theme::kMargin + 4, theme::kMargin + 4);
    layout->setSpacing(theme::kMargin);
    m_token->setSecret(true);
    m_token->setLines(14);
    m_decode->setAutoDefault(false);
    m_decode->setEnabled(false);
    m_token->addControl(m_decode);
    m_token->showSentence(tr("Mint (Ctrl+Enter), and the token stands here."));
    layout->addWidget(m_token);
    m_stale->setObjectName(QStringLiteral("stale"));
    m_stale->setFont(theme::smallFont());
    m_stale->setToken(theme::Token::Warn);
    m_stale->setWordWrap(true);
    m_stale->hide();
    layout->addWidget(m_stale);
    m_mintNotes->setObjectName(QStringLiteral("mintNotes"));
    layout->addWidget(m_mintNotes);
    layout->addSpacing(theme::kSmallGap);
    layout->addWidget(m_previewTitle);
    m_inputPreview->setLines(8);
    for (SegmentCard *card : {m_headerPreview, m_claimsPreview, m_inputPreview}) {
        layout->addWidget(card);
    }
    layout->addStretch(1);
    setWidget(page);
    connect(m_decode, &QPushButton::clicked, this, [this] { Q_EMIT decodeWanted(token()); });
}

void MintResult::showPreview(const flow::TokenPreview &preview)
{
    for (SegmentCard *card : {m_headerPreview, m_inputPreview}) {
        card->show();
    }
    m_headerPreview->showText(json::laidOut(preview.header), text::byteCount(preview.header.size()));
    m_claimsPreview->showText(json::laidOut(preview.claims), text::byteCount(preview.claims.size()));
    m_inputPreview->showText(preview.signingInput, text::byteCount(preview.signingInput.size()),
                             segmentMarks(preview.signingInput));
}

void MintResult::showNoPreview(const QString &sentence)
{
    m_headerPreview->hide();
    m_inputPreview->hide();
    m_claimsPreview->showSentence(sentence);
}

void MintResult::showToken(const flow::MintedToken &minted)
{
    m_token->showText(minted.token, tr("%n characters", nullptr, static_cast<int>(minted.token.size())),
                      segmentMarks(minted.token));
    std::vector<Note> notes;
    notes.reserve(minted.warnings.size());
    for (const jwt::MintWarning warning : minted.warnings) {
        notes.push_back({text::describe(warning), QString::fromLatin1(jwt::nameOf(warning))});
    }
    m_mintNotes->setNotes(std::move(notes));
    m_decode->setEnabled(true);
    m_stale->hide();
    verticalScrollBar()->setValue(0);
}

void MintResult::setStale()
{
    m_stale->setVisible(!token().isEmpty());
}

QByteArray MintResult::token() const
{
    return m_token->bytes();
}

} // namespace sealwright::tokens

#include "moc_MintResult.cpp"
