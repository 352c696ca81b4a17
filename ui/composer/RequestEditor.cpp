// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestEditor.h"

#include "app/base/LastOf.h"
#include "app/text/Describe.h"
#include "ui/composer/BodyLintButton.h"
#include "ui/composer/BodyLintWatch.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/HeaderTable.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace sealwright::composer {
namespace {

enum Tab { BodyTab, HeadersTab };

QString problemOf(const widgets::NameValueRow &row, const RequestVariables &variables)
{
    const std::optional<QByteArray> name = variables.sentText(row.name);
    const std::optional<QByteArray> value = variables.sentText(row.value);
    const http::HeaderField field{name.value_or("X"), value.value_or("")}; // what is not known is fine here
    const base::Result<void> fine = http::checkHeader(field);
    return fine ? QString() : text::describe(fine.error());
}

} // namespace

RequestEditor::RequestEditor(QWidget *parent)
    : QWidget(parent)
    , m_requestTabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_body(new editor::CodeEditor)
    , m_headers(new widgets::HeaderTable)
    , m_headerCount(new widgets::Pill)
    , m_bodyLints(new BodyLintButton)
    , m_bodyLintWatch(new BodyLintWatch([this] { return m_body->bytes(); }, this))
    , m_jsonState(new QToolButton)
    , m_beautify(new QToolButton)
    , m_view(new widgets::PlainLabel)
    , m_size(new widgets::PlainLabel)
    , m_headerProblem(new widgets::PlainLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    bar->setFixedHeight(theme::kBarHeight + 1);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kSmallGap, 0, theme::kMargin, 0);
    row->setSpacing(theme::kSmallGap);
    m_requestTabs->setDrawBase(false);
    m_requestTabs->addTab(tr("Body"));
    m_requestTabs->addTab(tr("Headers"));
    m_requestTabs->setTabButton(HeadersTab, QTabBar::RightSide, m_headerCount);
    widgets::nameControl(m_requestTabs, QStringLiteral("requestTabs"), tr("Parts of the request"));
    row->addWidget(m_requestTabs);
    row->addStretch();
    m_bodyLints->setObjectName(QStringLiteral("bodyLints"));
    row->addWidget(m_bodyLints);
    m_jsonState->setAutoRaise(true);
    widgets::nameControl(m_jsonState, QStringLiteral("jsonState"), tr("The body as JSON"));
    row->addWidget(m_jsonState);
    m_view->setObjectName(QStringLiteral("view"));
    m_view->setToken(theme::Token::Warn);
    m_view->hide();
    row->addWidget(m_view);
    m_size->setObjectName(QStringLiteral("size"));
    m_size->setToken(theme::Token::Dim);
    row->addWidget(m_size);
    m_beautify->setAutoRaise(true);
    m_beautify->setIcon(theme::icon(theme::Icon::Braces));
    widgets::nameControl(
        m_beautify, QStringLiteral("beautify"), tr("Beautify"),
        tr("Lay the JSON out with line breaks and indents (Ctrl+Shift+B); order and numbers stay "
           "as they are. It changes the bytes that are signed."));
    m_beautify->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
    row->addWidget(m_beautify);
    layout->addWidget(bar);

    m_body->setObjectName(QStringLiteral("body"));
    m_body->setAccessibleName(tr("Request body"));
    widgets::nameControl(
        m_headers, QStringLiteral("headers"), tr("Request headers"),
        tr("Insert adds, Delete removes, Alt+Up and Alt+Down move, Space switches on and off"));
    setVariables({});
    auto *headersPage = new QWidget;
    auto *headersLayout = new QVBoxLayout(headersPage);
    headersLayout->setContentsMargins(0, 0, 0, 0);
    headersLayout->setSpacing(0);
    m_headerProblem->setObjectName(QStringLiteral("headerProblem"));
    m_headerProblem->setToken(theme::Token::Bad);
    m_headerProblem->setFont(theme::smallFont());
    m_headerProblem->setWordWrap(true);
    m_headerProblem->setContentsMargins(theme::kMargin, 6, theme::kMargin, 6);
    headersLayout->addWidget(m_headers, 1);
    headersLayout->addWidget(m_headerProblem);
    m_stack->addWidget(m_body);
    m_stack->addWidget(headersPage);
    layout->addWidget(m_stack, 1);

    connect(m_requestTabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_body, &editor::CodeEditor::edited, this, &RequestEditor::edited);
    connect(m_body, &editor::CodeEditor::jsonStateChanged, this, &RequestEditor::showJsonState);
    connect(m_body, &editor::CodeEditor::sizeChanged, this,
            [this](qint64 bytes) { m_size->setText(text::byteCount(bytes)); });
    connect(m_body, &editor::CodeEditor::sizeChanged, this, [this] { setBodySigned(m_isBodySigned); });
    connect(m_body, &editor::CodeEditor::edited, this, [this] { setBodySigned(m_isBodySigned); });
    connect(m_bodyLintWatch, &BodyLintWatch::changed, this,
            [this] { m_bodyLints->show(m_bodyLintWatch->findings()); });
    connect(m_bodyLints, &BodyLintButton::offsetWanted, this, &RequestEditor::goToOffset);
    connect(m_bodyLints, &BodyLintButton::sendTwinsWanted, this, &RequestEditor::sendTwinsWanted);
    connect(m_bodyLints, &BodyLintButton::makeTwinsWanted, this, &RequestEditor::makeTwinsWanted);
    connect(m_body, &editor::CodeEditor::viewChanged, this, &RequestEditor::showView);
    connect(m_headers, &widgets::HeaderTable::rowsChanged, this, [this] {
        showHeaderCount();
        Q_EMIT edited();
    });
    connect(m_beautify, &QToolButton::clicked, this, [this] { m_body->beautify(); });
    connect(m_jsonState, &QToolButton::clicked, this, [this] {
        const editor::JsonState state = m_body->jsonState();
        if (state.kind == editor::JsonState::Kind::Invalid) {
            m_requestTabs->setCurrentIndex(BodyTab);
            m_body->goTo(state.line, state.column);
        }
    });
    showJsonState({});
    showHeaderCount();
    m_size->setText(text::byteCount(0));
}

void RequestEditor::setBody(const QByteArray &body)
{
    m_body->setBytes(body);
    setBodySigned(m_isBodySigned);
}

void RequestEditor::setBodySigned(bool isSigned)
{
    m_isBodySigned = isSigned;
    if (isSigned) {
        m_bodyLintWatch->touch();
    } else {
        m_bodyLintWatch->rest();
    }
}

void RequestEditor::goToOffset(qsizetype offset)
{
    const QByteArray before = m_body->bytes().first(offset);
    m_requestTabs->setCurrentIndex(BodyTab);
    m_body->goTo(static_cast<int>(before.count('\n')) + 1,
                 static_cast<int>(offset - base::lastOf(before, '\n')));
}

QByteArray RequestEditor::body() const
{
    return m_body->bytes();
}

void RequestEditor::setHeaders(const std::vector<workspace::HeaderRow> &headers)
{
    std::vector<widgets::NameValueRow> rows;
    rows.reserve(headers.size());
    for (const workspace::HeaderRow &header : headers) {
        rows.push_back({header.name, header.value, header.enabled});
    }
    const QSignalBlocker quiet(this);
    m_headers->setRows(std::move(rows));
}

std::vector<workspace::HeaderRow> RequestEditor::headers() const
{
    std::vector<workspace::HeaderRow> headers;
    for (const widgets::NameValueRow &row : m_headers->rows()) {
        headers.push_back({row.name, row.value, row.enabled});
    }
    return headers;
}

void RequestEditor::setVariables(const RequestVariables &variables)
{
    const widgets::HoverMarker marker = variables.marker();
    m_body->setMarker(marker);
    m_headers->setMarker(marker);
    m_headers->setCheck([variables](const widgets::NameValueRow &row) { return problemOf(row, variables); });
    showHeaderCount();
}

QString RequestEditor::problem() const
{
    return m_headers->problem();
}

void RequestEditor::showHeaders()
{
    m_requestTabs->setCurrentIndex(HeadersTab);
    m_headers->setFocus();
}

void RequestEditor::focusBody()
{
    m_requestTabs->setCurrentIndex(BodyTab);
    m_body->setFocus();
}

void RequestEditor::showJsonState(const editor::JsonState &state)
{
    using Kind = editor::JsonState::Kind;
    QString word;
    QString tip = tr("The body as JSON");
    theme::Token token = theme::Token::Dim;
    switch (state.kind) {
    case Kind::Empty:
        word = tr("empty");
        tip = tr("There is no body.");
        break;
    case Kind::Valid:
        word = tr("JSON ✓");
        tip = tr("The body is valid JSON.");
        token = theme::Token::Ok;
        break;
    case Kind::Invalid:
        word = tr("not JSON: %1:%2").arg(state.line).arg(state.column);
        tip = tr("Not valid JSON at line %1, column %2: %3. It can be sent all the same. Click to go there.")
                  .arg(state.line)
                  .arg(state.column)
                  .arg(state.reason);
        token = theme::Token::Bad;
        break;
    case Kind::Unchecked:
        word = m_body->isText() ? tr("JSON not checked") : tr("not text");
        tip = m_body->isText() ? tr("The body is over 16 MB and is not checked.")
                               : tr("The body is not UTF-8 text.");
        break;
    }
    m_jsonState->setText(word);
    m_jsonState->setAccessibleName(tip);
    widgets::setPlainToolTip(m_jsonState, tip);
    QPalette tinted;
    tinted.setColor(QPalette::ButtonText, theme::color(token));
    m_jsonState->setPalette(tinted);
    m_beautify->setEnabled(state.kind == Kind::Valid);
}

void RequestEditor::showView(editor::CodeEditor::View view)
{
    using View = editor::CodeEditor::View;
    m_view->setVisible(view != View::Coloured);
    m_view->setText(view == View::Fixed ? tr("view only") : tr("no colours"));
    const QString tip =
        view == View::Fixed
            ? tr("The body cannot be edited here; it is sent exactly as it is.")
            : tr("The body is over 512 KB: it has no colours and no folding, so that typing stays quick.");
    widgets::setPlainToolTip(m_view, tip);
    m_view->setAccessibleDescription(tip);
}

void RequestEditor::showHeaderCount()
{
    const int count = m_headers->enabledCount();
    const QString problem = m_headers->problem();
    m_headerCount->setWord(problem.isEmpty() ? widgets::Pill::Tone::Neutral : widgets::Pill::Tone::Bad,
                           QString::number(count));
    // Setting the text makes the tab learn the new width of its pill.
    m_headerCount->resize(m_headerCount->sizeHint());
    m_requestTabs->setTabText(HeadersTab, tr("Headers"));
    m_headerProblem->setText(problem);
    m_headerProblem->setVisible(!problem.isEmpty());
}

} // namespace sealwright::composer

#include "moc_RequestEditor.cpp"
