// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/CheckView.h"

#include "app/text/Describe.h"
#include "app/text/DescribeToken.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/CheckForm.h"
#include "ui/tokens/DecodedView.h"
#include "ui/tokens/TokenSegments.h"
#include "ui/tokens/VerdictBar.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PartChip.h"
#include "ui/widgets/PasteField.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

namespace sealwright::tokens {
namespace {

/// Soon enough for words that count minutes.
constexpr int kLookAgainMs = 15'000;
constexpr int kTokenHeight = 300;

} // namespace

CheckView::CheckView(const CheckFlows &flows, QWidget *parent)
    : QWidget(parent)
    , m_flows(flows)
    , m_token(new widgets::PasteField(7))
    , m_tokenSize(new widgets::PlainLabel)
    , m_paste(new QToolButton)
    , m_clear(new QToolButton)
    , m_form(new CheckForm(flows.inspect))
    , m_decodedView(new DecodedView)
    , m_timePasses(new QTimer(this))
{
    layOut();
    m_timePasses->setInterval(kLookAgainMs);
    connect(m_timePasses, &QTimer::timeout, this, &CheckView::refresh);
    connect(m_token, &widgets::PasteField::changed, this, &CheckView::decode);
    connect(m_paste, &QToolButton::clicked, m_token, &widgets::PasteField::pasteAll);
    connect(m_clear, &QToolButton::clicked, m_token, &widgets::PasteField::clear);
    connect(m_decodedView, &DecodedView::pasteWanted, m_token, &widgets::PasteField::pasteAll);
    connect(m_form, &CheckForm::edited, this, &CheckView::takeBack);
    connect(m_form, &CheckForm::accepted, this, &CheckView::verify);
    connect(m_form, &CheckForm::fetchWanted, this,
            [this](const QByteArray &url) { fetch(this, m_alive, url); });
    connect(m_form, &CheckForm::fetchUnwanted, this, [this] { m_fetching.request(); });
    decode();
}

CheckView::~CheckView()
{
    *m_alive = false;
    m_fetching.request();
}

void CheckView::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("checkSplitter"));
    splitter->setChildrenCollapsible(false);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("checkScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new widgets::Surface(theme::Token::Panel);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(theme::kMargin + 4, theme::kGap, theme::kMargin + 4, theme::kMargin);
    column->setSpacing(theme::kGap);
    column->addWidget(tokenBar());
    m_token->setNames(QStringLiteral("token"), tr("Token"),
                      tr("A token in compact form; “Bearer ” before it does no harm"));
    m_token->setPlaceholderText(tr("Paste a token: eyJ…"));
    m_token->setMarker(segmentMarks);
    m_token->setMaximumHeight(kTokenHeight);
    column->addWidget(m_token, 3);
    column->addSpacing(theme::kSmallGap);
    column->addWidget(m_form);
    column->addStretch(1);
    scroll->setWidget(left);
    scroll->setMinimumWidth(400);
    m_decodedView->setMinimumWidth(360);
    splitter->addWidget(scroll);
    splitter->addWidget(m_decodedView);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({600, 604});
    layout->addWidget(splitter, 1);
}

QWidget *CheckView::tokenBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->setSpacing(theme::kSmallGap);
    row->addWidget(new widgets::SectionLabel(tr("Token")));
    row->addSpacing(theme::kGap);
    row->addWidget(new widgets::PartChip(kHeaderPart, tr("header")));
    row->addWidget(new widgets::PartChip(kPayloadPart, tr("payload")));
    row->addWidget(new widgets::PartChip(kSignaturePart, tr("signature")));
    row->addStretch();
    m_tokenSize->setObjectName(QStringLiteral("tokenSize"));
    m_tokenSize->setFont(theme::smallFont());
    m_tokenSize->setToken(theme::Token::Dim);
    row->addWidget(m_tokenSize);
    m_paste->setText(tr("Paste"));
    m_paste->setAutoRaise(true);
    widgets::nameControl(m_paste, QStringLiteral("paste"), tr("Paste"),
                         tr("The clipboard in place of what is there"));
    m_clear->setIcon(theme::icon(theme::Icon::Close));
    m_clear->setAutoRaise(true);
    widgets::nameControl(m_clear, QStringLiteral("clearToken"), tr("Clear"), tr("Forget this token"));
    row->addWidget(m_paste);
    row->addWidget(m_clear);
    return bar;
}

void CheckView::reloadCredentials()
{
    m_form->reloadCredentials();
}

void CheckView::setToken(const QByteArray &token)
{
    m_token->setBytes(token);
    m_token->setFocus();
}

void CheckView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_timePasses->start();
}

void CheckView::decode()
{
    ++m_changes;
    m_decoded.reset();
    const QByteArray text = m_token->bytes();
    const QString size = text.isEmpty() ? QString() : text::byteCount(text.size());
    m_tokenSize->setText(m_token->isFixed() ? tr("%1, too long to be edited here").arg(size) : size);
    m_clear->setEnabled(!text.isEmpty());
    if (text.trimmed().isEmpty()) {
        m_token->setInvalid(false);
        m_decodedView->showNothing();
        return;
    }
    base::Result<jwt::DecodedToken> decoded = m_flows.decode.run(text);
    m_token->setInvalid(!decoded);
    if (!decoded) {
        m_decodedView->showMalformed(text::describe(decoded.error()), decoded.error().codeText());
        return;
    }
    m_decoded = *std::move(decoded);
    m_decodedView->showToken(*m_decoded, m_flows.clock.now());
    takeBack();
}

void CheckView::refresh()
{
    if (!m_decoded || !isVisible()) {
        m_timePasses->stop();
        return;
    }
    if (base::Result<jwt::DecodedToken> again = m_flows.decode.run(m_token->bytes())) {
        m_decoded = *std::move(again);
        m_decodedView->showTimes(*m_decoded, m_flows.clock.now());
    }
}

void CheckView::takeBack()
{
    ++m_changes;
    if (m_decoded) {
        m_timePasses->start();
        m_decodedView->verdict().showVerdict(
            widgets::Pill::Tone::Warn, tr("signature not checked"),
            tr("Anybody can have written this. Give a key at the left and verify (Ctrl+Enter)."), {});
    }
}

void CheckView::verify()
{
    if (m_token->bytes().trimmed().isEmpty()) {
        m_token->setFocus();
        return;
    }
    const base::Result<jwt::TokenRules> rules = m_form->rules(m_flows.clock.now());
    if (m_form->credentialId().isEmpty() && m_form->keys() == nullptr) {
        refuse(m_form->problem());
    } else if (!rules) {
        refuse(rules.error());
    } else {
        check(this, m_alive, *rules);
    }
}

void CheckView::refuse(const base::Error &error)
{
    const bool isShown = m_form->showError(error);
    m_decodedView->verdict().showVerdict(
        widgets::Pill::Tone::Warn, tr("signature not checked"),
        isShown ? tr("It could not be checked: see what stands in red at the left.") : text::describe(error),
        isShown ? QString() : error.codeText());
}

void CheckView::show(const jwt::TokenVerification &verification, const jwt::TokenRules &rules,
                     bool byPrevious)
{
    QString sentence = text::describe(verification, rules);
    if (byPrevious) {
        sentence.append(QLatin1Char(' ')).append(tr("It was the key from before the last rotation."));
    }
    m_decodedView->verdict().showVerdict(
        verification.isValid() ? widgets::Pill::Tone::Ok : widgets::Pill::Tone::Bad,
        verification.isValid() && rules.signatureOnly ? tr("signature valid")
                                                      : text::word(verification.reason),
        sentence, QString::fromLatin1(jwt::nameOf(verification.reason)));
}

QCoro::Task<> CheckView::check(CheckView *view, std::shared_ptr<bool> alive, jwt::TokenRules rules)
{
    const QByteArray text = view->m_token->bytes();
    const QString credentialId = view->m_form->credentialId();
    if (credentialId.isEmpty()) {
        view->show(flow::VerifyToken::run(text, *view->m_form->keys(), rules), rules, false);
        co_return;
    }
    const int changes = view->m_changes;
    auto checking = view->m_flows.verifyWithCredential.run(text, credentialId, rules);
    const base::Result<flow::CredentialVerification> checked = co_await checking;
    if (!*alive || changes != view->m_changes) {
        co_return; // of what is there no more
    }
    if (checked) {
        view->show(checked->verification, rules, checked->byPrevious);
    } else {
        view->refuse(checked.error());
    }
}

QCoro::Task<> CheckView::fetch(CheckView *view, std::shared_ptr<bool> alive, QByteArray url)
{
    view->m_fetching = base::CancellationSource();
    view->m_form->setFetching(true);
    auto fetching = view->m_flows.verify.fetchKeys(url, view->m_fetching.cancellation());
    base::Result<jwt::JwkSet> keys = co_await fetching;
    if (!*alive) {
        co_return;
    }
    view->m_form->setFetching(false);
    view->m_form->useFetched(std::move(keys));
}

} // namespace sealwright::tokens

#include "moc_CheckView.cpp"
