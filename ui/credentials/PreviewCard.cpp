// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/PreviewCard.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>

namespace sealwright::credentials {
namespace {

using signing::PlacedValue;
using widgets::Mark;

QByteArray placeName(const PlacedValue &place)
{
    switch (place.where) {
    case PlacedValue::Where::Header:
        return place.name + ": ";
    case PlacedValue::Where::Query:
        return "?" + place.name + "=";
    case PlacedValue::Where::Form:
        return "form " + place.name + "=";
    case PlacedValue::Where::Json:
        return "body " + place.name + " ";
    }
    return place.name;
}

void append(std::vector<Mark> &marks, const std::vector<signing::NamedPart> &parts, qsizetype shift)
{
    for (const signing::NamedPart &part : parts) {
        marks.push_back({part.offset + shift, part.length, theme::partNamed(part.name)});
    }
}

widgets::Card *codeCard(QWidget *content)
{
    auto *card = new widgets::Card;
    card->setFill(theme::Token::Code);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    layout->addWidget(content);
    return card;
}

widgets::MarkedText *codeText(const QString &objectName, const QString &name)
{
    auto *text = new widgets::MarkedText;
    widgets::nameControl(text, objectName, name);
    text->setBare(true);
    text->setFitLines(5);
    text->setTabChangesFocus(true);
    return text;
}

} // namespace

PreviewCard::PreviewCard(QWidget *parent)
    : QWidget(parent)
    , m_preview(codeText(QStringLiteral("preview"), tr("The headers it will send")))
    , m_previewProblem(new widgets::PlainLabel)
    , m_contentTitle(new widgets::SectionLabel(tr("It will sign")))
    , m_signedContent(codeText(QStringLiteral("signedContent"), tr("What it will sign")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kMargin + 4, theme::kGap, theme::kMargin, theme::kMargin);
    layout->setSpacing(6);
    layout->addWidget(new widgets::SectionLabel(tr("It will send")));
    widgets::Card *card = codeCard(m_preview);
    m_previewProblem->setObjectName(QStringLiteral("previewProblem"));
    m_previewProblem->setWordWrap(true);
    m_previewProblem->setToken(theme::Token::Bad);
    m_previewProblem->hide();
    card->layout()->addWidget(m_previewProblem);
    layout->addWidget(card);
    layout->addWidget(m_contentTitle);
    m_contentCard = codeCard(m_signedContent);
    layout->addWidget(m_contentCard);
}

void PreviewCard::showPlaces(const std::vector<PlacedValue> &places)
{
    QByteArray text;
    std::vector<Mark> marks;
    for (const PlacedValue &place : places) {
        text += text.isEmpty() ? "" : "\n";
        text += placeName(place);
        append(marks, place.parts, text.size());
        text += place.value;
    }
    m_previewProblem->hide();
    m_preview->setBytes(text, marks);
    m_preview->show();
}

void PreviewCard::showContent(const std::optional<signing::CompiledRecipe> &recipe)
{
    const bool hasContent = recipe && !recipe->contentTemplate().isEmpty(); // a builtin puts its own together
    if (hasContent) {
        std::vector<Mark> marks;
        append(marks, recipe->contentTemplateParts(), 0);
        m_signedContent->setBytes(recipe->contentTemplate(), marks);
    }
    m_contentTitle->setVisible(hasContent);
    m_contentCard->setVisible(hasContent);
}

void PreviewCard::showNote(const QString &sentence)
{
    say(sentence, theme::Token::Dim);
}

void PreviewCard::showProblem(const QString &sentence)
{
    say(sentence, theme::Token::Bad);
}

void PreviewCard::say(const QString &sentence, theme::Token token)
{
    m_preview->hide();
    m_previewProblem->setToken(token);
    m_previewProblem->setText(sentence);
    m_previewProblem->show();
    showContent(std::nullopt);
}

} // namespace sealwright::credentials

#include "moc_PreviewCard.cpp"
