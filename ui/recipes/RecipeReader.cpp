// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/RecipeReader.h"

#include "app/text/Describe.h"
#include "app/text/DescribeRecipe.h"
#include "app/text/SignatureWalk.h"
#include "ui/inspector/SignedContent.h"
#include "ui/recipes/MistakeLines.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolButton>

namespace sealwright::recipes {
namespace {

using widgets::Pill;

constexpr int kMostLinesOfPlaces = 10;
constexpr int kMostLinesOfDocument = 60;
constexpr int kReadingWidth = 860; ///< longer lines are hard to read

widgets::PlainLabel *paragraph(const QString &text, const QString &objectName)
{
    auto *label = new widgets::PlainLabel(text);
    label->setWordWrap(true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QVBoxLayout *card(QVBoxLayout *page, const QString &section, const QString &objectName)
{
    page->addSpacing(theme::kSmallGap);
    page->addWidget(new widgets::SectionLabel(section));
    auto *box = new widgets::Card;
    box->setObjectName(objectName);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(16, theme::kMargin, 16, theme::kMargin);
    inside->setSpacing(6);
    page->addWidget(box);
    return inside;
}

void addBytes(QVBoxLayout *box, const QByteArray &bytes, const std::vector<signing::NamedPart> &parts,
              int mostLines, const QString &objectName, const QString &accessibleName)
{
    widgets::MarkedText *text = inspector::partsView(bytes, parts, mostLines);
    widgets::nameControl(text, objectName, accessibleName);
    box->addWidget(text);
}

void addAdvice(QVBoxLayout *box, const QStringList &sentences, const QString &name)
{
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        auto *row = new QHBoxLayout;
        row->setSpacing(theme::kGap);
        auto *bullet = new widgets::PlainLabel(QStringLiteral("•"));
        bullet->setToken(theme::Token::Dim);
        row->addWidget(bullet, 0, Qt::AlignTop);
        row->addWidget(paragraph(sentences[i], name + QString::number(i)), 1);
        box->addLayout(row);
    }
}

} // namespace

RecipeReader::RecipeReader(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void RecipeReader::showRecipe(const signing::Recipe &recipe)
{
    const base::Result<signing::CompiledRecipe> compiled = signing::CompiledRecipe::compile(recipe);
    auto *ground = new widgets::Surface(theme::Token::Code);
    auto *columns = new QHBoxLayout(ground);
    columns->setContentsMargins(theme::kMargin + 4, theme::kMargin, theme::kMargin + 4, theme::kMargin);
    auto *page = new QVBoxLayout;
    page->setSpacing(theme::kGap);
    addTitle(page, recipe, compiled);
    addActions(page, recipe);
    if (compiled) {
        addWords(page, *compiled);
        addPlaces(page, *compiled);
        addAdvice(card(page, tr("A receiver should"), QStringLiteral("receiverCard")),
                  text::receiverShould(*compiled), QStringLiteral("advice"));
    } else {
        page->addWidget(paragraph(text::describe(compiled.error()), QStringLiteral("recipeProblem")));
    }
    addSource(page, recipe);
    addDocument(page, recipe);
    page->addStretch(1);
    auto *measure = new QWidget;
    measure->setLayout(page);
    page->setContentsMargins({});
    measure->setMaximumWidth(kReadingWidth);
    columns->addWidget(measure, 10);
    columns->addStretch(0);
    setWidget(ground);
}

void RecipeReader::addTitle(QVBoxLayout *page, const signing::Recipe &recipe,
                            const base::Result<signing::CompiledRecipe> &compiled)
{
    widgets::PlainLabel *name = paragraph(recipe.name, QStringLiteral("recipeName"));
    QFont large = theme::boldFont();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    name->setFont(large);
    page->addWidget(name);

    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    auto *id = new widgets::PlainLabel(recipe.id);
    id->setObjectName(QStringLiteral("recipeId"));
    id->setFont(theme::wireFont());
    id->setToken(theme::Token::Dim);
    id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(id);
    const auto addPill = [row](Pill::Tone tone, const QString &word, const char *objectName,
                               const QString &tip) {
        auto *pill = new Pill(tone, word);
        widgets::nameControl(pill, QLatin1String(objectName), word, tip);
        row->addWidget(pill);
    };
    addPill(Pill::Tone::Neutral, text::algorithmName(recipe.algorithm().toUtf8()), "algorithmPill",
            tr("How it signs"));
    if (!recipe.builtIn) {
        addPill(Pill::Tone::Neutral, tr("yours"), "ownPill", recipe.path);
    }
    if (compiled && !compiled->coversBody()) {
        addPill(Pill::Tone::Warn, tr("body not covered"), "coverPill",
                tr("The proof says nothing about the whole body"));
    }
    if (compiled && compiled->hasChallenge()) {
        addPill(Pill::Tone::Neutral, tr("handshake"), "challengePill",
                tr("The sender asks an endpoint to answer before it trusts it"));
    }
    row->addStretch(1);
    page->addLayout(row);
}

void RecipeReader::addActions(QVBoxLayout *page, const signing::Recipe &recipe)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    const auto add = [this, row](const char *name, const QString &text, const QString &tip,
                                 void (RecipeReader::*wanted)()) {
        QPushButton *button = widgets::newButton(QLatin1String(name), text, tip);
        connect(button, &QPushButton::clicked, this, wanted);
        row->addWidget(button);
        return button;
    };
    theme::makeAccent(add("useRecipe", tr("Make a credential"),
                          tr("Starts a credential that signs with this recipe"),
                          &RecipeReader::credentialWanted));
    if (!recipe.builtIn) {
        add("editRecipe", tr("Edit"), tr("Changes it, with an example that is signed as you type"),
            &RecipeReader::editWanted);
    }
    add("duplicateRecipe", tr("Duplicate"),
        tr("Starts a recipe of your own from this one, with an example that is signed as you type"),
        &RecipeReader::duplicateWanted);
    if (!recipe.builtIn) {
        add("removeRecipe", tr("Delete"), tr("Removes its file from the workspace"),
            &RecipeReader::removeWanted);
    }
    row->addStretch(1);
    page->addLayout(row);
}

void RecipeReader::addWords(QVBoxLayout *page, const signing::CompiledRecipe &recipe)
{
    QVBoxLayout *box = card(page, tr("In words"), QStringLiteral("wordsCard"));
    const QStringList sentences = text::describeWithoutSource(recipe);
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        box->addWidget(paragraph(sentences[i], QStringLiteral("sentence%1").arg(i)));
    }
}

void RecipeReader::addPlaces(QVBoxLayout *page, const signing::CompiledRecipe &recipe)
{
    const text::WalkStep sends = text::wireStep(recipe.places());
    addBytes(card(page, tr("It sends"), QStringLiteral("sendsCard")), sends.bytes, sends.parts,
             kMostLinesOfPlaces, QStringLiteral("recipePlaces"), tr("What it sends"));
    if (const QByteArray content = recipe.contentTemplate(); !content.isEmpty()) {
        addBytes(card(page, tr("It signs"), QStringLiteral("signsCard")), content,
                 recipe.contentTemplateParts(), kMostLinesOfPlaces, QStringLiteral("recipeContent"),
                 tr("What it signs"));
    }
}

void RecipeReader::addSource(QVBoxLayout *page, const signing::Recipe &recipe)
{
    const QString source = recipe.source();
    if (source.isEmpty()) {
        return;
    }
    QVBoxLayout *box = card(page, tr("Where it is from"), QStringLiteral("sourceCard"));
    auto *row = new QHBoxLayout;
    // A text to copy: it is never opened from here.
    row->addWidget(paragraph(source, QStringLiteral("recipeSource")), 1);
    auto *copy = new QToolButton;
    copy->setIcon(theme::icon(theme::Icon::Copy));
    copy->setAutoRaise(true);
    widgets::nameControl(copy, QStringLiteral("copySource"), tr("Copy the source"));
    QObject::connect(copy, &QToolButton::clicked, copy,
                     [source] { QGuiApplication::clipboard()->setText(source); });
    row->addWidget(copy, 0, Qt::AlignTop);
    box->addLayout(row);
}

void RecipeReader::addDocument(QVBoxLayout *page, const signing::Recipe &recipe)
{
    const QByteArray document =
        recipe.text.isEmpty() || recipe.builtIn ? base::prettyJson(recipe.document) : recipe.text;
    QVBoxLayout *box = card(page, tr("The document"), QStringLiteral("documentCard"));
    addBytes(box, document.trimmed(), {}, kMostLinesOfDocument, QStringLiteral("recipeDocument"),
             tr("The recipe's document"));
    box->addWidget(inspector::copyRow(document, nullptr));
}

void RecipeReader::showBroken(const workspace::BrokenFile &file, const std::vector<base::Error> &mistakes)
{
    auto *ground = new widgets::Surface(theme::Token::Code);
    auto *page = new QVBoxLayout(ground);
    page->setContentsMargins(theme::kMargin + 4, theme::kMargin + 4, theme::kMargin + 4, theme::kMargin);
    page->setSpacing(theme::kGap);
    page->addWidget(new Pill(Pill::Tone::Bad, tr("broken")), 0, Qt::AlignLeft);
    page->addWidget(
        paragraph(tr("This recipe cannot be used. Its file was left as it is, and nothing else is "
                     "affected. Correct it in an editor; it is read again when you come back."),
                  QStringLiteral("brokenSentence")));
    auto *path = new widgets::ElidedLabel(file.path);
    path->setObjectName(QStringLiteral("brokenPath"));
    path->setFont(theme::wireFont());
    path->setToken(theme::Token::Dim);
    page->addWidget(path);
    auto *copy =
        widgets::newButton(QStringLiteral("copyPath"), tr("Copy path"), tr("Copies the path of this file"));
    QObject::connect(copy, &QPushButton::clicked, copy,
                     [name = file.path] { QGuiApplication::clipboard()->setText(name); });
    page->addWidget(copy, 0, Qt::AlignLeft);
    QVBoxLayout *box = card(page, tr("What is wrong"), QStringLiteral("mistakesCard"));
    for (const MistakeLine &line : linesOf(mistakes)) {
        box->addWidget(paragraph(line.text, QStringLiteral("mistake")));
    }
    page->addStretch(1);
    setWidget(ground);
}

} // namespace sealwright::recipes

#include "moc_RecipeReader.cpp"
