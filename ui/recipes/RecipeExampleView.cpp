// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/RecipeExampleView.h"

#include "app/text/Describe.h"
#include "app/text/SignatureWalk.h"
#include "ui/editor/CodeEditor.h"
#include "ui/inspector/SignatureView.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/HeaderTable.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTabWidget>
#include <QToolButton>

namespace sealwright::recipes {
namespace {

using widgets::Pill;

constexpr int kSignDelayMs = 250;
constexpr int kHeaderRows = 5;

Pill::Tone toneOf(const signing::Verification &verification)
{
    switch (verification.verdict) {
    case signing::Verdict::Verified:
        return Pill::Tone::Ok;
    case signing::Verdict::Failed:
        return Pill::Tone::Bad;
    case signing::Verdict::Unsigned:
    case signing::Verdict::Unchecked:
        break;
    }
    return Pill::Tone::Neutral;
}

} // namespace

RecipeExampleView::RecipeExampleView(flow::TryRecipe &attempt, QWidget *parent)
    : QWidget(parent)
    , m_try(attempt)
    , m_verdict(new Pill)
    , m_verdictSentence(new widgets::PlainLabel)
    , m_exampleTabs(new QTabWidget)
    , m_steps(new inspector::SignatureView)
    , m_exampleMethod(new QComboBox)
    , m_exampleUrl(new QLineEdit)
    , m_exampleHeaders(new widgets::HeaderTable)
    , m_exampleBody(new editor::CodeEditor)
    , m_exampleKey(new widgets::ElidedLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new widgets::Surface(theme::Token::Panel);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    row->setSpacing(theme::kGap);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setDot(true);
    row->addWidget(m_verdict, 0, Qt::AlignTop);
    m_verdictSentence->setObjectName(QStringLiteral("verdictSentence"));
    m_verdictSentence->setWordWrap(true);
    m_verdictSentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(m_verdictSentence, 1);
    layout->addWidget(bar);

    m_steps->setObjectName(QStringLiteral("exampleSteps"));
    m_exampleTabs->setDocumentMode(true);
    m_exampleTabs->addTab(m_steps, tr("Steps"));
    m_exampleTabs->addTab(buildRequest(), tr("Example request"));
    widgets::nameControl(m_exampleTabs, QStringLiteral("exampleTabs"), tr("The example"));
    layout->addWidget(m_exampleTabs, 1);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kSignDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] { run(this, m_alive, ++m_round); });
    connectRequest();
}

RecipeExampleView::~RecipeExampleView()
{
    *m_alive = false;
}

QWidget *RecipeExampleView::buildRequest()
{
    auto *page = new widgets::Surface(theme::Token::Panel);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, theme::kGap, 0, 0);
    layout->setSpacing(theme::kGap);
    auto *key = new QHBoxLayout;
    key->setContentsMargins(theme::kMargin, 0, theme::kMargin, 0);
    key->setSpacing(theme::kSmallGap);
    auto *label = new widgets::HintLabel(tr("Throw-away key"));
    label->setWordWrap(false);
    key->addWidget(label);
    m_exampleKey->setFont(theme::wireFont());
    m_exampleKey->setFocusPolicy(Qt::TabFocus);
    widgets::nameControl(m_exampleKey, QStringLiteral("exampleKey"), tr("Throw-away key of the example"));
    key->addWidget(m_exampleKey, 1);
    auto *copy = new QToolButton;
    copy->setIcon(theme::icon(theme::Icon::Copy));
    copy->setAutoRaise(true);
    widgets::nameControl(copy, QStringLiteral("copyExampleKey"), tr("Copy the throw-away key"),
                         tr("Copy the key of this example: it was made for it, and goes with the window"));
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_exampleKey->text()); });
    key->addWidget(copy);
    layout->addLayout(key);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(theme::kMargin, 0, theme::kMargin, 0);
    line->setSpacing(theme::kGap);
    m_exampleMethod->addItems({QStringLiteral("POST"), QStringLiteral("GET"), QStringLiteral("PUT"),
                               QStringLiteral("PATCH"), QStringLiteral("DELETE")});
    m_exampleMethod->setFont(theme::wireFont());
    widgets::nameControl(m_exampleMethod, QStringLiteral("exampleMethod"), tr("Method of the example"));
    line->addWidget(m_exampleMethod);
    m_exampleUrl->setFont(theme::wireFont());
    widgets::nameControl(m_exampleUrl, QStringLiteral("exampleUrl"), tr("URL of the example"),
                         tr("Nothing is sent there"));
    line->addWidget(m_exampleUrl, 1);
    layout->addLayout(line);
    widgets::nameControl(m_exampleHeaders, QStringLiteral("exampleHeaders"), tr("Headers of the example"),
                         tr("Insert adds, Delete removes"));
    m_exampleHeaders->setFixedHeight(kHeaderRows * theme::kRowHeight);
    layout->addWidget(m_exampleHeaders);
    m_exampleBody->setObjectName(QStringLiteral("exampleBody"));
    m_exampleBody->setAccessibleName(tr("Body of the example"));
    layout->addWidget(m_exampleBody, 1);
    return page;
}

void RecipeExampleView::connectRequest()
{
    connect(m_exampleMethod, &QComboBox::currentIndexChanged, this, &RecipeExampleView::noteEdit);
    connect(m_exampleUrl, &QLineEdit::textEdited, this, &RecipeExampleView::noteEdit);
    connect(m_exampleHeaders, &widgets::HeaderTable::rowsChanged, this, &RecipeExampleView::noteEdit);
    connect(m_exampleBody, &editor::CodeEditor::edited, this, &RecipeExampleView::noteEdit);
}

void RecipeExampleView::start(const QByteArray &text)
{
    m_isOwnRequest = false;
    m_exampleTabs->setCurrentIndex(0);
    setText(text);
}

void RecipeExampleView::setText(const QByteArray &text)
{
    m_text = text;
    if (!m_isOwnRequest) {
        if (const auto sample = flow::TryRecipe::sample(text)) {
            fillRequest(*sample);
        }
    }
    m_delay.start();
}

void RecipeExampleView::setMistaken(const QByteArray &text)
{
    m_text = text;
    m_delay.stop();
    ++m_round;
    m_verdict->setWord(Pill::Tone::Neutral, tr("no example"));
    m_verdictSentence->setText(tr("Mend the mistakes to see it signed."));
    Q_EMIT shown();
}

void RecipeExampleView::fillRequest(const http::Request &request)
{
    m_filling = true;
    if (const int at = m_exampleMethod->findText(QString::fromUtf8(request.method)); at >= 0) {
        m_exampleMethod->setCurrentIndex(at);
    }
    m_exampleUrl->setText(QString::fromUtf8(request.url));
    std::vector<widgets::NameValueRow> rows;
    for (const http::HeaderField &field : request.headers) {
        rows.push_back({field.name, field.value, true});
    }
    m_exampleHeaders->setRows(std::move(rows));
    if (m_exampleBody->bytes() != request.body) {
        m_exampleBody->setBytes(request.body);
    }
    m_filling = false;
}

http::Request RecipeExampleView::request() const
{
    http::Request request;
    request.method = m_exampleMethod->currentText().toUtf8();
    request.url = m_exampleUrl->text().toUtf8();
    for (const widgets::NameValueRow &row : m_exampleHeaders->rows()) {
        if (row.enabled) {
            request.headers.append(row.name, row.value);
        }
    }
    request.body = m_exampleBody->bytes();
    return request;
}

void RecipeExampleView::noteEdit()
{
    if (!m_filling) {
        m_isOwnRequest = true;
        m_delay.start();
    }
}

QCoro::Task<> RecipeExampleView::run(RecipeExampleView *view, std::shared_ptr<bool> alive, int round)
{
    auto trying = view->m_try.run(view->m_text, view->request());
    const base::Result<flow::RecipeExample> example = co_await trying;
    if (!*alive || round != view->m_round) {
        co_return;
    }
    if (example) {
        view->show(*example);
    } else {
        view->showFailure(example.error());
    }
    Q_EMIT view->shown();
}

void RecipeExampleView::show(const flow::RecipeExample &example)
{
    m_verdict->setWord(toneOf(example.verification), text::word(example.verification));
    m_verdictSentence->setText(text::describe(example.verification));
    m_steps->show(text::walkOf(example.made, example.recipe));
    showKey(example.key);
}

void RecipeExampleView::showKey(const flow::ExampleKey &key)
{
    m_exampleKey->setText(QString::fromUtf8(key.isPair ? key.toVerify : key.toSign).trimmed());
}

void RecipeExampleView::showFailure(const base::Error &error)
{
    m_verdict->setWord(Pill::Tone::Warn, tr("not signed"));
    m_verdictSentence->setText(text::describe(error));
    m_steps->clear();
}

} // namespace sealwright::recipes

#include "moc_RecipeExampleView.cpp"
