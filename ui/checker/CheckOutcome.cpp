// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/CheckOutcome.h"

#include "app/credential/HmacRecipe.h"
#include "app/text/Describe.h"
#include "app/text/DescribeExplanation.h"
#include "ui/checker/OutcomeCards.h"
#include "ui/inspector/ContentComparison.h"
#include "ui/inspector/DeliveryInspector.h"
#include "ui/inspector/ExchangeStatus.h"
#include "ui/inspector/SignedContent.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sealwright::checker {
namespace {

using signing::Verdict;
using signing::Verification;

QString matchSentence(const Verification &verification, CheckOutcome::Secrets secrets)
{
    const qsizetype index = *verification.matchingKey;
    if (secrets == CheckOutcome::Secrets::Given) {
        return CheckOutcome::tr("Secret %1 of those given matched.").arg(index + 1);
    }
    return index == 0 ? CheckOutcome::tr("The current secret matched.")
                      : CheckOutcome::tr("The previous secret matched, the one before the last rotation.");
}

QStringList factsOf(const Verification &verification)
{
    QStringList facts;
    if (!verification.recipe.isEmpty() &&
        verification.recipe != QLatin1String(credential::kOwnFieldsRecipe)) {
        facts.append(verification.recipe);
    }
    if (!verification.header.isEmpty()) {
        facts.append(QString::fromUtf8(verification.header));
    }
    if (verification.signedAt) {
        facts.append(CheckOutcome::tr("signed at %1")
                         .arg(QString::fromLatin1(signing::formatTimestamp(
                             *verification.signedAt, signing::TimestampUnit::IsoSeconds))));
    }
    return facts;
}

void addVerdict(QVBoxLayout *page, const Verification &verification, CheckOutcome::Secrets secrets)
{
    QVBoxLayout *card = addCard(page);
    addProse(card, text::describe(verification), QStringLiteral("verdictSentence"));
    if (verification.matchingKey && verification.verdict != Verdict::Unchecked) {
        addProse(card, matchSentence(verification, secrets), QStringLiteral("matched"));
    }
    if (!verification.coversBody && verification.verdict != Verdict::Unchecked) {
        addWarning(
            card,
            CheckOutcome::tr("This kind of signature does not cover the body: even a good one proves who "
                             "sent it, and nothing about what is in it."),
            QStringLiteral("coverage"));
    }
    if (verification.verdict != Verdict::Unchecked) {
        addCode(card, QString::fromLatin1(signing::nameOf(verification.reason)),
                QStringLiteral("reasonCode"));
    }
}

void addDifference(QVBoxLayout *card, const explain::Difference &difference)
{
    auto *pair = new QWidget;
    auto *grid = new QGridLayout(pair);
    grid->setContentsMargins(0, theme::kSmallGap, 0, 0);
    grid->setHorizontalSpacing(theme::kMargin);
    grid->setVerticalSpacing(theme::kSmallGap);
    grid->setColumnStretch(1, 1);
    auto *place = new widgets::PlainLabel(text::describe(difference));
    place->setObjectName(QStringLiteral("firstDifference"));
    place->setWordWrap(true);
    place->setToken(theme::Token::Dim);
    grid->addWidget(place, 0, 0, 1, 2);
    addDifferenceSide(grid, CheckOutcome::tr("signed"), difference.expected, difference.lead,
                      theme::Part::Good, QStringLiteral("differenceExpected"));
    addDifferenceSide(grid, CheckOutcome::tr("arrived"), difference.got, difference.lead, theme::Part::Bad,
                      QStringLiteral("differenceGot"));
    card->addWidget(pair);
}

void addWhy(QVBoxLayout *page, const explain::Explanation &explanation)
{
    page->addWidget(new widgets::SectionLabel(CheckOutcome::tr("Why")));
    QVBoxLayout *card = addCard(page);
    addProse(card, text::describe(explanation), QStringLiteral("why"))->setFont(theme::boldFont());
    addProse(card, text::fixOf(explanation), QStringLiteral("fix"));
    if (explanation.firstDifference) {
        addDifference(card, *explanation.firstDifference);
    }
    QStringList codes;
    for (const explain::Deviation &deviation : explanation.deviations) {
        codes.append(QString::fromLatin1(explain::nameOf(deviation.cause)));
    }
    if (codes.isEmpty()) {
        codes.append(QString::fromLatin1(explain::nameOf(explanation.cause)));
    }
    const QString tried =
        explanation.isCutShort
            ? CheckOutcome::tr("%1 hypotheses tried, not all: the request is too large to try every one")
        : explanation.tried == 1 ? CheckOutcome::tr("%1 hypothesis tried")
                                 : CheckOutcome::tr("%1 hypotheses tried");
    addConfidence(card, text::word(explanation.confidence), tried.arg(QLocale().toString(explanation.tried)),
                  codes.join(QStringLiteral(" + ")));
}

void addContent(QVBoxLayout *page, const flow::Explained &explained)
{
    const auto &why = explained.explanation;
    if (why && why->sent && why->built && why->sent->bytes != why->built->bytes) {
        page->addWidget(new widgets::SectionLabel(CheckOutcome::tr("Strings to sign")));
        page->addWidget(new inspector::ContentComparison(*why->sent, *why->built));
        return;
    }
    const Verification &verification = explained.verification;
    if (!verification.content.isEmpty()) {
        page->addWidget(new widgets::SectionLabel(CheckOutcome::tr("String to sign")));
        addCard(page)->addWidget(new inspector::SignedContent(verification.content, verification.parts));
    }
}

void addLints(QVBoxLayout *page, const std::vector<explain::Lint> &lints)
{
    if (lints.empty()) {
        return;
    }
    page->addWidget(new widgets::SectionLabel(CheckOutcome::tr("Worth a look")));
    QVBoxLayout *card = addCard(page);
    for (const explain::Lint &lint : lints) {
        addWarning(card, text::describe(lint), QStringLiteral("lint"));
    }
}

} // namespace

CheckOutcome::CheckOutcome(QWidget *parent)
    : QWidget(parent)
    , m_status(new inspector::ExchangeStatus)
    , m_stack(new QStackedWidget)
    , m_failure(new widgets::EmptyState(theme::Icon::Warning, tr("Not checked"), {}))
    , m_outcome(new QScrollArea)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_status);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(new widgets::EmptyState(theme::Icon::Check, tr("Is it genuine?"),
                                               tr("Paste a request at the left and choose what it was signed "
                                                  "with. Here you read whether it verifies "
                                                  "and, when it does not, why not.")));
    m_stack->addWidget(new widgets::EmptyState(
        theme::Icon::Search, tr("Checking"),
        tr("The request is verified and, when that fails, the likely mistakes are tried one by one.")));
    m_stack->addWidget(new widgets::EmptyState(theme::Icon::Stop, tr("Stopped"),
                                               tr("The check was stopped before it was done.")));
    m_stack->addWidget(m_failure);
    m_stack->addWidget(m_outcome);
    m_status->setObjectName(QStringLiteral("status"));
    m_failure->setObjectName(QStringLiteral("failure"));
    widgets::nameControl(m_outcome, QStringLiteral("outcomePage"), tr("The outcome of the check"));
    m_outcome->setWidgetResizable(true);
    m_outcome->setFrameShape(QFrame::NoFrame);
    m_outcome->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    showNothing();
}

void CheckOutcome::showNothing()
{
    m_status->clear();
    m_stack->setCurrentIndex(Nothing);
}

void CheckOutcome::showRunning()
{
    m_status->clear();
    m_stack->setCurrentIndex(Running);
}

void CheckOutcome::showStopped()
{
    m_status->clear();
    m_stack->setCurrentIndex(Stopped);
}

void CheckOutcome::showError(const base::Error &error)
{
    m_status->clear();
    m_failure->setSentence(text::describe(error));
    m_stack->setCurrentIndex(Failed);
}

void CheckOutcome::show(const flow::Explained &explained, Secrets secrets)
{
    const inspector::DeliveryPill pill = inspector::pillOf(explained.verification);
    m_status->show(pill.tone, pill.word, factsOf(explained.verification));
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->setSpacing(theme::kGap);
    addVerdict(layout, explained.verification, secrets);
    if (explained.explanation) {
        addWhy(layout, *explained.explanation);
    }
    addContent(layout, explained);
    addLints(layout, explained.lints);
    layout->addStretch(1);
    m_outcome->setWidget(page);
    m_stack->setCurrentIndex(Outcome);
}

} // namespace sealwright::checker

#include "moc_CheckOutcome.cpp"
