// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/SignatureView.h"

#include "app/text/Describe.h"
#include "ui/inspector/HexDump.h"
#include "ui/inspector/SignedContent.h"
#include "ui/inspector/StepCard.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sealwright::inspector {
namespace {

widgets::PlainLabel *paragraph(const QString &text, const QString &objectName)
{
    auto *label = new widgets::PlainLabel(text);
    label->setWordWrap(true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

widgets::MarkedText *wireText(const QByteArray &bytes, std::vector<widgets::Mark> marks,
                              const QString &objectName, const QString &accessibleName)
{
    auto *text = new widgets::MarkedText;
    text->setBare(true);
    text->setFitLines(8);
    text->setBytes(bytes, std::move(marks));
    widgets::nameControl(text, objectName, accessibleName);
    return text;
}

QString keySentence(const signing::KeyStep &key)
{
    const QString bytes = SignatureView::tr("%n bytes", nullptr, static_cast<int>(key.bytes));
    const QString decoded = text::encodingName(key.decoded);
    if (!key.fingerprint) {
        return SignatureView::tr("%1, %2. Too short to have a fingerprint.").arg(decoded, bytes);
    }
    return SignatureView::tr("%1, %2, fingerprint %3").arg(decoded, bytes, *key.fingerprint);
}

/// The headers as they went out, one a line, with their marks.
widgets::MarkedText *placedHeaders(const std::vector<signing::PlacedValue> &placed)
{
    QByteArray lines;
    std::vector<widgets::Mark> marks;
    for (const signing::PlacedValue &value : placed) {
        const bool isHeader = value.where == signing::PlacedValue::Where::Header;
        lines += (lines.isEmpty() ? "" : "\n") + value.name + (isHeader ? ": " : " = ");
        const std::vector<widgets::Mark> own = marksOf(value.parts, lines.size());
        marks.insert(marks.end(), own.begin(), own.end());
        lines += value.value;
    }
    return wireText(lines, std::move(marks), QStringLiteral("placedHeaders"),
                    SignatureView::tr("What was put on the wire"));
}

bool hasPart(const std::vector<signing::NamedPart> &parts, QByteArrayView name)
{
    return std::ranges::any_of(parts, [name](const signing::NamedPart &part) { return part.name == name; });
}

/// What whoever receives this has to do, in the order in which it has to be done.
QString adviceFor(const flow::SentExchange &sent)
{
    QStringList steps;
    for (const signing::PlacedValue &placed : sent.placed) {
        if (hasPart(placed.parts, "timestamp")) {
            steps.append(
                SignatureView::tr("Read the time from %1 and refuse what is too old or too far ahead.")
                    .arg(QString::fromUtf8(placed.name)));
        }
    }
    if (hasPart(sent.steps->parts, "body")) {
        steps.append(
            SignatureView::tr("Take the raw bytes of the body, before any JSON parser touches them."));
    } else {
        steps.append(SignatureView::tr("Know that this signature says nothing about the body."));
    }
    steps.append(SignatureView::tr(
                     "Build the same signed content, compute its %1 with the same secret, and compare the "
                     "digests as bytes and in constant time.")
                     .arg(text::algorithmName(sent.steps->algorithm)));
    return steps.join(QLatin1Char(' '));
}

} // namespace

SignatureView::SignatureView(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void SignatureView::clear()
{
    setWidget(new widgets::Surface(theme::Token::Code));
}

void SignatureView::show(const flow::SentExchange &sent)
{
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->setSpacing(theme::kGap);
    if (sent.steps) {
        showSteps(page, sent);
    } else if (!sent.placed.empty()) {
        showToken(page, sent);
    } else {
        showNothing(page);
    }
    layout->addStretch(1);
    setWidget(page);
}

void SignatureView::showSteps(QWidget *page, const flow::SentExchange &sent)
{
    const signing::SignatureSteps &steps = *sent.steps;
    auto *card = new StepCard(page);
    card->addStep(tr("Secret key"), paragraph(keySentence(steps.key), QStringLiteral("keyStep")));
    card->addStep(tr("Signed content"), new SignedContent(steps.content, steps.parts));
    auto *digest = paragraph(QString::fromLatin1(groupedHex(steps.digest)), QStringLiteral("digestStep"));
    digest->setFont(theme::wireFont());
    card->addStep(text::algorithmName(steps.algorithm), digest);
    card->addStep(tr("Encoding"),
                  paragraph(tr("%1, %n characters", nullptr, static_cast<int>(steps.encoded.size()))
                                .arg(text::encodingName(steps.encoding)),
                            QStringLiteral("encodingStep")));
    card->addStep(tr("On the wire"), placedHeaders(sent.placed));
    page->layout()->addWidget(card);

    page->layout()->addWidget(new widgets::SectionLabel(tr("A receiver should"), page));
    auto *advice = new widgets::Card(page);
    auto *inside = new QVBoxLayout(advice);
    inside->setContentsMargins(16, theme::kMargin, 16, theme::kMargin);
    inside->addWidget(paragraph(adviceFor(sent), QStringLiteral("advice")));
    page->layout()->addWidget(advice);
}

void SignatureView::showToken(QWidget *page, const flow::SentExchange &sent)
{
    auto *card = new StepCard(page);
    card->addStep(
        tr("Token"),
        paragraph(tr("The secret itself, as it is. Nothing is computed, so nothing protects the body: "
                     "whoever has seen one request can send another."),
                  QStringLiteral("tokenStep")));
    card->addStep(tr("On the wire"), placedHeaders(sent.placed));
    page->layout()->addWidget(card);
    auto *hint = new widgets::HintLabel(
        tr("The token stands here as its fingerprint. On the wire it was the token."), page);
    hint->setWordWrap(true);
    page->layout()->addWidget(hint);
}

void SignatureView::showNothing(QWidget *page)
{
    page->layout()->addWidget(new widgets::EmptyState(theme::Icon::Key, tr("Not signed"),
                                                      tr("This request went out without a credential. Choose "
                                                         "one above and send again to see each step here."),
                                                      {}, page));
}

} // namespace sealwright::inspector
