// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/SegmentCard.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/TokenSegments.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PartChip.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QToolButton>

namespace sealwright::tokens {

SegmentCard::SegmentCard(theme::Part part, const QString &word, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_chip(new widgets::PartChip(part, word))
    , m_note(new widgets::PlainLabel)
    , m_head(new QHBoxLayout)
    , m_copy(new QToolButton)
    , m_text(new widgets::MarkedText)
    , m_sentence(new widgets::PlainLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kSmallGap);
    m_head->setSpacing(theme::kGap);
    m_note->setObjectName(QString(objectName % QStringLiteral("Note")));
    m_note->setFont(theme::smallFont());
    m_note->setToken(theme::Token::Dim);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(theme::icon(theme::Icon::Copy));
    widgets::nameControl(m_copy, QString(objectName % QStringLiteral("Copy")), tr("Copy: %1").arg(word));
    m_head->addWidget(m_chip);
    m_head->addWidget(m_note);
    m_head->addStretch();
    m_head->addWidget(m_copy);
    layout->addLayout(m_head);

    auto *card = new widgets::Card;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    widgets::nameControl(m_text, objectName, word);
    m_text->setBare(true);
    m_text->setTabChangesFocus(true);
    m_text->setFitLines(40);
    m_sentence->setObjectName(QString(objectName % QStringLiteral("Sentence")));
    m_sentence->setWordWrap(true);
    m_sentence->setToken(theme::Token::Dim);
    inside->addWidget(m_text);
    inside->addWidget(m_sentence);
    layout->addWidget(card);
    connect(m_copy, &QToolButton::clicked, this, &SegmentCard::copy);
    clear();
}

void SegmentCard::showText(const QByteArray &text, const QString &note, std::vector<widgets::Mark> marks)
{
    m_text->setBytes(text, std::move(marks));
    m_text->show();
    m_sentence->hide();
    m_note->setText(note);
    m_copy->setEnabled(!text.isEmpty());
}

void SegmentCard::showText(const QByteArray &text, const QString &note)
{
    showText(text, note, {});
}

void SegmentCard::showSentence(const QString &sentence)
{
    m_text->setBytes({});
    m_text->hide();
    m_note->setText({});
    m_sentence->setText(sentence);
    m_sentence->show();
    m_copy->setEnabled(false);
}

void SegmentCard::clear()
{
    showSentence({});
}

void SegmentCard::setLines(int most)
{
    m_text->setFitLines(most);
}

QByteArray SegmentCard::bytes() const
{
    return m_text->bytes();
}

void SegmentCard::addControl(QWidget *control)
{
    m_head->insertWidget(m_head->count() - 1, control);
}

void SegmentCard::copy() const
{
    if (m_isSecret) {
        copyToken(m_text->bytes());
    } else {
        m_text->copyAll();
    }
}

} // namespace sealwright::tokens

#include "moc_SegmentCard.cpp"
